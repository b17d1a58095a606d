import assert from 'node:assert/strict';
import {
  containsDate,
  formatPeriodChoice,
  isOpen,
  parsePeriodChoice,
  recentQuarters,
  resolvePeriod,
} from '../../../src/core/tally/periods.js';
import type { PeriodChoice } from '../../../src/core/tally/periods.js';

describe('periods', () => {
  it('leaves both ends open for everything', () => {
    const period = resolvePeriod({ kind: 'all' }, '2026-11-23');
    assert.deepEqual(period, { from: undefined, to: undefined });
    assert.equal(isOpen(period), true);
  });

  it('takes the whole calendar year for this year', () => {
    assert.deepEqual(resolvePeriod({ kind: 'this-year' }, '2026-11-23'), { from: '2026-01-01', to: '2026-12-31' });
  });

  const lastTwelve: readonly (readonly [today: string, from: string])[] = [
    ['2026-11-23', '2025-11-24'],
    ['2026-12-31', '2026-01-01'],
    ['2026-01-01', '2025-01-02'],
    ['2024-02-29', '2023-03-01'],
    ['2025-02-28', '2024-02-29'],
    ['2025-03-01', '2024-03-02'],
    ['2026-02-28', '2025-03-01'],
    ['2026-03-31', '2025-04-01'],
  ];
  for (const [today, from] of lastTwelve) {
    it(`starts the last 12 months before ${today} on ${from}`, () => {
      assert.deepEqual(resolvePeriod({ kind: 'last-12-months' }, today), { from, to: today });
    });
  }

  it('gives each quarter its own last day', () => {
    const ends = ([1, 2, 3, 4] as const).map((quarter) =>
      resolvePeriod({ kind: 'quarter', year: 2026, quarter }, '2030-01-01'),
    );
    assert.deepEqual(ends, [
      { from: '2026-01-01', to: '2026-03-31' },
      { from: '2026-04-01', to: '2026-06-30' },
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2026-10-01', to: '2026-12-31' },
    ]);
  });

  it('counts both ends of a range in, and a week by its Thursday', () => {
    const period = resolvePeriod({ kind: 'range', from: '2026-01-01', to: '2026-06-30' }, '2030-01-01');
    const day = (text: string) => ({ text, first: text, day: text });
    assert.equal(containsDate(period, day('2025-12-31')), false);
    assert.equal(containsDate(period, day('2026-01-01')), true);
    assert.equal(containsDate(period, day('2026-06-30')), true);
    assert.equal(containsDate(period, day('2026-07-01')), false);
    assert.equal(containsDate(period, { text: '2026-W01', first: '2025-12-29', day: '2026-01-01' }), true);
    assert.equal(containsDate(period, { text: '2026-W27', first: '2026-06-29', day: '2026-07-02' }), false);
  });

  it('lets a range be open at one end', () => {
    const since = { from: '2026-01-01', to: undefined };
    assert.equal(isOpen(since), false);
    assert.equal(containsDate(since, { text: '9999-12-31', first: '9999-12-31', day: '9999-12-31' }), true);
    assert.equal(containsDate(since, { text: '2025-12-31', first: '2025-12-31', day: '2025-12-31' }), false);
    assert.equal(isOpen({ from: undefined, to: '2026-01-01' }), false);
  });

  it('lists recent quarters newest first, over the turn of the year', () => {
    assert.deepEqual(recentQuarters('2026-02-10', 6), [
      { year: 2026, quarter: 1 },
      { year: 2025, quarter: 4 },
      { year: 2025, quarter: 3 },
      { year: 2025, quarter: 2 },
      { year: 2025, quarter: 1 },
      { year: 2024, quarter: 4 },
    ]);
    assert.deepEqual(recentQuarters('2026-12-31', 1), [{ year: 2026, quarter: 4 }]);
    assert.deepEqual(recentQuarters('2026-12-31', 0), []);
  });

  const written: readonly (readonly [text: string, choice: PeriodChoice])[] = [
    ['all', { kind: 'all' }],
    ['this-year', { kind: 'this-year' }],
    ['last-12-months', { kind: 'last-12-months' }],
    ['2026-Q3', { kind: 'quarter', year: 2026, quarter: 3 }],
    ['2026-01-01..2026-06-30', { kind: 'range', from: '2026-01-01', to: '2026-06-30' }],
    ['2026-01-01..', { kind: 'range', from: '2026-01-01', to: undefined }],
    ['..2026-06-30', { kind: 'range', from: undefined, to: '2026-06-30' }],
  ];
  for (const [text, choice] of written) {
    it(`reads the setting ${text} and writes it back`, () => {
      assert.deepEqual(parsePeriodChoice(text), choice);
      assert.equal(formatPeriodChoice(choice), text);
    });
  }

  it('forgives case and blanks in the setting', () => {
    assert.deepEqual(parsePeriodChoice(' Last-12-Months '), { kind: 'last-12-months' });
    assert.deepEqual(parsePeriodChoice('2026-q1'), { kind: 'quarter', year: 2026, quarter: 1 });
  });

  for (const text of [
    '',
    '..',
    'always',
    '2026-Q5',
    '0000-Q1',
    '2026-02-30..',
    '2026-06-30..2026-01-01',
    '2026-1-1..2026-2-2',
    '2026-01-01',
  ]) {
    it(`does not take “${text}” for a period`, () => {
      assert.equal(parsePeriodChoice(text), undefined);
    });
  }

  it('refuses a today that is no day', () => {
    assert.throws(() => resolvePeriod({ kind: 'last-12-months' }, '2026-02-30'), RangeError);
  });
});
