import type { Nodes } from 'mdast';
import { readCallout } from '../journal/reading/comments.js';
import { parseBlocks } from '../journal/blocks/markdown.js';
import type { CalloutWords, Remark } from '../journal/model.js';
import { isReviewText } from './frontMatter.js';
import { findPieces } from './pieceLines.js';

/** What reviewers wrote into a review document, each with the evidence that it is about. Takes any text. */
export function readRemarks(text: string): readonly Remark[] {
  if (!isReviewText(text)) return [];
  return findPieces(text).flatMap(({ level, key, callouts }) =>
    level === undefined
      ? []
      : callouts.map((callout) => {
          const start = { line: callout.line, character: 0 };
          const range = { start, end: { line: callout.last, character: 0 } };
          return { ...level, key, comment: { ...wordsOfCallout(callout.text), range } };
        }),
  );
}

/** What a callout says; `text` is without the marks of the quote. */
export function wordsOfCallout(text: string): CalloutWords {
  const [title = '', ...lines] = text.split('\n');
  const { author, date, verdict, rating, text: said } = readCallout(title, plainWords(parseBlocks(lines.join('\n'))));
  return { author, date, verdict, rating, text: said };
}

/** Without Markdown's marks; blocks apart by line feeds. */
function plainWords(node: Nodes): string {
  if (node.type === 'html') return '';
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  if (!('children' in node)) return '';
  const isInline = node.type === 'paragraph' || node.type === 'heading';
  return node.children.map(plainWords).join(isInline || isPhrasing(node) ? '' : '\n');
}

function isPhrasing({ type }: Nodes): boolean {
  return type === 'strong' || type === 'emphasis' || type === 'delete' || type === 'link' || type === 'linkReference';
}
