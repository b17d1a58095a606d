import type { NoteRecord } from './model.js';
import { PackingTable, Unpacker, type PackedRecord } from './packRecord.js';

/** What tells that a file is the one that was read. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds. */
  readonly changed: number;
}

/** A note as it was read from a file. */
export interface CachedNote {
  readonly stamp: FileStamp;
  readonly record: NoteRecord;
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
const format = 'skill-journal-cache/2';

/** Notes in a line of the file: what is checked, and parsed, at once. */
const notesInLine = 64;

/**
 * The text of a cache file, piece by piece, so that others get their turn between: a head, and some notes a line with a
 * table of their words, each line behind a checksum. A note whose problems change with the day is left out.
 */
export function* writeCache(notes: ReadonlyMap<string, CachedNote>, key: CacheKey): Generator<string> {
  const lasting = [...notes.values()].filter(({ record }) => !dependsOnDay(record));
  yield checked(JSON.stringify([format, fingerprint(key), key.today, lasting.length]));
  for (let i = 0; i < lasting.length; i += notesInLine) {
    const table = new PackingTable();
    const packed = lasting
      .slice(i, i + notesInLine)
      .map(({ stamp: { size, changed }, record }) => [record.uri, size, changed, table.pack(record)]);
    yield checked(JSON.stringify([table.words, ...packed]));
  }
}

/**
 * The notes of a cache file, read piece by piece; none where it is damaged, or was made under another key. Takes any text,
 * and never throws.
 */
export function* readCache(text: string, key: CacheKey): Generator<undefined, ReadonlyMap<string, CachedNote>> {
  const none: ReadonlyMap<string, CachedNote> = new Map();
  const notes = new Map<string, CachedNote>();
  const [head, ...lines] = text.split('\n').slice(0, -1);
  const start = head === undefined ? undefined : contentOf(head);
  if (!Array.isArray(start) || start[0] !== format || start[1] !== fingerprint(key)) return none;
  // A clock that was put back would make a future of what is past.
  if (typeof start[2] !== 'string' || start[2] > key.today) return none;
  const unpacker = new Unpacker();
  for (const line of lines) {
    const content = contentOf(line);
    // What the checksum vouches for was written here, if not in this place.
    if (!Array.isArray(content) || !content.every((part) => Array.isArray(part))) return none;
    const [words, ...packed] = content as [string[], ...PackedNote[]];
    for (const [uri, size, changed, record] of packed) {
      notes.set(uri, { stamp: { size, changed }, record: unpacker.unpack(uri, record, words) });
    }
    yield;
  }
  return notes.size === start[3] ? notes : none;
}

type PackedNote = readonly [uri: string, size: number, changed: number, record: PackedRecord];

function dependsOnDay({ problems }: NoteRecord): boolean {
  return problems.some(({ code }) => code === 'entry.future');
}

function fingerprint(key: CacheKey): string {
  return checksum(JSON.stringify([key.version, key.setup]));
}

function checked(content: string): string {
  return `${checksum(content)} ${content}\n`;
}

/** What a line says; undefined where it is not what was written. */
function contentOf(line: string): unknown {
  const content = line.slice(17);
  if (line.slice(0, 17) !== `${checksum(content)} `) return undefined;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** FNV-1a over UTF-16 units, twice with different starts: 16 digits. */
function checksum(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit ^ (a >>> 15), 0x85ebca6b);
  }
  return `${hex(a)}${hex(b)}`;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
