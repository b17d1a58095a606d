import assert from 'node:assert/strict';
import {
  inOrderKept,
  isKept,
  readCache,
  writeCache,
  type CacheKey,
} from '../../../../src/core/journal/packed/cache.js';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import { batchWork } from '../../../../src/core/journal/packed/noteBatch.js';
import { finish } from '../../../../src/core/steps.js';
import { JournalIndex } from '../../../../src/core/journal/index/journalIndex.js';
import { packNotes, StoredNote } from '../../../../src/core/journal/packed/storedNote.js';
import type { NoteRecord } from '../../../../src/core/journal/model.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';
import { createRandom, randomNote } from '../../../support/randomNotes.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const key: CacheKey = { version: '1.0.0', setup: { markers: defaultMarkers }, today: '2026-12-31' };
const records = Array.from({ length: 150 }, (_, i) =>
  readNote(`file:///notes/${i}.md`, i % 3 === 0 ? 'no tags' : randomNote(createRandom(i)), options),
).filter(({ problems }) => !problems.some(({ code }) => code === 'entry.future'));
const notes = packed(records);
const file = written(notes);

function packed(together: readonly NoteRecord[]): Map<string, StoredNote> {
  const notes = new Map<string, StoredNote>();
  for (let i = 0; i < together.length; i += 40) {
    for (const note of StoredNote.unpack(packNotes(together.slice(i, i + 40)))) {
      note.stamp = { size: notes.size, changed: 1e12 + notes.size / 8 };
      notes.set(note.uri, note);
    }
  }
  return notes;
}

function written(notes: ReadonlyMap<string, StoredNote>): Uint8Array {
  return Buffer.concat([...writeCache(notes.values(), key)]);
}

function read(written: Uint8Array, under: CacheKey = key): ReadonlyMap<string, StoredNote> {
  const steps = readCache(written, under);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** As JSON, with the keys in order: `undefined` is written as nothing, and read as nothing. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

describe('the cache', () => {
  it('gives back what was written', () => {
    assert.ok(notes.size > 100);
    assert.ok([...notes.values()].some(({ record }) => record.withoutPrivate !== undefined));
    const told = (given: ReadonlyMap<string, StoredNote>): readonly string[] =>
      [...given].map(([uri, { stamp, record }]) => [uri, stamp.size, stamp.changed, inOrder(record)].join(' ')).sort();
    assert.deepEqual(told(read(file)), told(notes));
    for (const record of records) assert.equal(inOrder(notes.get(record.uri)?.record), inOrder(record));
  });

  it('gives back what changed while it was being written, as it is then', () => {
    const changing = packed(
      Array.from({ length: 20 }, (_, i) => records.map((record) => ({ ...record, uri: `${record.uri}?${i}` }))).flat(),
    );
    const [[uri, known] = ['', undefined]] = changing;
    assert.ok(known);
    const parts: Uint8Array[] = [];
    for (const part of writeCache(changing.values(), key)) {
      parts.push(part);
      if (parts.length > 1 && changing.get(uri) === known) {
        changing.delete(uri);
        const again = StoredNote.at(uri, known.place?.batch, known.place?.number);
        again.stamp = { size: 77, changed: 77 };
        changing.set(uri, again);
      }
    }
    assert.ok(parts.length > 2);
    const given = read(Buffer.concat(parts));
    assert.equal(given.size, changing.size);
    assert.equal(given.get(uri)?.stamp.size, 77);
  });

  it('serves no other version, no other settings, and no earlier day', () => {
    assert.equal(read(file, { ...key, today: '2027-01-01' }).size, notes.size);
    for (const other of [{ version: '1.0.1' }, { setup: {} }, { today: '2026-12-30' }]) {
      assert.equal(read(file, { ...key, ...other }).size, 0);
    }
  });

  it('is not for notes whose problems change with the day', () => {
    const [past, future] = packed([
      readNote('file:///g.md', '- x #ITOP/4 2027-05-05', options),
      readNote('file:///f.md', '- 2027-05-05 x #ITOP/4', options),
    ]).values();
    assert.ok(past && future);
    assert.deepEqual([isKept(past), isKept(future)], [true, false]);
  });

  it('holds no more of its file than the batches that are in use', () => {
    const [first] = [...read(file).values()].flatMap(({ place }) => place?.batch ?? []);
    assert.ok(first);
    assert.equal(first.bytes.buffer.byteLength, first.bytes.length);
  });

  it('is read in steps, and written in steps', () => {
    const parts = [...writeCache(notes.values(), key)].length;
    const steps = [...readCache(file, key)].length;
    assert.ok(parts > 4 && steps > 3, `${parts} parts, ${steps} steps`);
  });

  it('tells which files are found the quickest one behind the other: those of a batch together', () => {
    const known = read(file);
    const found = new Map([...records.map(({ uri }) => uri), 'file:///new.md'].sort().map((uri) => [uri, uri]));
    const asked = finish(inOrderKept(known, found));
    assert.deepEqual([...asked].sort(), [...found.keys()]);
    assert.equal(asked.at(-1), 'file:///new.md');
    const index = new JournalIndex();
    const before = batchWork.facts;
    for (const uri of asked) {
      const note = known.get(uri);
      if (note) index.put(note);
    }
    assert.equal(batchWork.facts - before, 4);
    assert.ok(index.noteCount > 100);
  });

  it('leaves out notes that are gone from their batch, and those that are not packed', () => {
    const some = packed(records);
    const [gone = ''] = some.keys();
    some.delete(gone);
    const open = readNote('file:///open.md', '- x #ITOP/4', options);
    some.set(open.uri, StoredNote.of(open));
    const given = read(written(some));
    assert.equal(given.size, notes.size - 1);
    assert.ok(!given.has(gone) && !given.has(open.uri));
    for (const [uri, { record }] of given) assert.equal(inOrder(record), inOrder(notes.get(uri)?.record));
  });

  it('is none when it was cut off anywhere, as by a crash', () => {
    for (let end = 0; end < file.length; end += 97) assert.equal(read(file.subarray(0, end)).size, 0, String(end));
    assert.equal(read(file.subarray(0, -1)).size, 0);
    const parts = [...writeCache(notes.values(), key)].filter(({ length }) => length > 0);
    assert.ok(parts.length > 4);
    for (let gone = 0; gone < parts.length; gone++) {
      assert.equal(read(Buffer.concat(parts.toSpliced(gone, 1))).size, 0, String(gone));
    }
  });

  it('is none when a bit has changed, or everything has', () => {
    const random = createRandom(20261123);
    for (let i = 0; i < 400; i++) {
      const at = Math.floor(random() * file.length);
      const damaged = Uint8Array.from(file);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      assert.equal(read(damaged).size, 0, `${i}: ${at}`);
    }
    const bytes = new TextEncoder();
    for (const rubbish of ['', '\n', '\0', '{}', 'null\n', '\0'.repeat(64), '\xff'.repeat(64), randomNote(random)])
      assert.equal(read(bytes.encode(rubbish)).size, 0);
    assert.equal(read(Buffer.concat([file, file])).size, 0);
  });
});
