import { strFromU8, strToU8 } from 'fflate';
import { joinBytes } from '../../joinBytes.js';
import { finish, type Steps } from '../../steps.js';
import { packStamps, stampAt } from './fileStamps.js';
import { NoteBatch } from './noteBatch.js';
import { StoredNote } from './storedNote.js';

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
const format = 'skill-journal-cache/7';

/** So many notes are looked at at once; then others get their turn. */
const notesAtOnce = 500;

/** A note whose problems change with the day is not kept for another. */
export function isKept(note: StoredNote): boolean {
  return !note.facts.problems.some(({ code }) => code === 'entry.future');
}

/**
 * A cache file, part by part, so that others get their turn between. The first part is a head, the last the number of notes.
 * Between them are the batches that notes are packed in, each with the list of its notes, and lists of notes that say nothing.
 * A note that is not packed is left out.
 */
export function* writeCache(notes: Iterable<StoredNote>, key: CacheKey): Generator<Uint8Array> {
  yield writePart([format, fingerprint(key), key.today]);
  const inBatches = new Map<NoteBatch, (StoredNote | undefined)[]>();
  let silent: StoredNote[] = [];
  let looked = 0;
  let count = 0;
  for (const note of notes) {
    const { place } = note;
    if (place) {
      let list = inBatches.get(place.batch);
      if (!list) inBatches.set(place.batch, (list = Array.from({ length: place.batch.size })));
      list[place.number] = note;
    } else if (note.isSilent) {
      silent.push(note);
      count++;
    }
    if (++looked % notesAtOnce > 0) continue;
    yield silent.length > 0 ? writeNotes(silent) : none;
    silent = [];
  }
  yield silent.length > 0 ? writeNotes(silent) : none;
  for (const [batch, list] of inBatches) {
    count += list.filter((note) => note !== undefined).length;
    yield writeNotes(list, batch.bytes);
  }
  yield writePart(count);
}

/**
 * The notes of a cache file, read part by part; none where it is damaged, or was made under another key. Takes any bytes,
 * and never throws.
 */
export function* readCache(file: Uint8Array, key: CacheKey): Steps<Map<string, StoredNote>> {
  const notes = new Map<string, StoredNote>();
  let count = 0;
  for (let at = 0; ;) {
    const part = partAt(file, at);
    if (!part || (at === 0 && !isServed(part.told, key))) return new Map();
    const { told, packed, end } = part;
    if (typeof told === 'number') return told === count && end === file.length ? notes : new Map();
    // What the checksum vouches for was written here, if not in this place.
    const uris = at === 0 ? [] : (told as readonly (string | null)[]);
    const stamps = new Float64Array(copyOf(packed.subarray(0, stampLength * uris.length)).buffer);
    const bytes = packed.subarray(stampLength * uris.length);
    // A copy, or all of the file would stay.
    const batch = bytes.length > 0 ? new NoteBatch(copyOf(bytes)) : undefined;
    for (const [i, uri] of uris.entries()) {
      const stamp = stampAt(stamps, i);
      if (uri === null || !stamp) continue;
      // One that changed while the cache was written may stand here twice.
      const note = StoredNote.at(uri, batch, i);
      note.stamp = stamp;
      notes.set(uri, note);
      count++;
    }
    at = end;
    yield;
  }
}

/**
 * Files by the URIs of their notes, in the order in which the notes are kept; then the others. Neighbours share a batch, and it
 * is unpacked once for all of them.
 */
export function* inOrderKept<T>(notes: ReadonlyMap<string, unknown>, files: ReadonlyMap<string, T>): Steps<T[]> {
  const inOrder: T[] = [];
  for (const uri of notes.keys()) {
    const file = files.get(uri);
    if (file !== undefined) inOrder.push(file);
    yield;
  }
  for (const [uri, file] of files) {
    if (!notes.has(uri)) inOrder.push(file);
    yield;
  }
  return inOrder;
}

function isServed(head: unknown, key: CacheKey): boolean {
  if (!Array.isArray(head) || head[0] !== format || head[1] !== fingerprint(key)) return false;
  // A clock that was put back would make a future of what is past.
  return typeof head[2] === 'string' && head[2] <= key.today;
}

function fingerprint(key: CacheKey): string {
  return checksum(strToU8(JSON.stringify([key.version, key.setup]))).join(' ');
}

/** Two numbers of the checksum of all that follows, and the lengths of what is told and of what is packed. */
const headLength = 16;
const none: Uint8Array = new Uint8Array();

/** Bytes of a stamp. */
const stampLength = 16;

/** Their URIs, and packed their stamps before what they say; one that is gone from its batch has none. */
function writeNotes(notes: readonly (StoredNote | undefined)[], batch = none): Uint8Array {
  const stamps = packStamps(notes.map((note) => note?.stamp));
  return writePart(
    notes.map((note) => note?.uri ?? null),
    new Uint8Array(stamps.buffer),
    batch,
  );
}

function writePart(told: unknown, stamps = none, batch = none): Uint8Array {
  const text = strToU8(JSON.stringify(told));
  const part = finish(joinBytes([new Uint8Array(headLength), text, stamps, batch]));
  const head = new DataView(part.buffer);
  head.setUint32(8, text.length);
  head.setUint32(12, stamps.length + batch.length);
  checksum(part.subarray(8)).forEach((number, i) => head.setInt32(4 * i, number));
  return part;
}

interface ReadPart {
  readonly told: unknown;
  readonly packed: Uint8Array;
  readonly end: number;
}

/** The part that begins at an offset; undefined where it is not what was written. */
function partAt(file: Uint8Array, at: number): ReadPart | undefined {
  if (at + headLength > file.length) return undefined;
  const head = new DataView(file.buffer, file.byteOffset + at);
  const packedAt = at + headLength + head.getUint32(8);
  const end = packedAt + head.getUint32(12);
  if (end > file.length) return undefined;
  const isWhole = checksum(file.subarray(at + 8, end)).every((number, i) => number === head.getInt32(4 * i));
  if (!isWhole) return undefined;
  const told: unknown = JSON.parse(strFromU8(file.subarray(at + headLength, packedAt)));
  return { told, packed: file.subarray(packedAt, end), end };
}

/** Which `slice` of Node's buffers does not make. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

/** FNV-1a over words of four bytes, and then over single bytes, twice with different starts. */
function checksum(bytes: Uint8Array): readonly [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const words = bytes.length >> 2;
  let a = 0x811c9dc5 | 0;
  let b = 0x01000193;
  for (let i = 0; i < words + (bytes.length & 3); i++) {
    const word = i < words ? view.getUint32(4 * i) : view.getUint8(3 * words + i);
    a = Math.imul(a ^ word ^ (a >>> 15), 0x01000193);
    b = Math.imul(b ^ word ^ (b >>> 13), 0x85ebca6b);
  }
  return [a, b];
}
