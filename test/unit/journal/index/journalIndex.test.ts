import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JournalIndex } from '../../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../../src/core/journal/model.js';
import { OpenNote } from '../../../../src/core/journal/typing/openNote.js';
import { packNotes, StoredNote } from '../../../../src/core/journal/packed/storedNote.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { finish } from '../../../../src/core/steps.js';
import type { Tally } from '../../../../src/core/tally/model.js';
import { countJournal, tallyJournal } from '../../../../src/core/tally/tally.js';
import { countWork, packedJournal } from '../../../support/countWork.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';

const library = caseLibrary();
const options = { library, markers: defaultMarkers, today: '2026-12-31' };
const allTime = { period: { from: undefined, to: undefined }, includePrivate: true };
const seed = Number(process.env.SEED ?? 20261123);

const line = fc.constantFrom(
  '- Patched the db hosts #ITOP/4',
  '- Patched the db hosts #ITOP/4/2 #PROG/3',
  '  - drained the nodes #ITOP/4',
  '- [ ] write the runbook #ITOP/3',
  '  - [x] first half #ITOP/3',
  '- #private fee waived #ITOP/5',
  '- read the book #knowledge #ITOP/5',
  '## 2026-05-13 #ITOP/4',
  '## Notes',
  '2026-02-30 no such day #ITOP/4',
  'Skills: #ITOP/4 #private',
  '#acme/ITOP/2 moved the cluster',
  'just words',
  '',
  '```',
  '| a | 2026-06-01 | #SCTY/3 |',
  '#ITOP',
  '#ITOP/9 and #itop/4',
);
const note = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
const uri = fc.constantFrom('daily/2026-04-10.md', 'daily/2026-04-11.md', 'log.md', 'projects/k8s.md');
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ uri, text: fc.option(note, { nil: undefined }), isPacked: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ uri, text: fc.constantFrom('just words', undefined), isPacked: fc.boolean() }) },
);

/** As plain data: how an index has come to it is nobody's business. */
function everything(index: JournalIndex): unknown {
  const tallies: readonly Tally[] = [
    tallyJournal(index, library, allTime),
    tallyJournal(index, library, { ...allTime, includePrivate: false }),
    tallyJournal(index, library, { period: { from: '2026-04-11', to: '2026-12-31' }, includePrivate: true }),
  ];
  return JSON.parse(JSON.stringify([tallies, index.uris()]));
}

