import assert from 'node:assert/strict';
import fc from 'fast-check';

import type { JournalDate } from '../../../src/core/journal/model.js';
import type { ChosenGrain } from '../../../src/core/tally/arrangement.js';
import type { Period } from '../../../src/core/tally/model.js';
import { countMonths, layOutTimeline, spanOf, type Timeline } from '../../../src/core/tally/timeline.js';
import { makeDate } from '../../fixtures/tally/year.js';

const today = '2026-11-23';
const seed = Number(process.env['SEED'] ?? 20261123);
const allTime: Period = { from: undefined, to: undefined };

function toDate(date: string | undefined): JournalDate | undefined {
  return date === undefined ? undefined : makeDate(date);
}

function layOut(dates: readonly (string | undefined)[], grain: ChosenGrain = 'auto', period = allTime): Timeline {
  return layOutTimeline(countMonths(dates.map(toDate)), { grain, period, today });
}

function counts({ spans }: Timeline): readonly string[] {
  return spans.map(({ id, count }) => `${id}:${count}`);
}

describe('the timeline', () => {
  it('goes by month from the first piece to today, months without any included', () => {
    assert.deepEqual(counts(layOut(['2026-08-02', '2026-10', '2026-08-31'])), [
      '2026-08:2',
      '2026-09:0',
      '2026-10:1',
      '2026-11:0',
    ]);
  });

  it('goes by quarter where months would be too many, and by year beyond that', () => {
    assert.equal(layOut(['2024-12-01']).grain, 'month');
    assert.deepEqual(counts(layOut(['2024-11-30'])).slice(0, 2), ['2024-Q4:1', '2025-Q1:0']);
    assert.equal(layOut(['2010-01-01']).grain, 'year');
  });

  it('goes by what was asked for as long as that can be seen', () => {
    assert.equal(layOut(['2020-01-01'], 'month').spans.length, 83);
    assert.equal(layOut(['2026-10-01'], 'quarter').grain, 'quarter');
    assert.equal(layOut(['1999-01-01'], 'month').grain, 'quarter');
  });

  it('covers the period, but no future without evidence', () => {
    const year = { from: '2026-09-01', to: '2026-12-31' };
    assert.deepEqual(counts(layOut(['2026-10-05'], 'auto', year)), ['2026-09:0', '2026-10:1', '2026-11:0']);
    assert.deepEqual(counts(layOut(['2026-12-05'], 'auto', { from: '2026-12-01', to: undefined })), ['2026-12:1']);
  });

  it('ends with the period where that ends before today', () => {
    assert.deepEqual(counts(layOut(['2026-02-05'], 'auto', { from: '2026-01-01', to: '2026-03-31' })), [
      '2026-01:0',
      '2026-02:1',
      '2026-03:0',
    ]);
  });

  it('puts a quarter into its first month, as a period does', () => {
    const quarter = { text: '2026-Q3', first: '2026-07-01', day: '2026-07-01' };
    const timeline = layOutTimeline(countMonths([quarter]), { grain: 'month', period: allTime, today: '2026-08-01' });
    assert.deepEqual(counts(timeline), ['2026-07:1', '2026-08:0']);
    assert.equal(spanOf(quarter, 'month'), '2026-07');
  });

  it('lists only the years that have any where a typing error lies far away', () => {
    const timeline = layOut(['0202-01-01', '2026-01-01', '9999-12-31', undefined]);
    assert.deepEqual(counts(timeline), ['0202:1', '2026:1', '9999:1']);
    assert.equal(timeline.isSparse, true);
  });

  it(`counts each piece once, in few spans, in order (seed ${seed})`, () => {
    const day = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map((parts) => parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-'));
    const near = fc.integer({ min: 1, max: 28 }).map((d) => `2026-0${(d % 9) + 1}-${String(d).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.oneof(day, near), { nil: undefined })),
        fc.constantFrom('auto' as const, 'month' as const, 'quarter' as const),
        (dates, grain) => {
          const { spans, grain: used } = layOut(dates, grain);
          const dated = dates.filter((date) => date !== undefined);
          assert.equal(
            spans.reduce((sum, { count }) => sum + count, 0),
            dated.length,
          );
          for (const { id, count } of spans) {
            assert.equal(dated.filter((date) => spanOf(toDate(date), used) === id).length, count);
          }
          assert.deepEqual(
            [...spans].sort((a, b) => (a.id < b.id ? -1 : 1)),
            spans,
          );
          assert.ok(spans.length <= Math.max(120, dates.length));
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
