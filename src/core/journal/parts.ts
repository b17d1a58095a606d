import { LineIndex, type Lines, type Position, type Span } from '../text.js';
import { isDateLine, isTagLine } from './lines.js';
import { hiddenSpans, opaqueSpans, parseBlocks, spanOf } from './markdown.js';
import { readInline, type InlineContent } from './inline.js';
import type { Stretch, Window } from './windows.js';

/**
 * Some lines of a note that are read by themselves: the blocks that tags stand in, below the headings and the date line
 * that hold for them. What the note says elsewhere changes nothing in them.
 */
export type Part = readonly Stretch[];

/** The text of a part, and where its places are in the note. */
export interface PartText {
  readonly text: string;
  readonly lines: Lines;
}

/** A heading with the blocks below it, down to the next heading; the first of a note has none. */
export interface Section {
  readonly heading: Window | undefined;
  readonly blocks: readonly Window[];
}

/**
 * What of a section has to be read: the blocks that tags stand in, all of it with the sections inside, or, where only the
 * whole note tells, everything.
 */
export type SectionNeeds =
  { readonly extent: 'blocks'; readonly blocks: readonly NeededBlock[] } | { readonly extent: 'section' | 'note' };

export interface NeededBlock {
  readonly window: Window;
  /** The date line that holds there. */
  readonly dateLine: Stretch | undefined;
}

/**
 * Whether what a text says in one place may depend on any other place: definitions, footnotes, comments over blocks. Then
 * it cannot be read in parts. What the parser puts another character for (NUL) is left to it as well.
 */
export function isTangled(text: string): boolean {
  return (
    ['%%', '<%', ']:', '[^', '❌'].some((mark) => text.includes(mark)) ||
    text.startsWith('\uFEFF') ||
    text.includes('\0') ||
    (text.includes('{{') && /\{\{|\}\}/.test(text.replace(/\{\{[^{}\r\n]*\}\}/g, ''))) ||
    (text.includes('\r') && /\r(?!\n)/.test(text))
  );
}

export function sectionsOf(windows: readonly Window[]): readonly Section[] {
  const sections: { heading: Window | undefined; blocks: Window[] }[] = [{ heading: undefined, blocks: [] }];
  for (const window of windows) {
    if (window.depth > 0) sections.push({ heading: window, blocks: [] });
    else sections.at(-1)?.blocks.push(window);
  }
  return sections;
}

/** Parts of one note, in order, as one. */
export function joinParts(parts: readonly Part[]): Part {
  const joined: Stretch[] = [];
  // A heading or date line may stand above several parts, and in a block that is one.
  for (const block of parts.flat()) if (block.start >= (joined.at(-1)?.end ?? 0)) joined.push(block);
  return joined;
}

/** The parts of a note that have to be read; undefined where only the whole note tells. */
export function partsOf(
  text: string,
  windows: readonly Window[],
  holdsTag: (stretch: Stretch) => boolean,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  const around: Window[] = [];
  const sections = sectionsOf(windows);
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i];
    if (!section) break;
    const { heading } = section;
    const needs = needsOf(text, section, holdsTag);
    if (needs.extent === 'note') return undefined;
    while (heading && (around.at(-1)?.depth ?? 0) >= heading.depth) around.pop();
    if (needs.extent === 'section' && heading) {
      while ((sections[i + 1]?.heading?.depth ?? 0) > heading.depth) i++;
      const { start, line } = heading;
      const { end } = sections[i]?.blocks.at(-1) ?? sections[i]?.heading ?? heading;
      if (leavesFenceOpen(text.slice(start, end))) return undefined;
      parts.push([...around, { start, end, line }]);
      continue;
    }
    if (heading) around.push(heading);
    if (needs.extent === 'blocks') parts.push(...byDateLine(needs.blocks).map((blocks) => [...around, ...blocks]));
  }
  return parts;
}

/** Blocks under one date line are read together. */
function byDateLine(blocks: readonly NeededBlock[]): readonly (readonly Stretch[])[] {
  const groups: Stretch[][] = [];
  let last: Stretch | undefined;
  for (const { window, dateLine } of blocks) {
    const group = groups.at(-1);
    if (group && last === dateLine) group.push(window);
    else groups.push(dateLine ? [dateLine, window] : [window]);
    last = dateLine;
  }
  return groups;
}

/** `dateLine` holds where the section's first block begins. */
export function needsOf(
  text: string,
  { heading, blocks }: Section,
  holdsTag: (stretch: Stretch) => boolean,
  dateLine?: Stretch,
): SectionNeeds {
  if (blocks.some((block) => block.mayHoldHeading && holdsHeading(sliceOf(text, block)))) return { extent: 'note' };
  if (heading && holdsTag(heading)) return { extent: 'section' };
  const tagged = new Set(blocks.filter(holdsTag));
  if (tagged.size === 0) return { extent: 'blocks', blocks: [] };
  if (blocks.some((block) => speaksOfOthers(sliceOf(text, block), tagged.has(block)))) {
    // A tag line below a rule speaks for the note.
    return { extent: heading && !blocks.some(({ mayHoldRule }) => mayHoldRule) ? 'section' : 'note' };
  }
  if ([...tagged].some((block) => leavesFenceOpen(sliceOf(text, block)))) return { extent: 'note' };
  const needed: NeededBlock[] = [];
  let holding = dateLine;
  for (const block of blocks) {
    if (tagged.has(block)) needed.push({ window: block, dateLine: holding });
    if (needed.length === tagged.size) break;
    holding = lastDateLine(text, block) ?? holding;
  }
  return { extent: 'blocks', blocks: needed };
}

