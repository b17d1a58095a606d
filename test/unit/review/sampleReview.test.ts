import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadProfile } from '../../../src/cli/profileFiles.js';
import { english } from '../../../src/core/messages/translate.js';
import { exportReview } from '../../../src/core/review/exportReview.js';
import { periodOfReview } from '../../../src/core/review/frontMatter.js';
import { relativeLink } from '../../../src/core/review/relativeLink.js';
import { analyseGaps, evidenceOf } from '../../../src/core/targets/gaps.js';
import { projectRoot } from '../../support/paths.js';
import { buildReview, refreshReview } from './atOnce.js';
import { printHere } from './journal.js';
import { readSampleJournal } from '../../support/sampleJournal.js';

const file = path.join(projectRoot, 'sample-journal', 'reviews', '2026.md');

describe('the review of the sample journal', () => {
  it('is what refreshing it makes, and has nothing private in it', async () => {
    const { index, library } = readSampleJournal('2026-11-30');
    const { profile, problems } = await loadProfile(
      undefined,
      path.join(projectRoot, 'sample-journal'),
      library,
      () => {},
    );
    assert.deepEqual(problems, []);
    const text = readFileSync(file, 'utf8');
    const period = periodOfReview(text);
    assert.ok(period?.to);
    const { to: today } = period;
    const source = buildReview(index, library, {
      period,
      includeLicensedText: false,
      pathOf: (uri) => uri,
      findGaps: (tally) => analyseGaps(profile, library, evidenceOf(tally), today),
    });
    const linkTo = (uri: string): string => relativeLink('reviews/2026.md', uri.replaceAll(' ', '%20'));
    const refreshed = refreshReview(text, source, { t: english, linkTo });
    assert.equal(refreshed.kind === 'written' ? refreshed.text : refreshed.reason, text);
    assert.ok(refreshed.kind === 'written');
    const context = { journal: index, library, pathOf: (uri: string) => uri, t: english, print: printHere };
    assert.equal((await exportReview(refreshed, 'markdown', context)).kind, 'export');
  });
});
