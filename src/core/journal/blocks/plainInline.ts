import type { Link, PhrasingContent, Strong } from 'mdast';
import { scanHashtag } from '../../tag/scan.js';
import type { Position } from 'unist';
import type { Span } from '../../text.js';

/** What may mean more than itself between words, or does so by the rules that are not followed here. */
const special = /[\]<&\\~$|@\p{Cc}]|:\/\/|www\./iu;
/** An underscore inside a word is one. */
const loose = /_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/u;
const mark = /[`*[#]/g;
const code = /`([^`\s](?:[^`]*[^`\s])?)`(?!`)/y;
const strong = /\*\*([\p{L}\p{N}](?:[^*`[\]]*[\p{L}\p{N}])?)\*\*(?=[\s.,;:!?)]|$)/uy;
/** Of letters whose case is plain. */
const call = /\[\^([\w-]{1,99})\](?![:([])/y;
const link = /\[([\p{L}\p{N}][^*`[\]]*)\]\((?!#)[\p{L}\p{N}.][\w./:#?=-]*\)/uy;

/**
 * The nodes of a line's words: text, hashtags, plain code, strong words, links, and calls of footnotes that are among the
 * `defined` names. Undefined where more than that may be in it: then only the parser knows.
 */
export function readPlainInline(
  text: string,
  { start, end }: Span,
  defined: readonly string[],
): PhrasingContent[] | undefined {
  const nodes: PhrasingContent[] = [];
  let from = start;
  mark.lastIndex = start;
  for (let found = mark.exec(text); found && found.index < end; found = mark.exec(text)) {
    const at = found.index;
    const node = nodeAt(text, at, end, defined);
    if (node === 'doubt') return undefined;
    if (node === undefined) continue;
    if (!addText(text, from, at, nodes)) return undefined;
    nodes.push(node);
    from = node.position?.end.offset ?? end;
    mark.lastIndex = from;
  }
  return addText(text, from, end, nodes) && !/^\s|\s$/.test(text.slice(start, end)) ? nodes : undefined;
}

/** Undefined where the mark stands for itself. */
function nodeAt(
  text: string,
  at: number,
  end: number,
  defined: readonly string[],
): PhrasingContent | 'doubt' | undefined {
  switch (text.charAt(at)) {
    case '#': {
      const hashtag = scanHashtag(text, at);
      return hashtag && { type: 'hashtag', value: hashtag.text, position: placeOf(at, hashtag.end) };
    }
    case '`': {
      const value = matchAt(code, text, at, end)?.[1];
      return value === undefined ? 'doubt' : { type: 'inlineCode', value, position: placeOf(at, code.lastIndex) };
    }
    case '*': {
      const isOpen = at === 0 || /\s/.test(text.charAt(at - 1));
      const words = isOpen ? matchAt(strong, text, at, end)?.[1] : undefined;
      return words === undefined
        ? 'doubt'
        : around({ type: 'strong', children: [] }, text, at, 2, words, strong.lastIndex);
    }
    default: {
      if (text.charAt(at - 1) === '!') return 'doubt';
      const label = matchAt(call, text, at, end)?.[1];
      if (label !== undefined) {
        if (!defined.includes(footnoteName(label))) return 'doubt';
        return { type: 'footnoteReference', identifier: label.toLowerCase(), position: placeOf(at, call.lastIndex) };
      }
      const words = matchAt(link, text, at, end)?.[1];
      if (words === undefined || words.includes('#')) return 'doubt';
      return around({ type: 'link', url: '', children: [] }, text, at, 1, words, link.lastIndex);
    }
  }
}

/** A node around plain words that begin `depth` characters into it. */
function around(
  node: Strong | Link,
  text: string,
  at: number,
  depth: number,
  words: string,
  end: number,
): Strong | Link | 'doubt' {
  const children = readPlainInline(text, { start: at + depth, end: at + depth + words.length }, []);
  return children ? { ...node, children, position: placeOf(at, end) } : 'doubt';
}

/** False where the words may mean more than themselves. */
function addText(text: string, start: number, end: number, nodes: PhrasingContent[]): boolean {
  if (start === end) return true;
  const value = text.slice(start, end);
  if (special.test(value) || loose.test(value)) return false;
  nodes.push({ type: 'text', value, position: placeOf(start, end) });
  return true;
}

function matchAt(pattern: RegExp, text: string, at: number, end: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match && pattern.lastIndex <= end ? match : undefined;
}

/** The name by which the parser knows a footnote with a plain label. */
export function footnoteName(label: string): string {
  return `^${label.toUpperCase()}`;
}

/** Only offsets are ever asked of a node's place. */
export function placeOf(start: number, end: number): Position {
  return { start: { line: 0, column: 0, offset: start }, end: { line: 0, column: 0, offset: end } };
}
