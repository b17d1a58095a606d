import assert from 'node:assert/strict';
import { parseDue } from '../../../src/core/targets/due.js';
import { firstDayWithin, formatTimeSpan, parseTimeSpan } from '../../../src/core/targets/time.js';

describe('a day by which something is aimed at', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['2027-06-30', '2027-06-30', '2027-06-30'],
    ['2027-06', '2027-06', '2027-06-30'],
    ['Jun 2027', '2027-06', '2027-06-30'],
    ['2028-02', '2028-02', '2028-02-29'],
    ['2027-Q2', '2027-Q2', '2027-06-30'],
    ['Q4 2026', '2026-Q4', '2026-12-31'],
    ['2026-W53', '2026-W53', '2027-01-03'],
    ['2027', '2027', '2027-12-31'],
  ];
  for (const [written, text, last] of cases) {
    it(`reads ${written} up to its last day`, () => assert.deepEqual(parseDue(written), { text, last }));
  }

  for (const text of [
    '',
    'soon',
    '2027-02-30',
    'by 2027-06',
    '2027-06 or so',
    '06/30/2027',
    '2027-06-30 to 2027-07-30',
  ]) {
    it(`does not read “${text}”`, () => assert.equal(parseDue(text), undefined));
  }
});

describe('a length of time', () => {
  it('is a number of days, weeks, months or years', () => {
    assert.deepEqual(parseTimeSpan('18 months'), { count: 18, unit: 'month' });
    assert.deepEqual(parseTimeSpan(' 1 Year '), { count: 1, unit: 'year' });
    for (const text of ['90 days', '1 week', '18 months', '2 years']) {
      const span = parseTimeSpan(text);
      assert.equal(span && formatTimeSpan(span), text);
    }
  });

  for (const text of [
    '',
    'a year',
    '18',
    '0 months',
    '-3 months',
    '1.5 years',
    '99999 years',
    '12 moons',
    '5 months ago',
  ]) {
    it(`is not “${text}”`, () => assert.equal(parseTimeSpan(text), undefined));
  }

  it('reaches back as far as the same period of a tally', () => {
    const since = (text: string, today: string): string => {
      const span = parseTimeSpan(text);
      assert.ok(span);
      return firstDayWithin(span, today);
    };
    assert.equal(since('12 months', '2026-11-25'), '2025-11-26');
    assert.equal(since('1 year', '2026-11-25'), '2025-11-26');
    assert.equal(since('1 month', '2026-03-31'), '2026-03-01');
    assert.equal(since('1 day', '2026-11-25'), '2026-11-25');
    assert.equal(since('2 weeks', '2026-11-25'), '2026-11-12');
    assert.equal(since('100 years', '0050-03-01'), '0001-03-02');
  });
});
