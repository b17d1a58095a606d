import { pad, parseIsoDay } from '../journal/dates/calendar.js';
import type { JournalDate } from '../journal/model.js';
import type { ChosenGrain } from './arrangement.js';
import type { Period } from './model.js';

export type Grain = 'month' | 'quarter' | 'year';

/** One step of time. */
export interface Span {
  /** `2026-03`, `2026-Q1` or `2026`. */
  readonly id: string;
  /** Of pieces. */
  readonly count: number;
}

/** Evidence laid out over time. */
export interface Timeline {
  readonly grain: Grain;
  /** Oldest first, without holes but where `isSparse`. */
  readonly spans: readonly Span[];
  /** Dates lie so far apart that only the years that have any are listed. */
  readonly isSparse: boolean;
}

/** How many pieces are of each month, by months since the beginning of year 0. */
export type MonthCounts = ReadonlyMap<number, number>;

/** More bars than these say nothing any more. */
const mostMonths = 24;
const mostSpans = 120;

/** Counts by the day that decides on periods (a quarter's first day). What has no date is of no month. */
export function countMonths(dates: readonly (JournalDate | undefined)[]): MonthCounts {
  const counts = new Map<number, number>();
  for (const date of dates) {
    const month = monthOf(date?.day);
    if (month !== undefined) counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}

/**
 * Lays out what was counted. Empty spans at the ends are there as far as the period goes, but not past today: a silence since
 * spring is seen, a future that has not come is not.
 */
export function layOutTimeline(
  counts: MonthCounts,
  { grain, period, today }: { readonly grain: ChosenGrain; readonly period: Period; readonly today: string },
): Timeline {
  if (counts.size === 0) return { grain: 'month', spans: [], isSparse: false };
  const months = [...counts.keys()].sort((a, b) => a - b);
  const [least = 0, greatest = 0] = [months[0], months.at(-1)];
  const oldest = Math.min(least, monthOf(period.from) ?? least);
  const newest = Math.max(greatest, Math.min(monthOf(today) ?? greatest, monthOf(period.to) ?? Infinity));
  const used = fitGrain(grain, newest - oldest + 1);
  const size = monthsIn[used];
  const first = Math.floor(oldest / size);
  const count = Math.floor(newest / size) - first + 1;
  const bySpan = new Map<number, number>();
  for (const month of months) {
    const span = Math.floor(month / size);
    bySpan.set(span, (bySpan.get(span) ?? 0) + (counts.get(month) ?? 0));
  }
  const isSparse = count > mostSpans;
  const spans = isSparse ? [...bySpan.keys()] : Array.from({ length: count }, (_, i) => first + i);
  return {
    grain: used,
    spans: spans.map((span) => ({ id: nameSpan(used, span), count: bySpan.get(span) ?? 0 })),
    isSparse,
  };
}

/** The id of the span that a date is of. */
export function spanOf(date: JournalDate | undefined, grain: Grain): string | undefined {
  const month = monthOf(date?.day);
  return month === undefined ? undefined : nameSpan(grain, Math.floor(month / monthsIn[grain]));
}

const monthsIn: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/** What was asked for, unless it makes too many spans. */
function fitGrain(chosen: ChosenGrain, months: number): Grain {
  const limit = chosen === 'auto' ? mostMonths : mostSpans;
  if (chosen !== 'quarter' && months <= limit) return 'month';
  return months / 3 <= (chosen === 'auto' ? mostMonths * 2 : mostSpans) ? 'quarter' : 'year';
}

function nameSpan(grain: Grain, span: number): string {
  const year = (first: number): string => pad(first, 4);
  if (grain === 'year') return year(span);
  if (grain === 'quarter') return `${year(Math.floor(span / 4))}-Q${(span % 4) + 1}`;
  return `${year(Math.floor(span / 12))}-${pad((span % 12) + 1, 2)}`;
}

/** Months since the beginning of year 0. Undefined for what is no day. */
function monthOf(day: string | undefined): number | undefined {
  const parts = day === undefined ? undefined : parseIsoDay(day);
  return parts === undefined ? undefined : parts.year * 12 + parts.month - 1;
}
