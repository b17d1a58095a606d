import { foldSpelling } from '../../framework/spelling.js';
import type { CalloutWords } from '../model.js';

/** Whether two comments say the same of the same, whichever document they stand in. */
export function isSameComment(a: CalloutWords, b: CalloutWords): boolean {
  return (
    a.author === b.author &&
    a.date?.text === b.date?.text &&
    a.verdict === b.verdict &&
    a.rating === b.rating &&
    wordsIn(a.text) === wordsIn(b.text)
  );
}

/** Words alone, in one spelling, for telling whether one text begins like another. */
export function wordsIn(text: string): string {
  return foldSpelling(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
