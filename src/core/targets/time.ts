import { addDays, daysInMonth, formatDay, requireDay } from '../journal/dates/calendar.js';

export interface TimeSpan {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

const longestSpan = { day: 40_000, week: 6_000, month: 1_200, year: 100 } as const;

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
