import type { Span } from '../../text.js';

/**
 * The Markdown parser takes time and stack that grow with the square of a line's length and of its nesting. No person
 * writes such lines (they are pasted images, dumps, or an attack), so they are read as one long word.
 */
const longestLine = 32 * 1024;
const deepestIndent = 200;
const deepMarks = /^(?:[ \t]{0,8}(?:[>*+-]|\d{1,9}[.)])){40}/;

export interface ReadableText {
  /** Line by line the text it was made from, with `x` for each line that cannot be read. */
  readonly text: string;
  readonly unread: readonly UnreadLine[];
}

export interface UnreadLine extends Span {
  readonly line: number;
}

/** Replaces lines that cannot be parsed in bounded time; lines keep their numbers, and all others their characters. */
export function makeReadable(text: string): ReadableText {
  const unread: UnreadLine[] = [];
  const lineEnd = /\r\n|\r|\n|$/g;
  for (let start = 0, line = 0; start <= text.length; line++) {
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text)?.index ?? text.length;
    if (isUnreadable(text, start, end)) unread.push({ start, end, line });
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  if (unread.length === 0) return { text, unread };
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of unread) {
    parts.push(text.slice(at, start), 'x');
    at = end;
  }
  parts.push(text.slice(at));
  return { text: parts.join(''), unread };
}

/** Whether a text holds what the parser puts another character for, or leaves out, or a line end that nobody else knows. */
export function isForParser(text: string): boolean {
  return (
    text.startsWith('\uFEFF') ||
    text.includes('\n\uFEFF') ||
    text.includes('\0') ||
    (text.includes('\r') && /\r(?!\n)/.test(text))
  );
}

export function isUnreadable(text: string, start: number, end: number): boolean {
  if (end - start > longestLine) return true;
  if (end - start < 40) return false;
  const line = text.slice(start, Math.min(end, start + 400));
  return deepMarks.test(line) || line.search(/\S/) > deepestIndent;
}