describe('the journal index', () => {
  it(`is after any changes what a rebuild makes (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const index = new JournalIndex();
        const notes = new Map<string, NoteRecord>();
        // An open note keeps what did not change, and the index takes it over.
        const open = new Map<string, OpenNote>();
        changes.forEach(({ uri, text, isPacked }, i) => {
          if (i % 3 === 0) everything(index);
          if (text === undefined) {
            assert.equal(index.delete(uri), notes.delete(uri));
            return;
          }
          const record = readNote(uri, text, options);
          notes.set(uri, record);
          if (isPacked) {
            for (const stored of StoredNote.unpack(packNotes([record]))) index.put(stored);
            return;
          }
          const note = open.get(uri) ?? new OpenNote(uri, options);
          open.set(uri, note);
          index.set(note.read(text));
        });
        const rebuilt = new JournalIndex();
        for (const record of [...notes.values()].reverse()) rebuilt.set(record);
        assert.deepEqual(everything(index), everything(rebuilt));
        for (const { uri } of changes) index.delete(uri);
        assert.deepEqual(everything(index), everything(new JournalIndex()));
      }),
      { seed, numRuns: 150 },
    );
  });

  it('reads no words of the entries that a new line moves', () => {
    const index = new JournalIndex();
    const open = new OpenNote('log.md', options);
    const text = '- Patched #ITOP/4\n'.repeat(100);
    index.set(open.read(text));
    let asked = 0;
    const moved = open.read(`\n${text}`);
    const entries = moved.entries.map((entry) =>
      Object.defineProperty({ ...entry }, 'text', { get: () => ((asked += 1), entry.text) }),
    );
    index.set({ ...moved, entries });
    assert.equal(index.level({ framework: 'sfia-9', code: 'ITOP' }, '4')?.evidence.length, 100);
    assert.equal(asked, 0);
    const twins = index.problemsOf('log.md').filter(({ code }) => code === 'entry.duplicate');
    assert.equal(twins.length, 99);
  });

  it(`leaves no trace of what is private (seed ${seed})`, () => {
    const secret = fc.constantFrom(
      '- #private secret #ITOP/4/99',
      '- #private\n  - secret #ITOP/3',
      '## secret #private\n\n- secret #ITOP/5\n',
      'secret #private #ITOP/4\n',
    );
    fc.assert(
      // In code a marker marks nothing.
      fc.property(
        fc.array(
          fc.oneof(
            line.filter((text) => text !== '```'),
            secret,
          ),
          { maxLength: 12 },
        ),
        (lines) => {
          const index = new JournalIndex();
          index.set(readNote('daily/2026-04-10.md', lines.join('\n'), options));
          assert.doesNotMatch(
            JSON.stringify(tallyJournal(index, library, { ...allTime, includePrivate: false })),
            /secret/,
          );
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  it(`counts the same without private entries as if they had never been written (seed ${seed})`, () => {
    const item = fc.constantFrom(
      '- Patched #ITOP/4',
      '- Wrote the exporter #PROG/3 #ITOP/4',
      '- [ ] plan it #ITOP/3',
      '- lunch',
    );
    const secret = fc.constantFrom(
      '- #private fee #ITOP/4',
      '- #private\n  - row #ITOP/3',
      '- plan #private #ITOP/5 #ITOP/9',
    );
    const items = fc.array(
      fc.oneof(
        item.map((text) => ({ text, open: true })),
        secret.map((text) => ({ text, open: false })),
      ),
    );
    fc.assert(
      fc.property(items, (parts) => {
        const numbers = (text: string, includePrivate: boolean): unknown => {
          const index = new JournalIndex();
          index.set(readNote('daily/2026-04-10.md', text, options));
          const { skills, entries, problems } = tallyJournal(index, library, { ...allTime, includePrivate });
          return {
            entries,
            problems: problems.map(({ code }) => code),
            skills: skills.map(({ code, levels }) => [
              code,
              levels.map((level) => [level.evidence.map(({ text }) => text), level.planned.length]),
            ]),
          };
        };
        const whole = parts.map(({ text }) => text).join('\n');
        const open = parts
          .filter((part) => part.open)
          .map(({ text }) => text)
          .join('\n');
        assert.deepEqual(numbers(whole, false), numbers(open, true));
      }),
      { seed, numRuns: 300 },
    );
  });

  it(`leaves out what is private in steps, while notes come and go (seed ${seed})`, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, fc.nat(3)), { maxLength: 20 }), (changes) => {
        const index = new JournalIndex();
        for (const uri of ['log.md', 'z.md']) index.set(readNote(uri, '- a #ITOP/4\n- b #private #ITOP/4', options));
        let steps = index.makePublic();
        for (const [{ uri, text }, count] of changes) {
          for (let i = 0; i < count; i++) if (steps.next().done === true) steps = index.makePublic();
          if (text === undefined) index.delete(uri);
          else index.set(readNote(uri, text, options));
        }
        const rebuilt = new JournalIndex();
        for (const record of index.records()) if (record) rebuilt.set(record);
        assert.deepEqual(everything(finish(steps)), everything(rebuilt.withoutPrivate()));
        assert.equal(index.withoutPrivate().withoutPrivate(), index.withoutPrivate());
      }),
      { seed, numRuns: 100 },
    );
  });

  it('is its own part without private blocks where there are none', () => {
    const index = new JournalIndex();
    index.set(readNote('log.md', '- a #ITOP/4\n', options));
    assert.equal(index.withoutPrivate(), index);
    index.set(readNote('log.md', '- a #ITOP/4\n- b #private #ITOP/4\n', options));
    const shown = index.withoutPrivate();
    assert.deepEqual([index.piecesOf('log.md').length, shown.piecesOf('log.md').length], [2, 1]);
    index.delete('log.md');
    assert.equal(index.withoutPrivate(), index);
  });

  it('tells notes that say nothing without reading them, and knows of no others', () => {
    const words = ['- a #ITOP/4\n', 'just words\n', '#ITOP\n'].map((text, i) => readNote(`${i}.md`, text, options));
    const index = packedJournal(words);
    const silent = (function* () {
      yield undefined;
      return ['0.md', '1.md', '2.md', '3.md'].map((uri) => index.isSilent(uri));
    })();
    const { result, read } = countWork(silent);
    assert.deepEqual([result, read], [[false, true, false, true], []]);
  });

  it('names the place where equal words were counted before', () => {
    const index = new JournalIndex();
    index.set(readNote('daily/2026-04-10.md', '- Restored the wiki #ITOP/4', options));
    index.set(readNote('daily/2026-04-11.md', '- Restored the wiki #ITOP/4\n- Restored the wiki #ITOP/3', options));
    const found = finish(index.problems());
    assert.deepEqual(
      found.map(({ code, uri, args }) => [code, uri, args['where']]),
      [['entry.duplicate', 'daily/2026-04-11.md', 'daily/2026-04-10.md']],
    );
    // Where the rest of the journal has not been looked at, too.
    const fresh = new JournalIndex();
    for (const uri of ['daily/2026-04-11.md', 'daily/2026-04-10.md']) {
      const note = index.record(uri);
      if (note) fresh.set(note);
    }
    for (let i = 0; i < 10; i++) {
      assert.deepEqual(fresh.problemsOf('daily/2026-04-11.md'), found);
      assert.deepEqual(fresh.problemsOf('daily/2026-04-10.md'), []);
    }
    index.delete('daily/2026-04-10.md');
    assert.deepEqual(finish(index.problems()), []);
  });

  it('is counted in steps, with one for each note that has problems', () => {
    const notes = 60;
    const records = Array.from({ length: notes }, (_, i) =>
      readNote(`${i}.md`, '- Restored the wiki #ITOP/4', options),
    );
    const { result, steps, most } = countWork(countJournal(packedJournal(records), library, allTime));
    assert.equal(result.problems.filter(({ code }) => code === 'entry.duplicate').length, notes - 1);
    assert.ok(steps >= notes);
    // A note, and the one that has its words.
    assert.ok(most <= 2, `${most} notes in one step`);
  });

  it('counts no note that its own front matter leaves out', () => {
    const index = new JournalIndex();
    index.set(readNote('a.md', '---\nskill-journal: review/1\n---\n- x #ITOP/4', options));
    assert.equal(index.noteCount, 0);
    assert.deepEqual(tallyJournal(index, library, allTime).skills, []);
  });
});
