import { addDays, daysInMonth, formatDay, isIsoDay, parseIsoDay } from '../journal/dates/calendar.js';
import type { JournalDate } from '../journal/model.js';
import type { Period } from './model.js';

export type Quarter = 1 | 2 | 3 | 4;

/** What a user picks; {@link resolvePeriod} makes days of it. */
export type PeriodChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'this-year' }
  | { readonly kind: 'last-12-months' }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: Quarter }
  | { readonly kind: 'range'; readonly from: string | undefined; readonly to: string | undefined };

/** `today` is `YYYY-MM-DD`. */
export function resolvePeriod(choice: PeriodChoice, today: string): Period {
  switch (choice.kind) {
    case 'all':
      return { from: undefined, to: undefined };
    case 'this-year': {
      const year = today.slice(0, 4);
      return { from: `${year}-01-01`, to: `${year}-12-31` };
    }
    case 'last-12-months':
      return { from: addDays(sameDayLastYear(today), 1), to: today };
    case 'quarter': {
      const first = choice.quarter * 3 - 2;
      const last = first + 2;
      return {
        from: formatDay(choice.year, first, 1),
        to: formatDay(choice.year, last, daysInMonth(choice.year, last)),
      };
    }
    case 'range':
      return { from: choice.from, to: choice.to };
  }
}

/** Both ends belong to the period; a date is where its `day` is. */
export function containsDate(period: Period, date: JournalDate): boolean {
  return (period.from === undefined || period.from <= date.day) && (period.to === undefined || date.day <= period.to);
}

/** True where no end is given: nothing is left out for its date, or for having none. */
export function isOpen(period: Period): boolean {
  return period.from === undefined && period.to === undefined;
}

/** The quarter that today lies in, and those before it, newest first. */
export function recentQuarters(today: string, count: number): readonly { year: number; quarter: Quarter }[] {
  const { year, month } = requireDay(today);
  const newest = year * 4 + Math.floor((month - 1) / 3);
  return Array.from({ length: Math.max(0, count) }, (_, back) => ({
    year: Math.floor((newest - back) / 4),
    quarter: (((newest - back) % 4) + 1) as Quarter,
  }));
}

/**
 * Reads a period as settings write it: `all`, `this-year`, `last-12-months`, `2026-Q3`, or a range
 * `2026-01-01..2026-06-30`, of which one end may be left out. Undefined for anything else.
 */
export function parsePeriodChoice(text: string): PeriodChoice | undefined {
  const trimmed = text.trim();
  const word = trimmed.toLowerCase();
  if (word === 'all' || word === 'this-year' || word === 'last-12-months') return { kind: word };
  const quarter = /^([0-9]{4})-q([1-4])$/.exec(word);
  if (quarter !== null) {
    const year = Number(quarter[1]);
    return year >= 1 ? { kind: 'quarter', year, quarter: Number(quarter[2]) as Quarter } : undefined;
  }
  const ends = /^([0-9-]*)\.\.([0-9-]*)$/.exec(trimmed);
  if (ends === null) return undefined;
  const from = ends[1] === '' ? undefined : ends[1];
  const to = ends[2] === '' ? undefined : ends[2];
  if (from === undefined && to === undefined) return undefined;
  if ((from !== undefined && !isIsoDay(from)) || (to !== undefined && !isIsoDay(to))) return undefined;
  if (from !== undefined && to !== undefined && from > to) return undefined;
  return { kind: 'range', from, to };
}

/** The text that {@link parsePeriodChoice} reads back. */
export function formatPeriodChoice(choice: PeriodChoice): string {
  switch (choice.kind) {
    case 'quarter':
      return `${formatDay(choice.year, 1, 1).slice(0, 4)}-Q${choice.quarter}`;
    case 'range':
      return choice.from === undefined && choice.to === undefined ? 'all' : `${choice.from ?? ''}..${choice.to ?? ''}`;
    default:
      return choice.kind;
  }
}

/** 28 February stands in for a 29th that last year did not have. */
function sameDayLastYear(today: string): string {
  const { year, month, day } = requireDay(today);
  return formatDay(year - 1, month, Math.min(day, daysInMonth(year - 1, month)));
}

function requireDay(day: string): { year: number; month: number; day: number } {
  const parts = parseIsoDay(day);
  if (parts === undefined) throw new RangeError(`Not a day of the calendar: ${day}`);
  return parts;
}
