import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportReview, reviewFormats } from '../../../src/core/review/exportReview.js';
import type { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { findLeak, type Leak } from '../../../src/core/review/leak.js';
import { exportTally, tallyFormats } from '../../../src/core/review/tallyExport.js';
import { finish } from '../../../src/core/steps.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { wordsOfDocx } from '../../../src/core/review/docxFile.js';
import { countWork, packedJournal } from '../../support/countWork.js';
import { writeReview } from './atOnce.js';
import { indexOf, makeReview, render, reviewPeriod } from './journal.js';

const seed = Number(process.env['SEED'] ?? 20261123);
const secret = 'zwiebelkuchen gegen alles geheimhaltung';

/** Blocks of a note; each private one has the secret words in it. */
const block = fc.constantFrom(
  '- Ran the restore test #BACKUPS/1/1',
  `- #private ${secret} #BACKUPS/2/1`,
  `- Restored the wiki #BACKUPS/2/2\n  - ${secret} #private\n  - result:: all back`,
  `- Restored the mail #BACKUPS/2\n  - result:: ${secret} #private/hr`,
  `## Talk #private\n\n${secret}\n\n- ${secret} #TEACHING/2\n`,
  `## Course #TEACHING/3\n\nPlanned it.\n\n- ${secret} #private\n`,
  `- Taught a colleague #TEACHING/2\n  > [!review] Anna #private\n  > ${secret}\n`,
  `- [ ] ${secret} #private #TEACHING/3/1`,
  `- ${secret} #private #knowledge #BACKUPS/1`,
  `Moved the tapes ${secret}\n\n#BACKUPS/1 #private`,
  '2026-05-05 Wrote a guide #WRITING/2/1',
  '- [ ] plan the course #TEACHING/3',
  `| what |\n| --- |\n| ${secret} #private #BACKUPS/1 |\n| Counted tapes #BACKUPS/1/2 |\n`,
  '# Day 2026-04-01',
  'just words',
);
const note = fc.array(block, { minLength: 1, maxLength: 7 }).map((blocks) => blocks.join('\n\n'));
const head = fc.constantFrom(
  '',
  `---\ntags: [private, BACKUPS/1]\n---\n# ${secret}\n\n${secret}\n\n`,
  '---\ntags: [BACKUPS/1]\n---\n',
);
const journal = fc
  .array(fc.tuple(head, note), { minLength: 1, maxLength: 4 })
  .map((notes) => Object.fromEntries(notes.map(([front, text], i) => [`daily/2026-0${i + 1}-01.md`, front + text])));

function find(words: string, journal: JournalIndex): Leak | undefined {
  return finish(findLeak(words, journal));
}

function readable(data: string | Uint8Array): string {
  return typeof data === 'string' ? data : wordsOfDocx(data);
}

describe('exports and what is private', () => {
  it(`have not a word of private blocks, in any format (seed ${seed})`, async function () {
    // Each run makes several Word documents.
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(journal, async (notes) => {
        const { source, context, library } = makeReview(notes);
        const written = writeReview(source, render);
        for (const format of reviewFormats) {
          const exported = await exportReview(written, format, context);
          assert.ok(exported.kind === 'export', `a leak in ${format}`);
          assert.ok(!/zwiebelkuchen|geheimhaltung/i.test(readable(exported.data)), format);
        }
        const tally = tallyJournal(context.journal, library, { period: reviewPeriod, includePrivate: false });
        for (const format of tallyFormats) {
          const exported = await exportTally(tally, source.review, format, context);
          assert.ok(exported.kind === 'export', `a leak in ${format}`);
          assert.ok(!/zwiebelkuchen|geheimhaltung/i.test(readable(exported.data)), format);
        }
      }),
      { seed, numRuns: 12 },
    );
  });

  it('are the same as those of a journal in which the private blocks were never written', () => {
    const open = '- Ran the restore test #BACKUPS/1/1\n';
    const both = `${open}- #private Told nobody about it #BACKUPS/1/1\n`;
    const print = (text: string): string => writeReview(makeReview({ 'a/2026-01-01.md': text }).source, render).text;
    assert.equal(print(both), print(open));
  });

  it('are refused in every format when private words get into them after all', async () => {
    const { source, context } = makeReview({
      'a/2026-01-01.md': `- Ran the restore test #BACKUPS/1/1\n- ${secret} #private #BACKUPS/1\n`,
    });
    const { text, review } = writeReview(source, render);
    const [skill] = review.skills;
    assert.ok(skill);
    const spoilt = {
      text: text.replace('Ran the restore test', secret),
      review: {
        ...review,
        skills: [
          {
            ...skill,
            levels: skill.levels.map((level) => ({
              ...level,
              groups: level.groups.map((group) => ({
                ...group,
                pieces: group.pieces.map((piece) => ({
                  ...piece,
                  evidence: { ...piece.evidence, lines: [secret.toUpperCase()] },
                })),
              })),
            })),
          },
        ],
      },
    };
    for (const format of reviewFormats) {
      const exported = await exportReview(spoilt, format, context);
      assert.deepEqual(exported, { kind: 'leak', leak: { uri: 'a/2026-01-01.md', line: 2 } }, format);
    }
  });

  it('are not refused for words that are in the open elsewhere', () => {
    const index = indexOf({
      'a.md': '- Ran the restore test on Monday #private #BACKUPS/1\n',
      'b.md': '- Ran the restore test on Monday #BACKUPS/1\n- Done #private #BACKUPS/1\n',
    });
    assert.equal(find('Ran the restore test on Monday. Done', index), undefined);
    assert.deepEqual(find('x', indexOf({ 'a.md': '- Done well #private #BACKUPS/1\n' })), undefined);
  });

  it('are refused for a part of a long private line, and for one of a script without blanks', () => {
    const long = '- She said that the whole plan is off since Tuesday evening at nine #private #BACKUPS/1\n';
    assert.ok(find('… that the whole plan is off …', indexOf({ 'a.md': long })));
    assert.ok(find('会议：裁员计划暂时保密', indexOf({ 'a.md': '- 裁员计划暂时保密 #private #BACKUPS/1\n' })));
  });

  it('are looked through without the words of notes that have nothing private, unless something is found', () => {
    const open = Array.from({ length: 40 }, (_, i) => [`open ${i}.md`, '- Ran it #BACKUPS/1\n'] as const);
    const twice = '- Ran it twice, and then again';
    const notes = {
      ...Object.fromEntries(open),
      'a.md': `${twice} #private #BACKUPS/1`,
      'z.md': `${twice} #BACKUPS/1`,
    };
    const index = packedJournal([...indexOf(notes).records()].flatMap((record) => record ?? []));
    const none = countWork(findLeak('Ran it\nRan it', index));
    assert.deepEqual([none.result, none.read], [undefined, ['a.md']]);
    assert.ok(none.steps >= index.noteCount + 2, 'a step for each note and each line');
    const found = countWork(findLeak('He ran it twice, and then again.', index));
    assert.deepEqual([found.result, found.most], [undefined, 1]);
    assert.ok(found.read.includes('z.md'));
    assert.ok(found.steps >= 2 * index.noteCount);
  });

  it('cost nothing more in a journal without anything private', () => {
    const index = indexOf({ 'a.md': '- Ran it #BACKUPS/1\n', 'b.md': '- Ran it #BACKUPS/1\n' });
    assert.deepEqual(countWork(findLeak('Ran it', index)).read, []);
  });
});
