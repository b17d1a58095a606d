import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { exportReview, reviewFormats, type ReviewFormat } from '../../../src/core/review/exportReview.js';
import type { ReviewJson } from '../../../src/core/review/json.js';
import { exportTally } from '../../../src/core/review/tallyExport.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { analyseGaps, evidenceOf } from '../../../src/core/targets/gaps.js';
import { readProfile } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { refreshReview, writeReview } from './atOnce.js';
import { fixtureGaps, fixtureNotes, makeReview, render, reviewLibrary, reviewPeriod, reviewToday } from './journal.js';
import { readCsv } from './readCsv.js';

const note = [
  '- 2026-01-05 Explained the copies #TEACHING/2/1',
  '- 2026-02-05 Planned the course #TEACHING/3/1',
  '- 2026-03-05 Planned and explained #TEACHING/2 #TEACHING/3',
  '- #private 2026-04-05 Taught a secret #TEACHING/3',
].join('\n');

function reviewOf(notes: Readonly<Record<string, string>>, impliedLevels = true): ReturnType<typeof makeReview> {
  return makeReview(notes, { impliedLevels, ...fixtureGaps(reviewLibrary()) });
}

async function print(format: ReviewFormat, notes = fixtureNotes()): Promise<string> {
  const { source, context } = reviewOf(notes);
  const exported = await exportReview(writeReview(source, render), format, context);
  assert.ok(exported.kind === 'export', 'a leak');
  return Buffer.from(exported.data).toString('latin1');
}

describe('a review in which levels imply those below', () => {
  it('is as expected (UPDATE=1 writes the expected file)', () => {
    const url = new URL('../../fixtures/review/expected/review.implied.md', import.meta.url);
    const { text } = writeReview(reviewOf(fixtureNotes()).source, render);
    if (process.env['UPDATE'] === '1') writeFileSync(url, text);
    assert.equal(text, readFileSync(url, 'utf8'));
  });

  for (const format of reviewFormats) {
    it(`is the same to the byte when it is printed again as ${format}`, async () => {
      assert.equal(await print(format), await print(format));
    });
  }

  it('marks what is implied in its table, names the levels with links, and says how it was counted', () => {
    const { text } = writeReview(reviewOf({ 'a.md': note }).source, render);
    assert.match(
      text,
      /^\| \[TEACHING Teaching\]\(#teaching-teaching\) \| – \| \*\*2\*\* \+1 · 1\/1 \| \*\*2\*\* · 1\/1 \|/m,
    );
    assert.match(text, /^Implied by higher levels: 1 by \[TEACHING level 3: Guide\]\(#teaching-level-3-guide\)$/m);
    assert.match(text, /^### TEACHING level 3: Guide$/m);
    assert.match(text, /^- Levels imply those below: evidence for a level counts for each lower level/m);
    assert.match(text, /After a plus sign: pieces of evidence for higher levels/);
    assert.match(text, /^\*\*4 pieces of evidence\*\* for 1 skill/m);
  });

  it('leaves what is dropped by hand out of what it implies', () => {
    const { source } = makeReview({ 'a.md': note }, { impliedLevels: true, ...fixtureGaps(reviewLibrary()) });
    const { text } = writeReview(source, render);
    const dropped = text.replace('- [x] **5 Feb 2026** Planned the course', '- [ ] **5 Feb 2026** Planned the course');
    assert.notEqual(dropped, text);
    const refreshed = refreshReview(dropped, source, render);
    assert.ok(refreshed.kind === 'written');
    assert.match(refreshed.text, /\| – \| \*\*2\*\* · 1\/1 \| \*\*1\*\* · 0\/1 \|/);
    assert.doesNotMatch(refreshed.text, /Implied by higher levels/);
  });

  it('has fields of its own in JSON, described by the schema, and a column in CSV', async () => {
    const json = JSON.parse(await print('json', { 'a.md': note })) as ReviewJson;
    const schema = readFileSync(new URL('../../../schemas/skill-journal-review.schema.json', import.meta.url), 'utf8');
    const check = new Ajv({ allErrors: true, strict: true }).compile(JSON.parse(schema) as object);
    assert.ok(check(json), JSON.stringify(check.errors));
    assert.equal(json.impliedLevels, true);
    const [lower, upper] = json.skills.find(({ code }) => code === 'TEACHING')?.levels ?? [];
    assert.deepEqual(lower?.implied, [upper?.entries.find(({ text }) => text === 'Planned the course')?.id]);
    assert.deepEqual(upper?.implied, []);
    const [head, ...rows] = readCsv(await print('csv', { 'a.md': note }));
    assert.equal(head?.at(-1), 'Counts for levels too');
    assert.deepEqual(
      rows.map((row) => `${row[4]} ${row[9]}: ${row.at(-1)}`),
      ['2 Explained the copies: ', '2 Planned and explained: ', '3 Planned the course: 2', '3 Planned and explained: '],
    );
  });

  it('says nothing of it anywhere where it is off', () => {
    const { text } = writeReview(reviewOf({ 'a.md': note }, false).source, render);
    assert.doesNotMatch(text, /[Ii]mpl|\+1/);
  });

  it('says of targets how much of higher levels counts, as long as it is picked', () => {
    const note = '- 2026-01-05 Watched the copies #BACKUPS/1\n- 2026-02-05 Chose what we keep #BACKUPS/2\n';
    const library = reviewLibrary();
    const text = 'format: skill-profile/1\ntargets: { acme/BACKUPS: { level: "1", evidence: 2 } }\n';
    const { file } = readProfile(text, 'profile.yaml');
    assert.ok(file);
    const { profile } = resolveProfile(file, [], library);
    const { source } = makeReview(
      { 'a.md': note },
      { impliedLevels: true, findGaps: (tally) => analyseGaps(profile, library, evidenceOf(tally), reviewToday) },
    );
    const written = writeReview(source, render);
    const met = /^- \*\*BACKUPS Backups .*, 1 Learner: met\*\* counting 1 implied by higher levels$/m;
    assert.match(written.text, met);
    const refreshed = refreshReview(written.text.replace('[x] **5 Feb', '[ ] **5 Feb'), source, render);
    assert.ok(refreshed.kind === 'written');
    assert.match(refreshed.text, /1 Learner: open\*\* no level reached yet · 1 more piece of evidence is wanted/);
  });
});

describe('a tally, exported where levels imply those below', () => {
  it('has a column of its own as Markdown and CSV', async () => {
    const { source, context, library } = reviewOf({ 'a.md': note });
    const tally = tallyJournal(context.journal, library, {
      period: reviewPeriod,
      includePrivate: false,
      impliedLevels: true,
    });
    const markdown = await exportTally(tally, source.review, 'markdown', context);
    assert.ok(markdown.kind === 'export');
    assert.match(String(markdown.data), /^\| Level \| Evidence \| Implied \| Statements shown \|/m);
    assert.match(String(markdown.data), /^\| 2 Owner \| 2 \| 1 \| 1\/1 \|/m);
    const csv = await exportTally(tally, source.review, 'csv', context);
    assert.ok(csv.kind === 'export');
    const [head, ...rows] = readCsv(String(csv.data));
    assert.deepEqual([head?.at(-1), ...rows.map((row) => row.at(-1))], ['Implied', '1', '0']);
  });
});
