import assert from 'node:assert/strict';
import { JournalIndex } from '../../../src/core/journal/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { OpenNote } from '../../../src/core/journal/openNote.js';
import { readNote } from '../../../src/core/journal/read.js';
import { StoredNote } from '../../../src/core/journal/storedNote.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { createRandom, randomNote } from '../../support/randomNotes.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const allTime = { period: { from: undefined, to: undefined }, includePrivate: true };

function read(text: string, uri = 'file:///notes/a.md'): NoteRecord {
  return readNote(uri, text, options);
}

function packed(record: NoteRecord): StoredNote {
  return StoredNote.of({ uri: record.uri, packed: StoredNote.of(record).packed });
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

  it('is one line of ASCII, and nothing where the note says nothing', () => {
    const { packed: line } = StoredNote.of(read('- Zürich – “Ω” 漢字 😀\u2028 #ITOP/4 2026-03-01'));
    assert.match(line, /^[ -~]+\t[ -~]+$/);
    assert.match(
      packed(read('- Zürich – “Ω” 漢字 😀 #ITOP/4')).record.entries[0]?.text ?? '',
      /^Zürich – “Ω” 漢字 😀$/,
    );
    assert.equal(StoredNote.of(read('nothing')).packed, '');
    assert.deepEqual(packed(read('nothing')).record, read('nothing'));
  });

  it('gives the same record as long as somebody holds it', () => {
    const note = packed(read('- Did it #ITOP/4'));
    assert.equal(note.record, note.record);
  });

  it('is not unpacked to learn that nobody has commented on its entries', () => {
    const uri = 'file:///notes/a.md';
    const [head = ''] = StoredNote.of(read('- Did it #ITOP/4')).packed.split('\t');
    const index = new JournalIndex();
    index.put(StoredNote.of({ uri, packed: `${head}\tno words here` }));
    const [piece] = index.piecesOf(uri);
    assert.throws(() => piece?.text);
    assert.equal(piece?.comments, undefined);
  });

  it('knows which skills it may name', () => {
    const note = packed(read('- Did it #ITOP/4'));
    assert.equal(note.mayName('ITOP'), true);
    assert.equal(note.mayName('TEST'), false);
    assert.equal(note.mayName(''), true);
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
      assert.deepEqual(plain(b.records()), plain(a.records()));
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
