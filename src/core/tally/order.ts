import { compareDates } from '../journal/dates/dateOrder.js';
import { comparePositions, compareText } from '../text.js';
import type { TallyEntry } from './model.js';

type Placed = Pick<TallyEntry, 'date' | 'uri' | 'position'>;

/** By date (undated last), then note, then place. */
export function compareEntries(a: Placed, b: Placed): number {
  return compareDates(a.date, b.date) || compareText(a.uri, b.uri) || comparePositions(a.position, b.position);
}
