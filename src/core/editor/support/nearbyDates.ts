import { addDays, pad } from '../../journal/dates/calendar.js';
import { findDate } from '../../journal/dates/dates.js';
import type { JournalDate } from '../../journal/model.js';

/** A date that may have been meant, spelled as the impossible one. */
export interface NearbyDate {
  readonly text: string;
  readonly date: JournalDate;
}

/**
 * What a date that is none may have been meant to be, in the spelling that it has: day and month the other way round, the
 * last day there is, the day behind that.
 *
 *     2026-13-05 → 2026-05-13, 2026-12-05        30.02.2026 → 28.02.2026, 01.03.2026
 */
export function nearbyDates(text: string): readonly NearbyDate[] {
  const runs = [...text.matchAll(/[0-9]+/g)].filter(([digits]) => digits.length <= 2).slice(0, 2);
  const isPadded = runs.every(([digits]) => digits.length === 2);
  const write = (values: readonly (number | undefined)[]): string => {
    let written = '';
    let at = 0;
    for (const [i, run] of runs.entries()) {
      const value = values[i];
      const digits = value === undefined ? run[0] : isPadded ? pad(value, run[0].length) : String(value);
      written += text.slice(at, run.index) + digits;
      at = run.index + run[0].length;
    }
    return written + text.slice(at);
  };
  const numbers = runs.map(([digits]) => Number(digits));
  const lowered = numbers.flatMap((number, i) => lower(number, (value) => write(replaceAt(numbers, i, value))) ?? []);
  const [latest] = lowered.sort((a, b) => (a.date.first < b.date.first ? 1 : -1));
  const swapped = runs.length === 2 ? possible(write(numbers.toReversed())) : undefined;
  const next =
    latest &&
    dayBehind(
      latest,
      runs.map(([digits]) => digits),
      numbers,
      write,
    );
  const found = [swapped, latest, next].flatMap((date) => date ?? []);
  return found.filter(({ text: own }, i) => found.findIndex((other) => other.text === own) === i);
}

/** The greatest number below, or 1, that makes a date. */
function lower(number: number, write: (value: number) => string): NearbyDate | undefined {
  for (let value = Math.max(number - 1, 1); value >= 1; value--) {
    const date = possible(write(value));
    if (date) return date;
  }
  return undefined;
}

/** The first day of the next month, where the last of one was too much; only where both stand in digits. */
function dayBehind(
  { text, date }: NearbyDate,
  digits: readonly string[],
  numbers: readonly number[],
  write: (values: readonly number[]) => string,
): NearbyDate | undefined {
  if (digits.length < 2 || date.text !== date.first) return undefined;
  const next = addDays(date.first, 1);
  if (!next.endsWith('-01') || next.slice(0, 4) !== date.first.slice(0, 4)) return undefined;
  const month = Number(next.slice(5, 7));
  // Which of the two was lowered is the day.
  const isDayFirst = text === write(replaceAt(numbers, 0, Number(date.first.slice(8))));
  return possible(write(isDayFirst ? [1, month] : [month, 1]));
}

function replaceAt(numbers: readonly number[], index: number, value: number): readonly number[] {
  return numbers.map((number, i) => (i === index ? value : number));
}

function possible(text: string): NearbyDate | undefined {
  const found = findDate(text);
  const isWhole = found?.kind === 'date' && found.start === 0 && found.end === text.length;
  return isWhole ? { text, date: found.date } : undefined;
}
