import { compareDates } from '../journal/dates.js';
import { comparePositions, compareText } from '../text.js';
import type { TallyEntry } from './model.js';

/** By date (undated last), then note, then place. */
export function compareEntries(a: TallyEntry, b: TallyEntry): number {
  return compareDates(a.date, b.date) || compareText(a.uri, b.uri) || comparePositions(a.position, b.position);
}
