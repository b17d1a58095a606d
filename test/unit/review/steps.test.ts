import assert from 'node:assert/strict';
import { buildReview } from '../../../src/core/review/build.js';
import { refreshReview, writeReview } from '../../../src/core/review/write.js';
import { countWork, packedJournal } from '../../support/countWork.js';
import { indexOf, render, reviewLibrary, reviewPeriod } from './journal.js';

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

  it('is written with a step for each piece, and for each line that is named by its part’s mark', () => {
    assert.ok(written.steps >= 6 * pieces);
    assert.deepEqual(written.read, []);
  });

  it('is refreshed so, too', () => {
    const refreshed = countWork(refreshReview(written.result.text, built.result, render));
    assert.ok(refreshed.result.kind === 'written');
    assert.equal(refreshed.result.text, written.result.text);
    assert.ok(refreshed.steps >= 9 * pieces);
    assert.deepEqual(refreshed.read, []);
  });
});
