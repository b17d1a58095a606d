import type { Translate } from '../messages/translate.js';

/** What documents say of themselves, as plain data: a thread that prints them has no translations. */
export interface DocumentWords {
  /** Of a document without a heading. */
  readonly title: string;
  /** Who speaks in a callout without a name. */
  readonly nobody: string;
  readonly agree: string;
  readonly disagree: string;
  /** `{rating}` stands for the rating. */
  readonly rated: string;
}

export function documentWords(t: Translate): DocumentWords {
  return {
    title: t('review.title', { period: '' }),
    nobody: t('review.comment.nobody'),
    agree: t('review.comment.agree'),
    disagree: t('review.comment.disagree'),
    rated: t('comment.rated', { rating: '{rating}' }),
  };
}
