import type { Translate } from '../messages/translate.js';
import type { Period } from '../tally/model.js';
import { sayPeriod } from '../tally/page/words.js';
import { recentQuarters, resolvePeriod } from '../tally/periods.js';

/** A period that is offered, with its name. */
export interface OfferedPeriod {
  readonly label: string;
  /** Its days in words. */
  readonly days: string;
  readonly period: Period;
}

/** What people are reviewed for, the usual one first. `today` is `YYYY-MM-DD`. */
export function offeredPeriods(today: string, t: Translate): readonly OfferedPeriod[] {
  const year = Number(today.slice(0, 4));
  const isSecondHalf = Number(today.slice(5, 7)) > 6;
  const halves = isSecondHalf
    ? ([
        [year, 2],
        [year, 1],
        [year - 1, 2],
      ] as const)
    : ([
        [year, 1],
        [year - 1, 2],
        [year - 1, 1],
      ] as const);
  const offer = (label: string, period: Period): OfferedPeriod => ({ label, days: sayPeriod(t, period) ?? '', period });
  return [
    offer(t('review.command.last12Months'), resolvePeriod({ kind: 'last-12-months' }, today)),
    ...halves.map(([ofYear, half]) => offer(t(`review.command.half.${half}`, { year: ofYear }), halfOf(ofYear, half))),
    ...[year, year - 1].map((one) => offer(String(one), { from: `${pad(one)}-01-01`, to: `${pad(one)}-12-31` })),
    ...recentQuarters(today, 4).map(({ year: ofYear, quarter }) =>
      offer(
        t('tally.date.quarter', { quarter, year: ofYear }),
        resolvePeriod({ kind: 'quarter', year: ofYear, quarter }, today),
      ),
    ),
    offer(t('tally.period.all'), { from: undefined, to: undefined }),
  ];
}

function halfOf(year: number, half: 1 | 2): Period {
  return half === 1
    ? { from: `${pad(year)}-01-01`, to: `${pad(year)}-06-30` }
    : { from: `${pad(year)}-07-01`, to: `${pad(year)}-12-31` };
}

function pad(year: number): string {
  return String(year).padStart(4, '0');
}

/** The name of a new review's file. */
export function reviewFileName({ from, to }: Period): string {
  if (from === undefined && to === undefined) return 'review.md';
  return `review ${[from, to].filter((day) => day !== undefined).join(' to ')}.md`;
}
