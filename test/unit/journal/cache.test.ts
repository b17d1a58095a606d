import assert from 'node:assert/strict';
import { readCache, writeCache, type CachedNote, type CacheKey } from '../../../src/core/journal/cache.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { StoredNote } from '../../../src/core/journal/storedNote.js';
import { readNote } from '../../../src/core/journal/read.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { createRandom, randomNote } from '../../support/randomNotes.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const key: CacheKey = { version: '1.0.0', setup: { markers: defaultMarkers }, today: '2026-12-31' };
const notes = new Map<string, CachedNote>();
for (let i = 0; i < 150; i++) {
  const uri = `file:///notes/${i}.md`;
  const record = readNote(uri, i % 3 === 0 ? 'no tags' : randomNote(createRandom(i)), options);
  if (!record.problems.some(({ code }) => code === 'entry.future'))
    notes.set(uri, { stamp: { size: i, changed: 1e12 + i / 8 }, note: StoredNote.of(record) });
}
const text = [...writeCache(notes, key)].join('');

function read(written: string, under: CacheKey = key): ReadonlyMap<string, CachedNote> {
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
    assert.ok([...notes.values()].some(({ note }) => note.record.withoutPrivate !== undefined));
    const told = ([uri, { stamp, note }]: [string, CachedNote]): string =>
      [uri, stamp.size, stamp.changed, inOrder(note.record)].join(' ');
    assert.deepEqual([...read(text)].map(told), [...notes].map(told));
  });

  it('gives back what changed while it was being written, as it is then', () => {
    const changing = new Map<string, CachedNote>();
    for (let i = 0; i < 20; i++) {
      for (const { stamp, note } of notes.values()) {
        const uri = `${note.uri}?${i}`;
        changing.set(uri, { stamp, note: StoredNote.of({ uri, packed: note.packed }) });
      }
    }
    const [[uri, known] = ['', undefined]] = changing;
    assert.ok(known);
    const parts: string[] = [];
    for (const part of writeCache(changing, key)) {
      parts.push(part);
      if (parts.length > 1 && changing.get(uri) === known) {
        changing.delete(uri);
        changing.set(uri, { ...known, stamp: { size: 77, changed: 77 } });
      }
    }
    assert.ok(parts.length > 2);
    const given = read(parts.join(''));
    assert.equal(given.size, changing.size);
    assert.equal(given.get(uri)?.stamp.size, 77);
  });

  it('serves no other version, no other settings, and no earlier day', () => {
    assert.equal(read(text, { ...key, today: '2027-01-01' }).size, notes.size);
    for (const other of [{ version: '1.0.1' }, { setup: {} }, { today: '2026-12-30' }]) {
      assert.equal(read(text, { ...key, ...other }).size, 0);
    }
  });

  it('leaves out notes whose problems change with the day', () => {
    const record = readNote('file:///f.md', '- x #ITOP/4 2027-05-05', options);
    const future = readNote('file:///f.md', '- 2027-05-05 x #ITOP/4', options);
    assert.deepEqual(
      future.problems.map(({ code }) => code),
      ['entry.future'],
    );
    const stamp = { size: 1, changed: 1 };
    const written = [
      ...writeCache(
        new Map([
          ['file:///f.md', { stamp, note: StoredNote.of(future) }],
          ['file:///g.md', { stamp, note: StoredNote.of({ ...record, uri: 'file:///g.md' }) }],
        ]),
        key,
      ),
    ];
    assert.deepEqual([...read(written.join('')).keys()], ['file:///g.md']);
  });

  it('is none when it was cut off anywhere, as by a crash', () => {
    for (let end = 0; end < text.length; end += 97) assert.equal(read(text.slice(0, end)).size, 0, String(end));
    assert.equal(read(text.slice(0, -1)).size, 0);
    const lines = text.split(/(?<=\n)/);
    for (let gone = 0; gone < lines.length; gone++) assert.equal(read(lines.toSpliced(gone, 1).join('')).size, 0);
  });

  it('is none when a character has changed, or everything has', () => {
    const random = createRandom(20261123);
    for (let i = 0; i < 400; i++) {
      const at = Math.floor(random() * text.length);
      const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << Math.floor(random() * 7)));
      const damaged = text.slice(0, at) + other + text.slice(at + 1);
      assert.equal(read(damaged).size, 0, `${i}: ${at}`);
    }
    for (const rubbish of ['', '\n', '\0', '{}', 'null\n', text.repeat(2), randomNote(random)])
      assert.equal(read(rubbish).size, 0);
  });
});
