import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pickedEvidence } from '../../../src/core/review/model.js';
import { splitLines } from '../../../src/core/review/regions.js';
import type { WrittenReview } from '../../../src/core/review/write.js';
import { isReviewText, periodOfReview } from '../../../src/core/review/frontMatter.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { findRegions, refreshReview, writeReview } from './atOnce.js';
import { fixtureGaps, fixtureNotes, makeReview, render, reviewLibrary, reviewPeriod } from './journal.js';

const seed = Number(process.env['SEED'] ?? 20261123);
const { source } = makeReview(fixtureNotes(), fixtureGaps(reviewLibrary()));
const fresh = writeReview(source, render).text;

function refresh(text: string, notes?: Readonly<Record<string, string>>): WrittenReview {
  const from = notes ? makeReview(notes).source : source;
  const result = refreshReview(text, from, render);
  if (result.kind === 'broken') assert.fail(`${result.reason} ${JSON.stringify(result.args)}`);
  return result;
}

function refusal(text: string): string {
  const result = refreshReview(text, source, render);
  return result.kind === 'broken' ? `${result.reason} ${result.args.region}:${result.args.line}` : 'written';
}

function lineWith(text: string, words: string): string {
  const line = text.split('\n').find((one) => one.includes(words));
  assert.ok(line, words);
  return line;
}

/** Clears the box of the line with these words. */
function drop(text: string, words: string): string {
  const line = lineWith(text, words);
  return text.replace(line, line.replace('[x]', '[ ]'));
}

