import { formatDay, isCalendarDay, mondayOfWeek, addDays, monthNames, pad, weeksInYear } from './calendar.js';
import type { JournalDate } from '../model.js';

/** One way to write a date. `read` gives undefined where the words are a date's and the calendar has no such day. */
export interface Spelling {
  /** Sticky, and bounded in length, so that trying it anywhere takes constant time. */
  readonly pattern: RegExp;
  readonly read: (parts: readonly string[]) => JournalDate | undefined;
  /** A time of day may follow and belongs to it. */
  readonly hasTime: boolean;
}

const monthsByName: ReadonlyMap<string, number> = new Map([
  ...monthNames.map((name, i) => [name.toLowerCase(), i + 1] as const),
  ...monthNames.map((name, i) => [name.slice(0, 3).toLowerCase(), i + 1] as const),
  ['sept', 9],
]);

const longestMonthName = 9;

// "0000" is in, so that the zero date of a template is named as impossible; "0171-23-45" is a telephone number.
const year = '([1-9][0-9]{3}|0000)';
// Where so little is written, a year far from a journal's is more likely another number.
const nearYear = '((?:19|20|21)[0-9]{2})';
const number = '([0-9]{1,2})';
const blank = '[ \\t\\u00a0\\u202f]{1,3}';
const month = `(${[...monthsByName.keys()].sort((a, b) => b.length - a.length).join('|')})\\.?`;
const ordinal = '(?:st|nd|rd|th)';
/** The end of `23–25 November 2026`: of two dates the first counts. */
const upTo = `(?: ?[-–] ?[0-9]{1,2}(?:${ordinal}|\\.)?)?`;

function spelling(source: string, read: Spelling['read'], hasTime = false): Spelling {
  return { pattern: new RegExp(source, 'iy'), read, hasTime };
}

const yearMonthDay: Spelling['read'] = ([y, m, d]) => dayDate(Number(y), Number(m), Number(d));
const dayMonthYear: Spelling['read'] = ([d, m, y]) => dayDate(Number(y), Number(m), Number(d));

/** Those that begin with a year of four digits. */
const afterYear: readonly Spelling[] = [
  spelling(`${year}-${number}-${number}`, yearMonthDay, true),
  // Followed by another segment it is an address or a path.
  spelling(`${year}/${number}/${number}(?!/[0-9a-z])`, yearMonthDay, true),
  spelling(`${year} ?年 ?${number} ?月 ?${number} ?日`, yearMonthDay, true),
  spelling(`${nearYear}-W([0-9]{1,2})`, ([y, week]) => weekDate(Number(y), Number(week))),
  spelling(`${nearYear}-Q([0-9])`, ([y, quarter]) => quarterDate(Number(y), Number(quarter))),
  // "2025-26" is a financial year, not an impossible month, so that months other than 01 to 12 are no match at all.
  spelling(`${nearYear}-(0[1-9]|1[0-2])(?![-.:][0-9]|/[0-9]{1,3}(?![0-9]))`, ([y, m]) =>
    monthDate(Number(y), Number(m)),
  ),
];

/** Those that begin with a day of one or two digits. */
const afterDay: readonly Spelling[] = [
  spelling(`${number}\\. ?${number}\\. ?${year}`, dayMonthYear, true),
  spelling(
    `${number}(?:${ordinal}|\\.)?${upTo}(?:${blank}of)?${blank}${month},?${blank}${year}`,
    ([d, name, y]) => dayDate(Number(y), monthNumber(name), Number(d)),
    true,
  ),
];

/** Those that begin with the name of a month. */
const afterMonthName: readonly Spelling[] = [
  spelling(
    `${month}${blank}${number}${ordinal}?${upTo}(?:,|,?${blank})${year}`,
    ([name, d, y]) => dayDate(Number(y), monthNumber(name), Number(d)),
    true,
  ),
  spelling(`${month},?${blank}${nearYear}`, ([name, y]) => monthDate(Number(y), monthNumber(name))),
];

const afterQuarter: readonly Spelling[] = [
  spelling(`Q([1-4])${blank}${nearYear}`, ([quarter, y]) => quarterDate(Number(y), Number(quarter))),
];

/** Only in file names. Dots and underlines join version numbers too, hence two digits each. */
const fileNameAfterYear: readonly Spelling[] = [
  spelling(`${nearYear}_([0-9]{2})_([0-9]{2})`, yearMonthDay),
  spelling(`${nearYear}\\.([0-9]{2})\\.([0-9]{2})`, yearMonthDay),
  ...afterYear,
];

// A number that only looks like a day is left to be a number: 20261399 is no date, while 20260230 is a wrong one.
const compactDay = `${nearYear}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])`;
const compactTime = '(?:[01][0-9]|2[0-4])[0-5][0-9]';
const compact: readonly Spelling[] = [
  spelling(`${compactDay}(?:T?${compactTime}(?:[0-5][0-9]|60)?Z?)?(?![0-9])`, yearMonthDay),
];

const none: readonly Spelling[] = [];

/** The spellings worth trying at a run of digits or of Latin letters. */
export function spellingsFor(text: string, start: number, length: number, inFileName: boolean): readonly Spelling[] {
  const first = text.charCodeAt(start);
  if (first >= 48 && first <= 57) {
    if (length === 4) return inFileName ? fileNameAfterYear : afterYear;
    if (length <= 2) return afterDay;
    return inFileName && (length === 8 || length === 12 || length === 14) ? compact : none;
  }
  if (length === 1) return first === 81 || first === 113 ? afterQuarter : none;
  if (length > longestMonthName) return none;
  return monthsByName.has(text.slice(start, start + length).toLowerCase()) ? afterMonthName : none;
}

/** A time and zone behind a day, which say nothing about the day: `T07:55:00+09:00`, ` 07:55`, `, 7:55 pm`. */
export const timePattern = new RegExp(
  '(?:T[0-9]{2}(?::?[0-9]{2}){0,2}|(?:T|,?[ \\t]{1,2})[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)' +
    '(?:[.,][0-9]{1,9})?(?: ?[ap]m)?(?:Z| ?(?:UTC|GMT|[-+][0-9]{2}:?[0-9]{2}))?',
  'iy',
);

export function dayDate(year: number, month: number, day: number): JournalDate | undefined {
  if (!isCalendarDay(year, month, day)) return undefined;
  const text = formatDay(year, month, day);
  return { text, first: text, day: text };
}

function monthDate(year: number, month: number): JournalDate {
  const first = formatDay(year, month, 1);
  return { text: first.slice(0, 7), first, day: first };
}

function weekDate(year: number, week: number): JournalDate | undefined {
  if (week < 1 || week > weeksInYear(year)) return undefined;
  const first = mondayOfWeek(year, week);
  return { text: `${pad(year, 4)}-W${pad(week, 2)}`, first, day: addDays(first, 3) };
}

function quarterDate(year: number, quarter: number): JournalDate | undefined {
  if (quarter < 1 || quarter > 4) return undefined;
  const first = formatDay(year, quarter * 3 - 2, 1);
  return { text: `${pad(year, 4)}-Q${quarter}`, first, day: first };
}

function monthNumber(name: string | undefined): number {
  return monthsByName.get(name?.toLowerCase() ?? '') ?? 0;
}
