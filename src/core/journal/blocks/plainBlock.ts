import type { FootnoteDefinition, Heading, List, ListItem, Paragraph } from 'mdast';
import type { Span } from '../../text.js';
import { placeOf, readPlainInline } from './plainInline.js';

/** Mark of a heading, of a footnote, or of an item with or without a box, at the line's start or below another item. */
const opening =
  /(?:(#{1,6}) |((?: {2})?[-*+] )(?:\[([ xX])\] )?|\[\^([\w-]{1,99})\]: )?(?=#?[\p{L}\p{N}]|\*\*|`|\[)(?!\d{1,9}[.)](?:\s|$))/uy;

/**
 * The tree of a block whose lines are told at a glance: a heading, a paragraph or footnote of one line, or an item with
 * items of one line below it. Undefined for all other blocks. Most that tags stand in are so, and the parser takes many times as long
 * to come to the same.
 */
export function readPlainBlock(
  text: string,
  { start, end }: Span,
  defined: readonly string[],
): Exclude<PlainNode, ListItem> | List | undefined {
  let first: PlainNode | undefined;
  let inner: List | undefined;
  let last = start;
  for (let at = start; at < end;) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 || feed >= end ? end : feed + 1;
    let lineEnd = feed === -1 || feed >= end ? end : feed;
    if (lineEnd > at && text.charCodeAt(lineEnd - 1) === 13) lineEnd--;
    if (lineEnd === at) return isBlank(text, at, end) ? finish() : undefined;
    const line = readLine(text, at, lineEnd, defined);
    if (!line) return undefined;
    last = lineEnd;
    if (!first) {
      if (line.isInner) return undefined;
      first = line.node;
    } else {
      if (!line.isInner || line.node.type !== 'listItem' || first.type !== 'listItem') return undefined;
      // Another mark begins another list.
      if (inner && text.charCodeAt(at + 2) !== text.charCodeAt(inner.children[0]?.position?.start.offset ?? 0)) {
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
      inner.position = placeOf(inner.children[0]?.position?.start.offset ?? 0, last);
      first.position = placeOf(start, last);
    }
    return listOf(first);
  }
}

type PlainNode = FootnoteDefinition | Heading | ListItem | Paragraph;

function readLine(
  text: string,
  start: number,
  end: number,
  defined: readonly string[],
): { readonly node: PlainNode; readonly isInner: boolean } | undefined {
  opening.lastIndex = start;
  const [mark, hashes, bullet, box, label] = opening.exec(text) ?? [];
  if (mark === undefined) return undefined;
  const from = start + mark.length;
  const children = readPlainInline(text, { start: from, end }, defined);
  if (!children || (hashes !== undefined && text.slice(from, end).includes('#'))) return undefined;
  const position = placeOf(start, end);
  if (hashes !== undefined) {
    return { node: { type: 'heading', depth: hashes.length as Heading['depth'], children, position }, isInner: false };
  }
  if (label !== undefined) {
    const words: Paragraph = { type: 'paragraph', children, position: placeOf(from, end) };
    const identifier = label.toLowerCase();
    return { node: { type: 'footnoteDefinition', identifier, children: [words], position }, isInner: false };
  }
  if (bullet === undefined) return { node: { type: 'paragraph', children, position }, isInner: false };
  // A box is no part of a paragraph that goes on with words.
  const isBoxIn = box !== undefined && children[0]?.type !== 'text';
  const paragraph: Paragraph = {
    type: 'paragraph',
    children,
    position: placeOf(isBoxIn ? start + bullet.length : from, end),
  };
  const isInner = bullet.startsWith(' ');
  return {
    node: {
      type: 'listItem',
      spread: false,
      checked: box === undefined ? null : box !== ' ',
      children: [paragraph],
      position: placeOf(isInner ? start + 2 : start, end),
    },
    isInner,
  };
}

function listOf(item: ListItem): List {
  const { position } = item;
  return { type: 'list', ordered: false, start: null, spread: false, children: [item], ...(position && { position }) };
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) !== 10 && text.charCodeAt(at) !== 13) return false;
  return true;
}