describe('refreshing a review', () => {
  it('changes nothing where nothing has changed', () => {
    assert.equal(refresh(fresh).text, fresh);
  });

  it('is a note that the journal leaves out, and knows its period', () => {
    assert.ok(isReviewText(fresh));
    assert.deepEqual(periodOfReview(fresh), reviewPeriod);
    const options = { library: reviewLibrary(), markers: defaultMarkers, today: '2026-12-31' };
    assert.equal(readNote('reviews/2026.md', fresh, options).skipped, true);
  });

  it(`keeps what is written between the parts, to the byte (seed ${seed})`, () => {
    const own = fc.array(
      fc.constantFrom(
        'My own words #BACKUPS/2',
        '',
        '## A heading of mine',
        '<div>',
        '- [ ] a task',
        '| a | b |',
        '```',
        'a\tb  ',
        'שלום',
      ),
      { maxLength: 6 },
    );
    const ends = fc.constantFrom('\n', '\r\n');
    const gaps = splitLines(fresh).flatMap(({ text }, i) => (/skill-journal:end /.test(text) ? [i + 1] : []));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...gaps), own), { maxLength: 6 }), ends, (inserts, end) => {
        const lines = fresh.split('\n');
        for (const [at, words] of [...inserts].sort(([a], [b]) => b - a)) lines.splice(at, 0, ...words);
        const mine = lines.join(end);
        assert.equal(refresh(mine).text, mine);
        // What the journal says has changed: all but the marked parts is still what it was.
        const changed = refresh(mine, { 'daily/2026-01-15.md': '- Ran it once more #BACKUPS/1/2\n' }).text;
        const outside = (text: string): string => withoutRegions(text).replace(/\s+/g, '');
        assert.equal(outside(changed), outside(mine));
        assert.equal(refresh(changed, { 'daily/2026-01-15.md': '- Ran it once more #BACKUPS/1/2\n' }).text, changed);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('puts new parts where they belong, and takes away those that are gone', () => {
    const few = writeReview(makeReview({ 'daily/a.md': '2026-01-02 Taught #TEACHING/2/1\n' }).source, render).text;
    const mine = few.replace('<!-- skill-journal:begin planned', 'My words\n\n<!-- skill-journal:begin planned');
    const more = refresh(mine, fixtureNotes()).text;
    const ids = (text: string): readonly string[] => {
      const found = findRegions(splitLines(text));
      return 'kind' in found ? assert.fail(found.reason) : found.map(({ id }) => id);
    };
    assert.deepEqual(ids(more), ids(writeReview(makeReview().source, render).text));
    assert.ok(more.includes('My words'));
    assert.equal(refresh(more, { 'daily/a.md': '2026-01-02 Taught #TEACHING/2/1\n' }).text, mine);
  });

  it('leaves out what a cleared box drops: in counts, targets and the next refresh', () => {
    const cleared = drop(drop(fresh, 'Restored the wiki'), '_(as above)_');
    const { text, review } = refresh(cleared);
    const level = review.skills[0]?.levels.find(({ id }) => id === '2');
    assert.ok(level);
    assert.equal(pickedEvidence(level).length, 1);
    assert.match(lineWith(text, 'BACKUPS Backups'), /\*\*1\*\* · 1\/2/);
    assert.match(lineWith(text, 'Backups \\& restores, 2 Owner'), /open.*no evidence for statement 2/);
    assert.match(lineWith(text, 'Left out by hand'), /2 pieces/);
    assert.match(lineWith(text, '- [ ] **15 Jan 2026** Restored the wiki'), /<!--e 2 /);
    assert.equal(refresh(text).text, text);
    const back = text.replaceAll('- [ ] **', '- [x] **');
    assert.equal(refresh(back).text, fresh);
  });

  it('knows a dropped piece again when its words were edited, and when lines were added above it', () => {
    const text = refresh(drop(fresh, 'Counted the tapes')).text;
    const notes = { ...fixtureNotes() };
    notes['daily/table.md'] = (notes['daily/table.md'] ?? '').replace('Counted the tapes', 'Counted all the tapes');
    assert.match(lineWith(refresh(text, notes).text, 'Counted all the tapes'), /^- \[ \]/);
    notes['daily/table.md'] = (fixtureNotes()['daily/table.md'] ?? '').replace(
      '# Table',
      '# Table\n\n2026-04-01 Bought tapes #BACKUPS/1/2\n',
    );
    const refreshed = refresh(text, notes).text;
    assert.match(lineWith(refreshed, 'Counted the tapes'), /^- \[ \]/);
    assert.match(lineWith(refreshed, 'Bought tapes'), /^- \[x\]/);
  });

  it('keeps a comment that was written under a piece, and does not lose it when the piece is gone', () => {
    const line = lineWith(fresh, 'Counted the tapes');
    const callout = '  > [!review] Anna Lind, 2026-12-01\n  > verdict:: disagree\n  > They were boxes.';
    const commented = fresh.replace(line, `${line}\n${callout}`);
    const kept = refresh(commented).text;
    assert.ok(kept.includes(`${line}\n\n${callout}`));
    assert.equal(refresh(kept).text, kept);
    const notes: Record<string, string> = { ...fixtureNotes() };
    delete notes['daily/table.md'];
    const without = refresh(kept, notes).text;
    assert.match(
      without,
      /no longer here\*\*\n\n> \[!review\] Anna Lind, 2026-12-01\n> verdict:: disagree\n> They were boxes\./,
    );
    assert.equal(refresh(without, notes).text, without);
  });

  it('refuses, and says why and where, when the marks are broken', () => {
    const begin = lineWith(fresh, 'begin summary');
    const end = lineWith(fresh, 'end summary');
    const at = (line: string): number => fresh.split('\n').indexOf(line) + 1;
    assert.equal(
      refusal(fresh.replace(`${end}\n`, '')),
      `review.refused.nested skill acme/BACKUPS:${at(lineWith(fresh, 'begin skill acme/BACKUPS')) - 1}`,
    );
    assert.equal(refusal(fresh.replace(`${begin}\n`, '')), `review.refused.notOpened summary:${at(end) - 1}`);
    assert.equal(
      refusal(`${fresh}\n${begin}\n${end}\n`),
      `review.refused.twice summary:${fresh.split('\n').length + 1}`,
    );
    assert.equal(
      refusal(fresh.slice(0, fresh.indexOf('<!-- skill-journal:end method'))),
      `review.refused.notClosed method:${at(lineWith(fresh, 'begin method'))}`,
    );
    assert.equal(refusal(fresh.replace(/<!-- skill-journal:.*\n/g, '')), 'review.refused.noMarkers :1');
    assert.equal(refusal('# My own file\n'), 'review.refused.notReview :1');
  });

  it('refuses to lose words that were written inside the marks, unless that is asked for', () => {
    const edited = fresh.replace('## Planned', '## Planned\n\nand my own thoughts on it');
    assert.match(refusal(edited), /^review\.refused\.edited planned:/);
    const replaced = refreshReview(edited, source, render, { replaceEdits: true });
    assert.equal(replaced.kind === 'written' && replaced.text, fresh);
  });

  it('takes no offence at what a formatter does', () => {
    const formatted = fresh
      .replace(/^- /gm, '* ')
      .replace(/^\| --- \|/gm, '| ------ |')
      .replaceAll('_In each', '*In each');
    assert.equal(refusal(formatted), 'written');
  });

  it('says another period in the front matter when it is about another', () => {
    const other = makeReview(fixtureNotes(), { period: { from: '2026-01-01', to: '2026-06-30' } }).source;
    const result = refreshReview(fresh, other, render);
    assert.ok(result.kind === 'written');
    assert.match(result.text, /^period: 2026-01-01\.\.2026-06-30$/m);
  });
});

function withoutRegions(text: string): string {
  const lines = splitLines(text);
  const found = findRegions(lines);
  if ('kind' in found) assert.fail(found.reason);
  return lines
    .filter((_, i) => !found.some(({ begin, end }) => begin <= i && i <= end))
    .map((line) => line.text + line.end)
    .join('');
}
