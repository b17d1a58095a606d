import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { JournalIndex } from '../../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../../src/core/journal/model.js';
import { OpenNote } from '../../../../src/core/journal/typing/openNote.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { batchWork, type NoteBatch } from '../../../../src/core/journal/packed/noteBatch.js';
import { packNotes, StoredNote } from '../../../../src/core/journal/packed/storedNote.js';
import { tallyJournal } from '../../../../src/core/tally/tally.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';
import { createRandom, randomNote } from '../../../support/randomNotes.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const allTime = { period: { from: undefined, to: undefined }, includePrivate: true };

function read(text: string, uri = 'file:///notes/a.md'): NoteRecord {
  return readNote(uri, text, options);
}

/** As the host gets them from the worker, by their URIs. */
function packedTogether(notes: readonly NoteRecord[]): ReadonlyMap<string, StoredNote> {
  return new Map(StoredNote.unpack(structuredClone(packNotes(notes))).map((note) => [note.uri, note]));
}

function packed(record: NoteRecord): StoredNote {
  return packedTogether([record]).get(record.uri) ?? assert.fail();
}

/** What is undefined is written as nothing, and read as nothing. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const records = Array.from({ length: 400 }, (_, i) => read(randomNote(createRandom(i)), `file:///notes/${i}.md`));

describe('a stored note', () => {
  it('says, packed, what its record says', () => {
    assert.ok(records.some(({ withoutPrivate }) => withoutPrivate));
    assert.ok(records.some(({ entries }) => entries.some(({ comments }) => comments)));
    assert.ok(records.some(({ entries }) => entries.some(({ mentions }) => mentions.length > 0)));
    for (const record of records) {
      assert.deepEqual(plain(packed(record).record), plain(record));
      const shown = StoredNote.of(record).withoutPrivate();
      assert.deepEqual(plain(packed(record).withoutPrivate().record), plain(shown.record));
    }
  });

  it('says the same among many, whichever is asked first', () => {
    const random = createRandom(20261126);
    const notes = packedTogether(records);
    assert.equal(notes.size, records.length);
    for (const record of records.toSorted(() => random() - 0.5)) {
      const note = notes.get(record.uri);
      assert.deepEqual(plain(note?.record), plain(record));
      assert.deepEqual(plain(note?.withoutPrivate().record), plain(StoredNote.of(record).withoutPrivate().record));
    }
  });

  it('keeps letters of all scripts', () => {
    const { text, heading } = packed(read('# 記録\n\n- Zürich – “Ω” 漢字 😀 \ud83d #ITOP/4')).record.entries[0] ?? {};
    assert.deepEqual([text, heading], ['Zürich – “Ω” 漢字 😀 \ud83d', '記録']);
  });

  it('stands in no batch where it says nothing', () => {
    const { uris, batches, silent } = packNotes([read('nothing'), read('- Did it #ITOP/4', 'file:///b.md')]);
    assert.deepEqual([uris, batches.length, silent], [['file:///b.md'], 1, ['file:///notes/a.md']]);
    assert.deepEqual(packNotes([read('nothing')]).batches, []);
    assert.deepEqual(packed(read('nothing')).record, read('nothing'));
  });

  it('gives the same record as long as somebody holds it', () => {
    const note = packed(read('- Did it #ITOP/4'));
    assert.equal(note.record, note.record);
  });

  it('is not unpacked to learn that nobody has commented on its entries', () => {
    const uri = 'file:///notes/a.md';
    const index = new JournalIndex();
    const note = packed(read('- Did it #ITOP/4'));
    Object.defineProperty(note, 'record', { get: () => assert.fail('It was unpacked.') });
    index.put(note);
    const [piece] = index.piecesOf(uri);
    assert.throws(() => piece?.text, /unpacked/);
    assert.equal(piece?.comments, undefined);
  });

  it('knows which skills it may name', () => {
    const note = packed(read('- Did it #ITOP/4'));
    assert.equal(note.mayName('ITOP'), true);
    assert.equal(note.mayName('TEST'), false);
    assert.equal(note.mayName(''), true);
    assert.deepEqual([packed(read('nothing')).mayName('ITOP'), packed(read('nothing')).mayName('')], [false, true]);
  });
});

describe('notes that were packed together', () => {
  const batchesOf = (notes: Iterable<StoredNote>): ReadonlySet<NoteBatch | undefined> =>
    new Set([...notes].map(({ place }) => place?.batch));
  const repack = (notes: readonly StoredNote[]): void => void [...StoredNote.repack(notes)];
  const countUnpacked = (notes: readonly StoredNote[]): { unpacked(): number } => {
    let count = 0;
    for (const note of notes) {
      const { record } = note;
      Object.defineProperty(note, 'record', { get: () => (count++, record) });
    }
    return { unpacked: () => count };
  };
  const speaking = records.filter(({ entries }) => entries.length > 0).slice(0, 90);

  it('stay as they are while all of them are there', () => {
    const notes = [...packedTogether(speaking).values()];
    const before = batchesOf(notes);
    repack(notes);
    assert.deepEqual([...batchesOf(notes)], [...before]);
  });

  it('are packed anew when some are gone, so that these leave no words behind', () => {
    const secret = read('- Left for good #ITOP/4', 'file:///notes/gone.md');
    const notes = [...packedTogether([secret, ...speaking]).values()];
    const words = (of: readonly StoredNote[]): string =>
      [...batchesOf(of)].map((batch) => Array.from({ length: 200 }, (_, i) => batch?.words(i)).join('\n')).join('\n');
    assert.match(words(notes), /Left for good/);
    const staying = notes.filter(({ uri }) => uri !== secret.uri);
    repack(staying);
    assert.doesNotMatch(words(staying), /Left for good/);
    assert.equal(batchesOf(staying).size, 3);
    for (const [i, note] of staying.entries()) assert.deepEqual(plain(note.record), plain(speaking[i]));
  });

  it('are packed anew for the journal without private blocks too, which holds none of the batches before', () => {
    const secret = read('- Left for good #ITOP/4', 'file:///notes/gone.md');
    const notes = [...packedTogether([secret, ...speaking]).values()];
    const index = new JournalIndex();
    for (const note of notes) index.put(note);
    const shown = index.withoutPrivate();
    assert.notEqual(shown, index);
    index.delete(secret.uri);
    repack(notes.filter(({ uri }) => uri !== secret.uri));
    const held = (of: JournalIndex): ReadonlySet<NoteBatch | undefined> => batchesOf(of['notes'].values());
    assert.deepEqual([held(index).size, new Set([...held(shown), ...held(index)]).size], [3, 3]);
    const fresh = new JournalIndex();
    for (const record of speaking) fresh.set(record);
    assert.deepEqual(plain([...shown.records()]), plain([...fresh.withoutPrivate().records()]));
  });

  it('are put together where each was read alone', () => {
    const notes = speaking.slice(0, 30).map(packed);
    assert.equal(batchesOf(notes).size, 30);
    repack(notes);
    assert.equal(batchesOf(notes).size, 1);
    for (const [i, note] of notes.entries()) assert.deepEqual(plain(note.record), plain(speaking[i]));
  });

  it('are packed anew step by step, each of one note', () => {
    const staying = [...packedTogether(speaking).values()].filter((_, i) => i % 40 > 0);
    const watched = countUnpacked(staying);
    let most = 0;
    let before = 0;
    for (const steps = StoredNote.repack(staying); steps.next().done !== true;) {
      most = Math.max(most, watched.unpacked() - before);
      before = watched.unpacked();
    }
    assert.equal(before, staying.length);
    assert.equal(most, 1);
  });

  it('are many where they are short, and few where they are long', () => {
    const long = (i: number): NoteRecord =>
      read(`- Moved disk ${i} #ITOP/4\n`.repeat(2_000), `file:///notes/long ${i}.md`);
    const notes = [...packedTogether([...speaking.slice(0, 10), ...[1, 2, 3, 4].map(long)]).values()];
    assert.equal(batchesOf(notes).size, 5);
    repack(notes);
    assert.equal(batchesOf(notes).size, 5);
    for (const [i, note] of notes.slice(10).entries()) assert.deepEqual(plain(note.record), plain(long(i + 1)));
  });

  it('stay unpacked for who asks again, whatever the garbage collector does meanwhile', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const notes = [...packedTogether(speaking).values()];
    for (const note of notes) note.mayName('ITOP');
    await new Promise((resolve) => setTimeout(resolve, 1));
    collect();
    const before = batchWork.words;
    for (const note of notes) note.mayName('ITOP');
    assert.equal(batchWork.words, before);
  });

  it('are unpacked once for all that is asked of them at once', () => {
    const notes = [...packedTogether(speaking.slice(0, 40)).values()];
    const before = batchWork.words;
    for (const note of notes) assert.ok(note.record.entries.length > 0);
    assert.equal(batchWork.words - before, 1);
  });
});

describe('an index of packed notes', () => {
  it('counts the same as one of records, and says the same of each', () => {
    const whole = new JournalIndex();
    const small = new JournalIndex();
    for (const record of records) {
      whole.set(record);
      small.put(packed(record));
    }
    for (const [a, b] of [
      [whole, small],
      [whole.withoutPrivate(), small.withoutPrivate()],
    ] as const) {
      assert.equal(
        JSON.stringify(tallyJournal(a, options.library, allTime)),
        JSON.stringify(tallyJournal(b, options.library, allTime)),
      );
      assert.deepEqual(plain([...b.records()]), plain([...a.records()]));
      assert.equal(a.noteCount, b.noteCount);
    }
  });

  it('follows a note from packed to open and back', () => {
    const index = new JournalIndex();
    const texts = [
      '- Did it #ITOP/4',
      '- Did it #ITOP/4\n- And more #ITOP/3',
      '- And more #ITOP/3',
      'nothing',
      '- Did it #ITOP/4',
    ];
    texts.forEach((text, i) => {
      index.put(i % 2 === 0 ? packed(read(text)) : StoredNote.of(read(text)));
      const fresh = new JournalIndex();
      fresh.set(read(text));
      assert.equal(
        JSON.stringify(tallyJournal(index, options.library, allTime)),
        JSON.stringify(tallyJournal(fresh, options.library, allTime)),
      );
    });
  });

  it('keeps the words with their places where an entry comes or goes above in an open note', () => {
    const index = new JournalIndex();
    const note = new OpenNote('file:///notes/a.md', options);
    for (const first of ['- Wrote words', '- Wrote words #ITOP/3', '- Wrote words']) {
      index.set(note.read(`${first}\n- Did it #ITOP/4\n`));
      const said = index.piecesOf('file:///notes/a.md').map(({ list, text }) => `${list.level} ${text}`);
      assert.deepEqual(said, [...(first.includes('#') ? ['3 Wrote words'] : []), '4 Did it']);
    }
  });

  it('leaves a tally that was made before as it was', () => {
    const index = new JournalIndex();
    index.put(packed(read('- Did it #ITOP/4')));
    const before = tallyJournal(index, options.library, allTime);
    index.put(packed(read('\n\n- Did another thing #ITOP/4')));
    const [entry] = before.skills.flatMap(({ levels }) => levels.flatMap(({ evidence }) => evidence));
    assert.deepEqual([entry?.text, entry?.position.line], ['Did it', 0]);
  });

  it('unpacks no note to count it', () => {
    const index = new JournalIndex();
    for (let i = 0; i < 100; i++) {
      const note = packed(read(`- Did ${i} #ITOP/4/2\n- [ ] Plan ${i} #ITOP/5\n`, `file:///notes/${i}.md`));
      Object.defineProperty(note, 'record', { get: () => assert.fail(`${note.uri} was unpacked`) });
      index.put(note);
    }
    const { skills } = tallyJournal(index, options.library, { ...allTime, only: () => true });
    assert.equal(skills.flatMap(({ levels }) => levels.flatMap(({ evidence }) => evidence)).length, 100);
  });
});
