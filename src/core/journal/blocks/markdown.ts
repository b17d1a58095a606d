import type { Nodes, Root } from 'mdast';
import { fromMarkdown, type Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { hashtagFromMarkdown } from '../../tag/mdast.js';
import { hashtagSyntax } from '../../tag/syntax.js';
import type { Span } from '../../text.js';
import { createBlockParser, type BlockParser } from './blockTree.js';
import { readPlainBlock } from './plainBlock.js';
import { footnoteName } from './plainInline.js';

/**
 * Parses a note: CommonMark with GFM, front matter, `$$` math (a single `$` is money) and hashtags. `text` has no BOM.
 * Takes any text, and never throws.
 */
export function parseMarkdown(text: string): Root {
  countWork(text);
  return fromMarkdown(text, {
    extensions: hasFrontMatter(text) ? [...noteSyntax, frontMatterSyntax] : noteSyntax,
    mdastExtensions: noteTree,
  });
}

/**
 * Parses some of a note's blocks, which have no front matter before them. `defined` has the names that `definitionsIn`
 * tells of all blocks of the note.
 */
export function parseBlocks(text: string, defined: readonly string[] = [], offset = 0): Root {
  countWork(text);
  return (blockParser ??= createBlockParser(noteSyntax, noteTree.flat())).parse(text, offset, defined);
}

/** The names of the links that some of a note's blocks define, and of their footnotes, with `^`. */
export function definitionsIn(text: string): readonly string[] {
  const plain = readPlainBlock(text, { start: 0, end: text.length }, []);
  if (plain) return plain.type === 'footnoteDefinition' ? [footnoteName(plain.identifier)] : [];
  countWork(text);
  return (blockParser ??= createBlockParser(noteSyntax, noteTree.flat())).definitions(text);
}

/**
 * The same for blocks that are told apart already, each of whole lines and with a line end before it, unless it begins the
 * text, which then has no BOM.
 */
export function parseEach(text: string, blocks: readonly Span[], defined: readonly string[]): Root {
  const root: Root = { type: 'root', children: [] };
  /** Where those begin that wait for the parser. */
  let from: number | undefined;
  let end = 0;
  const parseWaiting = (): void => {
    if (from === undefined) return;
    // From the line end on: at the head of a text a BOM would be left out.
    const start = Math.max(0, from - 1);
    for (const node of parseBlocks(text.slice(start, end), defined, start).children) root.children.push(node);
    from = undefined;
  };
  for (const block of blocks) {
    const plain = readPlainBlock(text, block, defined);
    if (plain || (from !== undefined && block.end - from > mostAtOnce)) parseWaiting();
    if (plain) root.children.push(plain);
    else from ??= block.start;
    ({ end } = block);
  }
  parseWaiting();
  return root;
}

/** In characters. With every list the parser goes over all that it was handed. */
const mostAtOnce = 8192;

/** How much was handed to the parser since the start, and the most at once: what it costs to read notes, without a clock. */
export const parseWork = { characters: 0, longest: 0 };

function countWork({ length }: string): void {
  parseWork.characters += length;
  parseWork.longest = Math.max(parseWork.longest, length);
}

let blockParser: BlockParser | undefined;

const noteSyntax = [gfm({ singleTilde: false }), math({ singleDollarTextMath: false }), hashtagSyntax()];
const frontMatterSyntax = frontmatter(['yaml', 'toml']);
const noteTree = [gfmInPlace(), frontmatterFromMarkdown(['yaml', 'toml']), mathFromMarkdown(), hashtagFromMarkdown()];

/**
 * A rule at the head of a note is no front matter without a fence that closes it. The parser's extension would say so
 * too, but only after it has read the whole note without looking for lists and quotes.
 */
function hasFrontMatter(text: string): boolean {
  return endOfFrontMatter(text) > 0;
}

/** Where the line behind the front matter begins; 0 where there is none. */
export function endOfFrontMatter(text: string): number {
  const opening = /^(---|\+\+\+)[ \t]*(?=[\r\n])/.exec(text);
  if (!opening) return 0;
  const closing = opening[1] === '---' ? /[\r\n]---[ \t]*(?:\r\n|[\r\n]|$)/g : /[\r\n]\+\+\+[ \t]*(?:\r\n|[\r\n]|$)/g;
  closing.lastIndex = opening[0].length;
  return closing.exec(text) ? closing.lastIndex : 0;
}

/**
 * GFM's tree without the second search for addresses, which splits texts into parts that have no place in the source.
 * Addresses that GFM itself defines are found by the tokenizer.
 */
function gfmInPlace(): FromMarkdownExtension[] {
  return gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
}

/** The stretch of the source that a node was read from. */
export function spanOf(node: Nodes): Span {
  const position = node.position;
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** Source that holds no text of the note's own: code, HTML, math, images, definitions, link destinations. */
export function opaqueSpans(root: Root, text: string): readonly Span[] {
  const spans: Span[] = [];
  const pending: Nodes[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const span = spanOf(node);
    switch (node.type) {
      case 'code':
      case 'inlineCode':
      case 'html':
      case 'math':
      case 'inlineMath':
      case 'image':
      case 'imageReference':
      case 'definition':
      case 'yaml':
        spans.push(span);
        break;
      case 'link':
      case 'linkReference': {
        const first = node.children[0];
        const last = node.children.at(-1);
        const isText = text.charAt(span.start) === '[' && first && last;
        spans.push(isText ? { start: spanOf(last).end, end: span.end } : span);
        if (isText) pending.push(...node.children);
        break;
      }
      default:
        // TOML front matter has a type that mdast does not list.
        if ((node as { type: string }).type === 'toml') spans.push(span);
        else if ('children' in node) for (const child of node.children) pending.push(child);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/**
 * Text that Markdown shows but note tools do not: `%%` comments, also over blocks, `{{…}}`, `<% … %>`, `[[…]]`. A mark
 * inside `opaque` source opens and closes nothing.
 */
export function hiddenSpans(text: string, opaque: readonly Span[]): readonly HiddenSpan[] {
  const visible = blank(text, opaque);
  return hidingPairs.flatMap((pair) => pairs(visible, pair).found).sort((a, b) => a.start - b.start);
}

/** The same for a text that was parsed. */
export function hiddenIn(root: Root, text: string): readonly HiddenSpan[] {
  return mayHide(text) || text.includes('[[') ? hiddenSpans(text, opaqueSpans(root, text)) : [];
}

/** What a text hides of what comes behind it. */
export function leftHidden(text: string, opaque: readonly Span[]): HiddenSpan['kind'] | undefined {
  const visible = blank(text, opaque);
  const open = hidingPairs.filter((pair) => pairs(visible, pair).isLeftOpen).map(({ kind }) => kind);
  return open.find((kind) => kind !== 'comment') ?? open[0];
}

/** Whether a text holds what may hide words beyond the line that it stands in. */
export function mayHide(text: string): boolean {
  return /%%|\{\{|<%/.test(text);
}

interface Pair {
  readonly open: string;
  readonly close: string;
  readonly kind: HiddenSpan['kind'];
  /** What it does not reach over. */
  readonly boundary: RegExp | undefined;
}

const hidingPairs: readonly Pair[] = [
  { open: '%%', close: '%%', kind: 'comment', boundary: undefined },
  { open: '<%', close: '%>', kind: 'template', boundary: undefined },
  { open: '{{', close: '}}', kind: 'template', boundary: /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/ },
  { open: '[[', close: ']]', kind: 'link', boundary: /[\r\n]/ },
];

export interface HiddenSpan extends Span {
  readonly kind: 'comment' | 'template' | 'link';
}

/** Whether `offset` lies inside one of the spans, which are sorted by their start. */
export function isInside(spans: readonly Span[], offset: number): boolean {
  return spanAt(spans, offset) !== undefined;
}

/** A span that holds `offset`; the spans are sorted by their start. */
export function spanAt<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  return spansIn(spans, { start: offset, end: offset + 1 }).at(-1);
}

/** The spans that share a character with `part`, in order. */
export function spansIn<T extends Span>(spans: readonly T[], part: Span): readonly T[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < part.end) low = middle + 1;
    else high = middle;
  }
  // Spans overlap only where marks of different kinds cross, a few deep at the most: so look a little further back.
  let first = low;
  for (let i = low - 1, missed = 0; i >= 0 && missed < 8; i--) {
    if ((spans[i]?.end ?? 0) > part.start) first = i;
    else missed++;
  }
  return spans.slice(first, low).filter(({ end }) => end > part.start);
}

function pairs(
  text: string,
  { open, close, kind, boundary }: Pair,
): { readonly found: readonly HiddenSpan[]; readonly isLeftOpen: boolean } {
  const found: HiddenSpan[] = [];
  let nextClose = 0;
  for (let start = text.indexOf(open); start !== -1;) {
    const from = start + open.length;
    if (nextClose < from) nextClose = text.indexOf(close, from);
    if (nextClose === -1) return { found, isLeftOpen: !boundary?.test(text.slice(text.lastIndexOf(open))) };
    // The innermost opening mark before the closing one is the one that it closes.
    const nested = open === close ? -1 : text.lastIndexOf(open, nextClose - open.length);
    const opener = nested > start && boundary ? nested : start;
    const end = nextClose + close.length;
    if (!boundary?.test(text.slice(opener, end))) found.push({ start: opener, end, kind });
    start = text.indexOf(open, end);
  }
  return { found, isLeftOpen: false };
}

function blank(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (end <= at) continue;
    parts.push(text.slice(at, Math.max(at, start)));
    parts.push(text.slice(Math.max(at, start), end).replace(/[^\r\n]/g, ' '));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}
