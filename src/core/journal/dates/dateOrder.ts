import { compareText } from '../../text.js';
import type { JournalDate } from '../model.js';

/** Earlier first days first; no date last. */
export function compareDates(a: JournalDate | undefined, b: JournalDate | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareText(a.first, b.first);
}

/** True where not even its first day has come. `today` is `YYYY-MM-DD`. */
export function isAfter(date: JournalDate, today: string): boolean {
  return date.first > today;
}
