import { addDays, daysInMonth, formatDay, requireDay } from '../journal/dates/calendar.js';
import { findDate } from '../journal/dates/dates.js';
import type { JournalDate } from '../journal/model.js';

/** By when something is aimed at: as precise as it was written, up to its last day. */
export interface Due {
  /** `2027`, or a date as {@link JournalDate} writes it. */
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly last: string;
}

/** Reads `2027-06-30`, `2027-06`, `Jun 2027`, `2027-Q2`, `2027-W20` or `2027`; undefined for anything else. */
export function parseDue(text: string): Due | undefined {
  const trimmed = text.trim();
  if (/^(?:19|20|21)[0-9]{2}$/.test(trimmed)) return { text: trimmed, last: `${trimmed}-12-31` };
  const found = findDate(trimmed);
  if (found?.kind !== 'date' || found.start !== 0 || found.end !== trimmed.length) return undefined;
  return { text: found.date.text, last: lastDay(found.date) };
}

/** The last day of a date that may be a week, month or quarter. */
function lastDay({ text, first }: JournalDate): string {
  if (/-W/.test(text)) return addDays(first, 6);
  const { year, month } = requireDay(first);
  if (/-Q/.test(text)) return formatDay(year, month + 2, daysInMonth(year, month + 2));
  return text.length === 7 ? formatDay(year, month, daysInMonth(year, month)) : first;
}
