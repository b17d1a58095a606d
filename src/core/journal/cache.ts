import { ascii } from './packedWords.js';
import { StoredNote } from './storedNote.js';

/** What tells that a file is the one that was read. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds. */
  readonly changed: number;
}

/** A note as it was read from a file. */
export interface CachedNote {
  readonly stamp: FileStamp;
  readonly note: StoredNote;
}

/** What a cache was made under; it serves nothing else. */
export interface CacheKey {
  /** Of the extension, since rules of reading change with it. */
  readonly version: string;
  /** All that notes are read against: frameworks, markers, ignored tags. */
  readonly setup: unknown;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Grows with every change of what is written here. */
const format = 'skill-journal-cache/4';

/** About so many characters are checked at once; then others get their turn. */
const partLength = 100_000;

/**
 * The text of a cache file, part by part, so that others get their turn between. Each part stands behind its checksum and
 * its length. In the parts: a head; a line for each note, with its URI, its stamp and, packed, what it says; the number of
 * notes. A note whose problems change with the day is left out. All is ASCII.
 */
export function* writeCache(notes: ReadonlyMap<string, CachedNote>, key: CacheKey): Generator<string> {
  yield checked(line([format, fingerprint(key), key.today]));
  let part = '';
  let count = 0;
  for (const { stamp, note } of notes.values()) {
    const { packed } = note;
    if (dependsOnDay(packed)) continue;
    const uri = ascii(JSON.stringify(note.uri)).slice(1, -1);
    part += `${uri}\t${stamp.size}\t${stamp.changed}\t${packed}\n`;
    count++;
    if (part.length < partLength) continue;
    yield checked(part);
    part = '';
  }
  yield checked(`${part}${line(count)}`);
}

/**
 * The notes of a cache file, read part by part; none where it is damaged, or was made under another key. Takes any text,
 * and never throws.
 */
export function* readCache(text: string, key: CacheKey): Generator<undefined, ReadonlyMap<string, CachedNote>> {
  const none: ReadonlyMap<string, CachedNote> = new Map();
  const notes = new Map<string, CachedNote>();
  let last: string | undefined;
  let count = 0;
  for (let at = 0; at < text.length;) {
    const part = partAt(text, at);
    if (!part) return none;
    // What the checksum vouches for was written here, if not in this place.
    const lines = text.slice(part.start, part.end - 1).split('\n');
    if (at === 0 && !isServed(lines.shift(), key)) return none;
    for (const content of lines) {
      if (last !== undefined) return none;
      const ends = tabsIn(content);
      if (!ends) {
        last = content;
        continue;
      }
      const uri = unescape(content.slice(0, ends[0]));
      const stamp = {
        size: Number(content.slice(ends[0] + 1, ends[1])),
        changed: Number(content.slice(ends[1] + 1, ends[2])),
      };
      // One that changed while the cache was written stands here again.
      notes.set(uri, { stamp, note: StoredNote.of({ uri, packed: content.slice(ends[2] + 1) }) });
      count++;
    }
    at = part.end;
    yield;
  }
  return last === String(count) ? notes : none;
}

/** Where the first three parts of a line end; undefined for a line of one part. */
function tabsIn(content: string): readonly [number, number, number] | undefined {
  const first = content.indexOf('\t');
  const second = content.indexOf('\t', first + 1);
  return first < 0 ? undefined : [first, second, content.indexOf('\t', second + 1)];
}

/** Few names of files have anything in them that was escaped. */
function unescape(word: string): string {
  return word.includes('\\') ? (JSON.parse(`"${word}"`) as string) : word;
}

function isServed(head: string | undefined, key: CacheKey): boolean {
  const start: unknown = JSON.parse(head ?? '');
  if (!Array.isArray(start) || start[0] !== format || start[1] !== fingerprint(key)) return false;
  // A clock that was put back would make a future of what is past.
  return typeof start[2] === 'string' && start[2] <= key.today;
}

function dependsOnDay(packed: string): boolean {
  return packed.includes('"code":"entry.future"');
}

function line(content: unknown): string {
  return `${ascii(JSON.stringify(content))}\n`;
}

function fingerprint(key: CacheKey): string {
  const told = JSON.stringify([key.version, key.setup]);
  return checksum(told, 0, told.length);
}

const checksumLength = 16;

function checked(content: string): string {
  return `${checksum(content, 0, content.length)} ${content.length}\n${content}`;
}

/** Where the content of the part lies that begins at an offset; undefined where it is not what was written. */
function partAt(text: string, at: number): { readonly start: number; readonly end: number } | undefined {
  const start = text.indexOf('\n', at) + 1;
  const length = /^ ([1-9][0-9]{0,9})$/.exec(text.slice(at + checksumLength, start - 1))?.[1];
  if (start === 0 || length === undefined) return undefined;
  const end = start + Number(length);
  const isWhole = end <= text.length && text.slice(at, at + checksumLength) === checksum(text, start, end);
  return isWhole ? { start, end } : undefined;
}

/** FNV-1a over pairs of UTF-16 units, twice with different starts: 16 digits. */
function checksum(text: string, start: number, end: number): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = start; i < end; i += 2) {
    const pair = text.charCodeAt(i) | (i + 1 < end ? text.charCodeAt(i + 1) << 16 : 0);
    a = Math.imul(a ^ pair ^ (a >>> 15), 0x01000193);
    b = Math.imul(b ^ pair ^ (b >>> 13), 0x85ebca6b);
  }
  return `${hex(a)}${hex(b)}`;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