/** Whether a block says something of the blocks around it: a line of tags, or a reviewer's callout. */
function speaksOfOthers(block: string, isTagged: boolean): boolean {
  if (/\[!(?:review|comment)\]/i.test(block)) return true;
  return (
    isTagged && splitLines(block).some(mayBeTagLine) && parsedParagraphs(block).some(({ inline }) => isTagLine(inline))
  );
}

/** The parser takes a fence that is left open in an item to end in the mark of the next item. */
function leavesFenceOpen(block: string): boolean {
  if (!/```|~~~|\$\$/.test(block)) return false;
  let open = '';
  for (const line of splitLines(block)) {
    const start = line.search(/[`~$]/);
    if (start === -1 || !/^[ \t>*+\-\d.)]*$/.test(line.slice(0, start))) continue;
    const mark = /^(?:`+|~+|\$+)/.exec(line.slice(start))?.[0] ?? '';
    const rest = line.slice(start + mark.length).trim();
    if (open !== '') {
      if (mark.startsWith(open) && rest === '') open = '';
    } else if (
      mark.length >= (mark.startsWith('$') ? 2 : 3) &&
      (mark.startsWith('~') || !rest.includes(mark.charAt(0)))
    ) {
      open = mark;
    }
  }
  return open !== '';
}

function holdsHeading(block: string): boolean {
  return parseBlocks(block).children.some(({ type }) => type === 'heading');
}

/** The last date line in a block, which holds for what comes behind it. */
export function lastDateLine(text: string, block: Window): Stretch | undefined {
  const words = sliceOf(text, block);
  if (!splitLines(words).some(mayBeDateLine)) return undefined;
  const found = parsedParagraphs(words).findLast(({ inline }) => isDateLine(inline));
  if (!found) return undefined;
  // Whole lines, so that columns stay what they are.
  const start = words.lastIndexOf('\n', found.span.start) + 1;
  return {
    start: block.start + start,
    end: block.start + found.span.end,
    line: block.line + countLines(words.slice(0, start)),
  };
}

function parsedParagraphs(block: string): readonly { readonly span: Span; readonly inline: InlineContent }[] {
  const root = parseBlocks(block);
  const hidden = hiddenSpans(block, opaqueSpans(root, block));
  return root.children.flatMap((node) =>
    node.type === 'paragraph' ? [{ span: spanOf(node), inline: readInline(node, block, hidden) }] : [],
  );
}

const ownBlock = /^ {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>)/;
/** From here on a line may show other words than it is written with. */
const written = /[[\]<>&!`\\$]/;

/** Nothing but hashtags and a word, as far as one can see without parsing. */
function mayBeTagLine(line: string): boolean {
  if (!/#[\p{L}\p{M}\p{N}_\-/]/u.test(line) || ownBlock.test(line)) return false;
  // The words before `::` are a field's key, however many.
  if (line.includes('::')) return true;
  const rest = plainStart(line).replace(/#[\p{L}\p{M}\p{N}_\-/]+/gu, ' ');
  return (rest.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length <= 1;
}

/** Words that the longest spelling of a date, with time and zone, and one more make. */
const mostDateWords = 12;

function mayBeDateLine(line: string): boolean {
  if (!/\d{4}|&/.test(line) || ownBlock.test(line)) return false;
  return (plainStart(line).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length <= mostDateWords;
}

function plainStart(line: string): string {
  const end = line.search(written);
  return end === -1 ? line : line.slice(0, end);
}

function splitLines(text: string): readonly string[] {
  return text.split('\n');
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function sliceOf(text: string, { start, end }: Stretch): string {
  return text.slice(start, end);
}

/** What ends a block as what follows it in the note does. */
function separatorBehind(block: string): string {
  const end = trimmedLength(block);
  const lastLine = block.slice(block.lastIndexOf('\n', end - 1) + 1, end);
  // Indented code goes on over blank lines, until something else begins.
  if (/^(?: {4}| {0,3}\t)/.test(lastLine)) return block.endsWith('\n') ? '***\n' : '\n***\n';
  return '\n'.repeat(Math.max(0, 2 - countLines(block.slice(end))));
}

function trimmedLength(text: string): number {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end--;
  return end;
}

/** Puts the lines of a part together. `base` characters stand before the first line of the note, which `text` lacks. */
export function assemblePart(text: string, part: Part, base: number): PartText {
  // Behind a line end a BOM is a character like others.
  let assembled = '\n';
  let line = 1;
  const places: { readonly from: number; readonly shift: number }[] = [];
  for (const { start, end, line: noteLine } of part) {
    places.push({ from: line, shift: noteLine - line });
    let words = text.slice(start, end);
    if (end < text.length) {
      words += separatorBehind(words);
    }
    assembled += words;
    line += countLines(words);
  }
  const index = new LineIndex(assembled);
  const positionAt = (offset: number): Position => {
    const { line: at, character } = index.positionAt(offset);
    const noteLine = at + (places.findLast(({ from }) => from <= at)?.shift ?? 0);
    return { line: noteLine, character: noteLine === 0 ? character + base : character };
  };
  return {
    text: assembled,
    lines: { positionAt, range: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }) },
  };
}
