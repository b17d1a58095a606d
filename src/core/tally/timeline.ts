import { pad, parseIsoDay } from '../journal/calendar.js';
import type { JournalDate } from '../journal/model.js';
import type { ChosenGrain } from './arrangement.js';
import type { Period } from './model.js';

export type Grain = 'month' | 'quarter' | 'year';

/** One step of time. */
export interface Span<Piece> {
  /** `2026-03`, `2026-Q1` or `2026`. */
  readonly id: string;
  readonly pieces: readonly Piece[];
}

/** Evidence laid out over time: the pieces of all spans and those without a date are exactly what was given. */
export interface Timeline<Piece> {
  readonly grain: Grain;
  /** Oldest first, without holes but where `isSparse`. */
  readonly spans: readonly Span<Piece>[];
  readonly undated: readonly Piece[];
  /** Dates lie so far apart that only the years that have any are listed. */
  readonly isSparse: boolean;
}

/** More bars than these say nothing any more. */
const mostMonths = 24;
const mostSpans = 120;

/**
 * Lays pieces out by the day that decides on periods (a quarter's first day). Empty spans at the ends are there as far
 * as the period goes, but not past today: a silence since spring is seen, a future that has not come is not.
 */
export function layOutTimeline<Piece>(
  pieces: readonly Piece[],
  dateOf: (piece: Piece) => JournalDate | undefined,
  { grain, period, today }: { readonly grain: ChosenGrain; readonly period: Period; readonly today: string },
): Timeline<Piece> {
  const months = monthsOf(pieces, dateOf);
  const undated = pieces.filter((_, i) => months[i] === undefined);
  if (undated.length === pieces.length) return { grain: 'month', spans: [], undated, isSparse: false };
  const [least, greatest] = bounds(months);
  const oldest = Math.min(least, monthOf(period.from) ?? least);
  const newest = Math.max(greatest, Math.min(monthOf(today) ?? greatest, monthOf(period.to) ?? Infinity));
  const used = fitGrain(grain, newest - oldest + 1);
  const size = monthsIn[used];
  const first = Math.floor(oldest / size);
  const count = Math.floor(newest / size) - first + 1;
  const bySpan = new Map<number, Piece[]>();
  pieces.forEach((piece, i) => {
    const month = months[i];
    if (month === undefined) return;
    const span = Math.floor(month / size);
    const known = bySpan.get(span);
    if (known === undefined) bySpan.set(span, [piece]);
    else known.push(piece);
  });
  const isSparse = count > mostSpans;
  const spans = isSparse
    ? [...bySpan.keys()].sort((a, b) => a - b)
    : Array.from({ length: count }, (_, i) => first + i);
  return {
    grain: used,
    spans: spans.map((span) => ({ id: nameSpan(used, span), pieces: bySpan.get(span) ?? [] })),
    undated,
    isSparse,
  };
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

/** Of each piece, {@link monthOf} its date. Pieces are many, and those of a day mostly stand together. */
function monthsOf<Piece>(
  pieces: readonly Piece[],
  dateOf: (piece: Piece) => JournalDate | undefined,
): readonly (number | undefined)[] {
  let day: string | undefined;
  let month: number | undefined;
  return pieces.map((piece) => {
    const next = dateOf(piece)?.day;
    if (next !== day) [day, month] = [next, monthOf(next)];
    return month;
  });
}

/** Months since the beginning of year 0. */
function monthOf(day: string | undefined): number | undefined {
  const parts = day === undefined ? undefined : parseIsoDay(day);
  return parts === undefined ? undefined : parts.year * 12 + parts.month - 1;
}

/** The least and the greatest; there may be more pieces than a call takes arguments. */
function bounds(months: readonly (number | undefined)[]): readonly [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const month of months) {
    if (month === undefined) continue;
    least = Math.min(least, month);
    greatest = Math.max(greatest, month);
  }
  return [least, greatest];
}
