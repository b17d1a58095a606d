import assert from 'node:assert/strict';
import { buildReview } from '../../../src/core/review/build.js';
import { exportReview, type ExportContext } from '../../../src/core/review/exportReview.js';
import type { Steps } from '../../../src/core/steps.js';
import { refreshReview, writeReview } from '../../../src/core/review/write.js';
import { countWork, packedJournal } from '../../support/countWork.js';
import { indexOf, printHere, render, reviewLibrary, reviewPeriod } from './journal.js';

describe('a review of many notes', () => {
  const pieces = 60;
  const library = reviewLibrary();
  const text = (i: number): string =>
    `- Ran the restore test ${i} #BACKUPS/1/1\n- Restored the wiki ${i} #BACKUPS/2\n- [ ] plan course ${i} #TEACHING/3\n`;
  const notes = Array.from({ length: pieces }, (_, i) => [`daily/2026-01-01 ${i}.md`, text(i)] as const);
  const journal = packedJournal(
    [...indexOf(Object.fromEntries(notes), library).records()].flatMap((note) => note ?? []),
  );
  const options = { period: reviewPeriod, includeLicensedText: false, pathOf: (uri: string) => uri };
  const built = countWork(buildReview(journal, library, options));
  const written = countWork(writeReview(built.result, render));

  it('is made with a step for each piece, whose note is unpacked then', () => {
    assert.ok(built.steps >= 3 * pieces);
    assert.equal(built.most, 1);
    assert.equal(new Set(built.read).size, pieces);
  });

  it('is told with a step for each piece what has no date, and is left out', () => {
    const undated = Array.from({ length: pieces }, (_, i) => [`note ${i}.md`, text(i)] as const);
    const records = [...indexOf(Object.fromEntries(undated), library).records()].flatMap((note) => note ?? []);
    const { result, steps, most } = countWork(buildReview(packedJournal(records), library, options));
    assert.equal(result.review.leftOut.undated.length, 2 * pieces);
    assert.ok(steps >= 5 * pieces);
    assert.equal(most, 1);
  });

  it('is written with a step for each piece, and for each line that is named by its part’s mark', () => {
    assert.ok(written.steps >= 6 * pieces);
    assert.deepEqual(written.read, []);
  });

  it('is printed so, too: each piece is a step', async () => {
    for (const format of ['json', 'csv'] as const) {
      const counts: { readonly most: number; readonly steps: number }[] = [];
      const run = <R>(work: Steps<R>): R => {
        const counted = countWork(work);
        counts.push(counted);
        return counted.result;
      };
      const context = { journal, library, pathOf: options.pathOf, t: render.t, run, print: printHere };
      assert.equal((await exportReview(written.result, format, context)).kind, 'export');
      assert.ok((counts[0]?.steps ?? 0) >= 3 * pieces, format);
      assert.ok(counts.every(({ most }) => most <= 1));
    }
  });

  it('is left to another thread where a document is laid out', async () => {
    const asked: string[] = [];
    const print: ExportContext['print'] = (format, markdown) => {
      asked.push(format);
      assert.equal(markdown, written.result.text);
      return Promise.resolve({ data: format, words: 'nothing to hide' });
    };
    const context = { journal, library, pathOf: options.pathOf, t: render.t, print };
    for (const format of ['html', 'docx'] as const) {
      assert.deepEqual(await exportReview(written.result, format, context), { kind: 'export', data: format });
    }
    assert.deepEqual(asked, ['html', 'docx']);
  });

  it('is refreshed so, too', () => {
    const refreshed = countWork(refreshReview(written.result.text, built.result, render));
    assert.ok(refreshed.result.kind === 'written');
    assert.equal(refreshed.result.text, written.result.text);
    assert.ok(refreshed.steps >= 9 * pieces);
    assert.deepEqual(refreshed.read, []);
  });
});
