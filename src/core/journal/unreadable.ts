import type { Span } from '../text.js';

/**
 * The Markdown parser takes time and stack that grow with the square of a line's length and of its nesting. No person
 * writes such lines (they are pasted images, dumps, or an attack), so they are read as one long word.
 */
const longestLine = 32 * 1024;
const deepestIndent = 200;
const deepMarks = /^(?:[ \t]{0,8}(?:[>*+-]|\d{1,9}[.)])){40}/;

export interface ReadableText {
  /** As long as the text it was made from. */
  readonly text: string;
  /** The lines that were made unreadable. */
  readonly unread: readonly Span[];
}

/** Replaces lines that cannot be parsed in bounded time; everything else keeps its offset. */
export function makeReadable(text: string): ReadableText {
  const unread: Span[] = [];
  const lineEnd = /\r\n|\r|\n|$/g;
  for (let start = 0; start <= text.length;) {
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text)?.index ?? text.length;
    if (isUnreadable(text, start, end)) unread.push({ start, end });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  if (unread.length === 0) return { text, unread };
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of unread) {
    parts.push(text.slice(at, start), 'x'.repeat(end - start));
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), unread };
}

function isUnreadable(text: string, start: number, end: number): boolean {
  if (end - start > longestLine) return true;
  if (end - start < 40) return false;
  const line = text.slice(start, Math.min(end, start + 400));
  return deepMarks.test(line) || line.search(/\S/) > deepestIndent;
}
