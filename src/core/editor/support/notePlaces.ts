import type { Span } from '../../text.js';

export function isInFrontMatter(text: string, offset: number): boolean {
  const matter = frontMatterOf(text);
  return matter !== undefined && offset < matter.end;
}

/** From the line behind the opening `---` up to the closing one; undefined for a note without front matter. */
export function frontMatterOf(text: string): (Span & { readonly lineEnd: string }) | undefined {
  const [opening, lineEnd = ''] = /^\uFEFF?---[ \t]*(\r\n|\n|\r)/.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const closing = /[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/.exec(text.slice(opening.length - lineEnd.length));
  return closing
    ? { start: opening.length, end: opening.length - lineEnd.length + closing.index + 1, lineEnd }
    : undefined;
}

/** Where the emphasis ends that stands right behind a tag. */
export function behindEmphasis(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && '*_~='.includes(text.charAt(end))) end++;
  return end;
}

/** The line around an offset, without its line end. */
export function lineAround(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !'\r\n'.includes(text.charAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !'\r\n'.includes(text.charAt(end))) end++;
  return { start, end };
}
