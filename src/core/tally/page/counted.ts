import type { PageContext } from './view.js';
import { sayCount, type CountedKey } from './words.js';
import type { Counted } from '../arrangement.js';

const keys: Readonly<Record<Counted, CountedKey>> = {
  practice: 'tally.evidence',
  knowledge: 'tally.counted.knowledge',
  planned: 'tally.counted.planned',
};

/** A number of the page with the name of what it counts: `12 pieces of evidence`. */
export function sayCounted({ t, counted }: Pick<PageContext, 't' | 'counted'>, count: number): string {
  return sayCount(t, keys[counted], count);
}
