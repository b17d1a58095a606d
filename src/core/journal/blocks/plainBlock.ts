import type { FootnoteDefinition, Heading, List, ListItem, Nodes, Paragraph, PhrasingContent } from 'mdast';
import type { Span } from '../../text.js';
import { firstCharacter, matchesAt } from './lineStarts.js';
import { placeOf, readPlainInline } from './plainInline.js';

/** Mark of a heading, of a footnote, or of an item with or without a box, at the line's start or below another item. */
const opening =
  /(?:(#{1,6}) |((?: {2})?[-*+] )(?:\[([ xX])\] )?|\[\^([\w-]{1,99})\]: )?(?=#?[\p{L}\p{N}]|\*\*|`|\[)(?!\d{1,9}[.)](?:\s|$))/uy;

/** A line that goes on with the words of the one before, wherever it begins: no mark of a block opens it. */
const goingOn = / *[-+]?(?=#?[\p{L}\p{N}]|\*\*|`|\[)(?!\d{1,9}[.)](?:\s|$))/uy;

/**
 * The tree of a block whose lines are told at a glance: a heading, a paragraph, a footnote of one paragraph, or an item of
 * one with such items below it. Undefined for all other blocks. Most that tags stand in are so, and the parser takes many
 * times as long to come to the same.
 */
export function readPlainBlock(
  text: string,
  { start, end }: Span,
  defined: readonly string[],
): Exclude<PlainNode, ListItem> | List | undefined {
  let first: PlainNode | undefined;
  let inner: List | undefined;
  /** Of the line before; undefined behind a heading. */
  let words: Words | undefined;
  let last = start;
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 || feed >= end ? end : feed + 1;
    let lineEnd = feed === -1 || feed >= end ? end : feed;
    if (lineEnd > at && text.charCodeAt(lineEnd - 1) === 13) lineEnd--;
    if (lineEnd === at) return isBlank(text, at, end) ? finish() : undefined;
    if (words && matchesAt(goingOn, text, at)) {
      if (!addLine(words, text, { start: at, end: lineEnd }, last, defined)) return undefined;
      last = lineEnd;
      at = next;
      continue;
    }
    const line = readLine(text, at, lineEnd, defined);
    if (!line) return undefined;
    last = lineEnd;
    words = line.words;
    if (!first) {
      if (line.isInner) return undefined;
      first = line.node;
    } else {
      if (!line.isInner || line.node.type !== 'listItem' || first.type !== 'listItem') return undefined;
      // Another mark begins another list.
      if (inner && text.charCodeAt(at + 2) !== text.charCodeAt(startOf(inner.children[0]))) {
        return undefined;
      }
      if (!inner) first.children.push((inner = listOf(line.node)));
      else inner.children.push(line.node);
    }
    at = next;
  }
  return finish();

  function finish(): ReturnType<typeof readPlainBlock> {
    if (first?.type !== 'listItem') return first;
    if (inner) {
      inner.position = placeOf(startOf(inner.children[0]), last);
      first.position = placeOf(start, last);
    }
    return listOf(first);
  }
}

type PlainNode = FootnoteDefinition | Heading | ListItem | Paragraph;

/** A paragraph that may go on, with what it stands in: all of them end where it does. */
type Words = readonly [Paragraph, ...PlainNode[]];

interface PlainLine {
  readonly node: PlainNode;
  readonly words: Words | undefined;
  readonly isInner: boolean;
}

function readLine(text: string, start: number, end: number, defined: readonly string[]): PlainLine | undefined {
  opening.lastIndex = start;
  const [mark, hashes, bullet, box, label] = opening.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const from = start + mark.length;
  const children = readPlainInline(text, { start: from, end }, defined);
  if (!children || (hashes !== undefined && text.slice(from, end).includes('#'))) return undefined;
  const position = placeOf(start, end);
  if (hashes !== undefined) {
    const node: Heading = { type: 'heading', depth: hashes.length as Heading['depth'], children, position };
    return { node, words: undefined, isInner: false };
  }
  if (label !== undefined) {
    const words: Paragraph = { type: 'paragraph', children, position: placeOf(from, end) };
    const identifier = label.toLowerCase();
    const node: FootnoteDefinition = { type: 'footnoteDefinition', identifier, children: [words], position };
    return { node, words: [words, node], isInner: false };
  }
  if (bullet === undefined) {
    const node: Paragraph = { type: 'paragraph', children, position };
    return { node, words: [node], isInner: false };
  }
  // A box is no part of a paragraph that goes on with words.
  const isBoxIn = box !== undefined && children[0]?.type !== 'text';
  const paragraph: Paragraph = {
    type: 'paragraph',
    children,
    position: placeOf(isBoxIn ? start + bullet.length : from, end),
  };
  const isInner = bullet.startsWith(' ');
  const node: ListItem = {
    type: 'listItem',
    spread: false,
    checked: box === undefined ? null : box !== ' ',
    children: [paragraph],
    position: placeOf(isInner ? start + 2 : start, end),
  };
  return { node, words: [paragraph, node], isInner };
}

/** Adds a line to words that end at `last`; false where it may mean more than its words. */
function addLine(words: Words, text: string, { start, end }: Span, last: number, defined: readonly string[]): boolean {
  const from = firstCharacter(text, start, end);
  const added = readPlainInline(text, { start: from, end }, defined);
  if (!added) return false;
  const [{ children }] = words;
  // The line end is a part of the text before and behind it, the indent of none.
  const before = children.at(-1)?.type === 'text' ? children.pop() : undefined;
  const behind = added[0]?.type === 'text' ? added.shift() : undefined;
  const value = `${textOf(before)}${text.slice(last, start)}${textOf(behind)}`;
  const position = placeOf(before ? startOf(before) : last, behind?.position?.end.offset ?? start);
  children.push({ type: 'text', value, position }, ...added);
  for (const node of words) node.position = placeOf(startOf(node), end);
  return true;
}

function startOf(node: Nodes | undefined): number {
  return node?.position?.start.offset ?? 0;
}

function textOf(node: PhrasingContent | undefined): string {
  return node?.type === 'text' ? node.value : '';
}

function listOf(item: ListItem): List {
  const { position } = item;
  return { type: 'list', ordered: false, start: null, spread: false, children: [item], ...(position && { position }) };
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) return false;
  return true;
}
