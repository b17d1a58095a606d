import type { DocumentWords } from './documentWords.js';
import { reviewToDocx } from './docx.js';
import { wordsOfDocx } from './docxFile.js';
import type { DocumentFormat, Printed } from './exportReview.js';
import { reviewToHtml, wordsOfHtml } from './html.js';

/** Plain data, so that it can be posted to another thread. */
export interface PrintRequest {
  readonly format: DocumentFormat;
  readonly markdown: string;
  /** BCP 47, of the words. */
  readonly language: string;
  readonly words: DocumentWords;
}

/**
 * Prints the Markdown of a review. Two thousand pieces of evidence take some seconds, in one go, most of them in the parser
 * and in the library behind Word documents: an editor does it in another thread.
 */
export async function printDocument({ format, markdown, language, words }: PrintRequest): Promise<Printed> {
  if (format === 'html') {
    const page = reviewToHtml(markdown, language, words);
    return { data: page, words: wordsOfHtml(page) };
  }
  const document = await reviewToDocx(markdown, language, words);
  return { data: document, words: wordsOfDocx(document) };
}
