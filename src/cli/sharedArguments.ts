import { isIsoDay } from '../core/journal/dates/calendar.js';
import type { Period } from '../core/tally/model.js';
import { Failure } from './failure.js';

/** A period of two days, of which either may be left out. */
export function parsePeriod(from: string | undefined, to: string | undefined): Period {
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (day !== undefined && !isIsoDay(day)) {
      throw new Failure(`${name} “${day}” is no day of the calendar, written YYYY-MM-DD`);
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new Failure(`--from ${from} is after --to ${to}`);
  }
  return { from, to };
}

/** The first is the usual one. */
export function parseFormat<T extends string>(format: string | undefined, known: readonly [T, ...T[]]): T {
  if (format === undefined) return known[0];
  const found = known.find((name) => name === format);
  if (found === undefined) throw new Failure(`unknown format “${format}”; there are: ${known.join(', ')}`);
  return found;
}

/** Globs as everybody writes them. */
export function toSlashes(glob: string): string {
  return process.platform === 'win32' ? glob.replaceAll('\\', '/') : glob;
}
