import { addDays, daysInMonth, formatDay, parseIsoDay } from '../journal/calendar.js';
import { findDate } from '../journal/dates.js';
import type { JournalDate } from '../journal/model.js';

/** By when something is aimed at: as precise as it was written, up to its last day. */
export interface Due {
  /** `2027`, or a date as {@link JournalDate} writes it. */
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly last: string;
}

export interface TimeSpan {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

const longestSpan = { day: 40_000, week: 6_000, month: 1_200, year: 100 } as const;

/** Reads `2027-06-30`, `2027-06`, `Jun 2027`, `2027-Q2`, `2027-W20` or `2027`; undefined for anything else. */
export function parseDue(text: string): Due | undefined {
  const trimmed = text.trim();
  if (/^(?:19|20|21)[0-9]{2}$/.test(trimmed)) return { text: trimmed, last: `${trimmed}-12-31` };
  const found = findDate(trimmed);
  if (found?.kind !== 'date' || found.start !== 0 || found.end !== trimmed.length) return undefined;
  return { text: found.date.text, last: lastDay(found.date) };
}

/** Reads `18 months`, `2 years`, `6 weeks`, `90 days`; undefined for anything else, and for more than a lifetime. */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const match = /^([0-9]{1,5})\s*(day|week|month|year)s?$/i.exec(text.trim());
  if (match === null) return undefined;
  const count = Number(match[1]);
  const unit = (match[2] ?? '').toLowerCase() as TimeSpan['unit'];
  return count >= 1 && count <= longestSpan[unit] ? { count, unit } : undefined;
}

/** The text that {@link parseTimeSpan} reads back. */
export function formatTimeSpan({ count, unit }: TimeSpan): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The first day that is no longer ago than the span: a year before 25 November is from 26 November on. */
export function firstDayWithin({ count, unit }: TimeSpan, today: string): string {
  switch (unit) {
    case 'day':
      return addDays(today, 1 - count);
    case 'week':
      return addDays(today, 1 - count * 7);
    case 'month':
      return addDays(monthsBefore(today, count), 1);
    case 'year':
      return addDays(monthsBefore(today, count * 12), 1);
  }
}

function monthsBefore(day: string, count: number): string {
  const parts = requireDay(day);
  const months = parts.year * 12 + parts.month - 1 - count;
  const year = Math.max(1, Math.floor(months / 12));
  const month = (((months % 12) + 12) % 12) + 1;
  return formatDay(year, month, Math.min(parts.day, daysInMonth(year, month)));
}

/** The last day of a date that may be a week, month or quarter. */
function lastDay({ text, first }: JournalDate): string {
  if (/-W/.test(text)) return addDays(first, 6);
  const { year, month } = requireDay(first);
  if (/-Q/.test(text)) return formatDay(year, month + 2, daysInMonth(year, month + 2));
  return text.length === 7 ? formatDay(year, month, daysInMonth(year, month)) : first;
}

function requireDay(day: string): { year: number; month: number; day: number } {
  const parts = parseIsoDay(day);
  if (parts === undefined) throw new RangeError(`Not a day of the calendar: ${day}`);
  return parts;
}
