import { LineIndex, countLines, lastUpTo, type Lines, type Position, type Span } from '../../text.js';
import type { BlockFacts, HeadingChain } from './blockFacts.js';
import { farFootnotes, type FarFootnotes } from './footnotes.js';
import type { Stretch, Window } from './window.js';

/**
 * Some lines of a note that are read by themselves: a block that tags stand in, or a section that has to be read as a
 * whole, below the headings and the date line that hold for it. What the note says elsewhere changes nothing in it.
 */
export interface Part extends FarFootnotes {
  readonly around: HeadingChain | undefined;
  /** Its stretch is counted from the start of its block, which moves with the lines before it. */
  readonly dateLine: { readonly block: Window; readonly stretch: Stretch } | undefined;
  /** One block, or a heading and all that is below it. */
  readonly windows: readonly Window[];
}

/**
 * The windows from a heading to the next, or before the first; all below the heading where they have to be read as a whole.
 * It depends on nothing but them, the headings above, and the depth of the heading behind.
 */
export interface Section {
  readonly first: Window;
  /** In windows. */
  readonly size: number;
  /** The headings that hold where it begins. */
  readonly before: HeadingChain | undefined;
  /** Those that hold where it ends. */
  readonly after: HeadingChain | undefined;
  /** It stands at the note's head and speaks for what stands below it: for the note, or for the section of its first heading. */
  readonly speaksOfMore: boolean;
  readonly parts: readonly Part[];
}

/** Lines of a note put together. */
export interface AssembledText {
  readonly text: string;
  /** The lines of each stretch, in as many pieces as can be parsed one by one. */
  readonly blocks: readonly Span[];
  /** Where its places are in the note. */
  readonly lines: Lines;
}

/** The parts of a note that have to be read; undefined where only the whole note tells. */
export function partsOf(windows: readonly Window[], facts: BlockFacts): readonly Part[] | undefined {
  const parts: Part[] = [];
  let section: Section | undefined;
  for (let start = 0; start < windows.length; start += section.size) {
    section = sectionAt(windows, start, section?.after, facts);
    if (!section) return undefined;
    for (const part of section.parts) parts.push(part);
  }
  return parts;
}

/**
 * The section that begins with a window, which is a heading or the note's first; undefined where only the whole note tells.
 * `isFolded`: entries around it are put together of what all sections say. Then each is read as a whole, and those at the
 * note's head without what they speak for.
 */
export function sectionAt(
  windows: readonly Window[],
  start: number,
  before: HeadingChain | undefined,
  facts: BlockFacts,
  isFolded = false,
): Section | undefined {
  const first = windows[start];
  if (!first) return undefined;
  const heading = first.depth > 0 ? first : undefined;
  let next = heading ? start + 1 : start;
  // Most sections have no tags, nor marks that reach over blocks, and are looked at no further.
  let isLookedAt = false;
  for (let block = windows[next]; block?.depth === 0; block = windows[++next]) {
    if (block.mayHoldHeading && facts.holdsHeading(block)) return undefined;
    isLookedAt ||= facts.holdsTag(block) || facts.mayHide(block) || facts.cancels(block);
  }
  let around = before;
  while (heading && around && around.heading.depth >= heading.depth) around = around.outer;
  const inside = isLookedAt ? joinCommented(windows.slice(heading ? start + 1 : start, next), facts) : none;
  if (!inside || (heading && facts.leavesHidden(heading))) return undefined;
  const blocks = inside.filter((block) => !facts.isPlain(block));
  const isHeadingTagged = heading !== undefined && facts.holdsTag(heading);
  const speaks = isHeadingTagged || blocks.some((block) => facts.speaksOfOthers(block));
  const speaksOfMore = speaks && windows.slice(0, start).every(({ depth }) => depth === 0);
  if (isFolded && (speaksOfMore || !speaks)) {
    const section = windows.slice(start, next);
    if (heading && speaks && (speaksBelowRule(section, facts) || blocks.some((block) => facts.cancels(block))))
      return undefined;
    if (section.some((block) => facts.leavesOpen(block))) return undefined;
    const parts = [partOf(around, undefined, section)];
    sectionWork.windows += section.length;
    return { first, size: next - start, before, after: heading && facts.chain(heading, around), speaksOfMore, parts };
  }
  if (speaks) {
    if (!heading) return undefined;
    let below = windows[next];
    while (below && (below.depth === 0 || below.depth > heading.depth)) below = windows[++next];
    const section = windows.slice(start, next);
    // Underlined tags are a tag line and a rule.
    if (section.some((block) => block.mayHoldHeading && facts.holdsHeading(block))) return undefined;
    if (!joinCommented(section, facts)) return undefined;
    // A tag line below a rule speaks for the note.
    const hasRule = section.some(({ mayHoldRule }) => mayHoldRule);
    if (hasRule && section.some((block) => facts.mayHide(block) || facts.speaksOfOthers(block))) return undefined;
    if (section.some((block) => facts.leavesOpen(block))) return undefined;
    const parts = [partOf(around, undefined, section)];
    sectionWork.windows += section.length;
    return { first, size: next - start, before, after: around, speaksOfMore, parts };
  }
  if (heading) around = facts.chain(heading, around);
  const parts = taggedParts(blocks, around, facts);
  sectionWork.windows += next - start;
  return parts && { first, size: next - start, before, after: around, speaksOfMore, parts };
}

function partOf(around: Part['around'], dateLine: Part['dateLine'], windows: Part['windows']): Part {
  return { around, dateLine, windows, ...farFootnotes(windows) };
}

/** A tag line below a rule speaks for the note. */
function speaksBelowRule(section: readonly Window[], facts: BlockFacts): boolean {
  const rule = section.findIndex(({ mayHoldRule }) => mayHoldRule);
  return rule >= 0 && section.slice(rule).some((block) => facts.mayHide(block) || facts.speaksOfOthers(block));
}

/** Some windows as blocks that hide nothing of one another; those that a comment reaches over are one. */
interface Block extends Window {
  readonly joined?: readonly Window[];
}

/** Undefined where a comment or template may end beyond the windows, or nowhere. */
function joinCommented(windows: readonly Window[], facts: BlockFacts): readonly Block[] | undefined {
  const blocks: Block[] = [];
  let open: Window[] = [];
  for (const window of windows) {
    const left = facts.leavesHidden(window);
    if (left !== undefined && left !== 'comment') return undefined;
    const isOdd = left === 'comment';
    // Nobody sees a footnote from elsewhere that stands in a comment.
    if (window.footnotes && (isOdd || open.length > 0)) return undefined;
    if (open.length > 0) {
      open.push(window);
      if (!isOdd) continue;
      blocks.push(join(open));
      open = [];
    } else if (isOdd) open = [window];
    else blocks.push(window);
  }
  return open.length > 0 ? undefined : blocks;
}

function join(windows: readonly Window[]): Block {
  const [first, last] = [windows[0], windows.at(-1)];
  if (!first || !last) throw new Error('No windows to join.');
  const { start, line, before } = first;
  const { end, textEnd } = last;
  const mayHoldHeading = windows.some((window) => window.mayHoldHeading);
  const mayHoldRule = windows.some((window) => window.mayHoldRule);
  const own = { start, end, textEnd, line, depth: 0, mayHoldHeading, mayHoldRule, before, footnotes: undefined };
  return { ...own, joined: windows };
}

/** How many windows were looked at for sections since the start. */
export const sectionWork = { windows: 0 };

const none: readonly never[] = [];

/** Each block that tags stand in, with the date line that holds there; undefined where only the whole note tells. */
function taggedParts(
  blocks: readonly Block[],
  around: HeadingChain | undefined,
  facts: BlockFacts,
): readonly Part[] | undefined {
  if (blocks.length === 0) return none;
  const parts: Part[] = [];
  let dateLine: Part['dateLine'];
  for (const block of blocks) {
    const windows = block.joined ?? [block];
    if (facts.holdsTag(block)) {
      if (windows.some((window) => facts.leavesOpen(window))) return undefined;
      parts.push(partOf(around, dateLine, windows));
    }
    const own = facts.dateLine(block);
    if (!own) continue;
    // What is hidden in it may be so by marks around it.
    if (facts.mayHide(block) && (block.joined || own.start > 0 || own.end < block.textEnd - block.start))
      return undefined;
    dateLine = { block, stretch: own };
  }
  return parts;
}

/** The lines of parts of one note, in order, once each. */
export function linesOfParts(parts: readonly Part[]): readonly CutStretch[] {
  const joined: CutStretch[] = [];
  for (const part of parts) {
    // A heading or date line may stand above several parts, and in a block that is one.
    for (const stretch of stretchesOf(part)) if (stretch.start >= (joined.at(-1)?.end ?? 0)) joined.push(stretch);
  }
  return joined;
}

/** Lines of a note, and where it was cut in them. */
interface CutStretch extends Stretch {
  readonly windows?: readonly Window[];
}

/** The lines of one part, with those that hold for it. */
export function stretchesOf({ around, dateLine, windows }: Part): readonly CutStretch[] {
  const stretches: CutStretch[] = [stretchOf(windows)];
  if (dateLine) {
    const { block, stretch } = dateLine;
    const { start, end, line } = stretch;
    stretches.unshift({ start: block.start + start, end: block.start + end, line: block.line + line });
  }
  for (let chain = around; chain; chain = chain.outer) stretches.unshift(chain.heading);
  return stretches;
}

function stretchOf(windows: readonly Window[]): CutStretch {
  const [first, last] = [windows[0], windows.at(-1)];
  return { start: first?.start ?? 0, end: last?.end ?? 0, line: first?.line ?? 0, windows };
}

/** What ends a block as what follows it in the note does; `isIndented` says that of what comes next here. */
function separatorBehind(block: string, isIndented: boolean): string {
  // A list would go on in indented words, which here may be of another place.
  if (isIndented || endsIndented(block)) return block.endsWith('\n') ? '***\n' : '\n***\n';
  return '\n'.repeat(Math.max(0, 2 - countLines(block.slice(trimmedLength(block)))));
}

/** Indented code goes on over blank lines, until something else begins. */
function endsIndented(block: string): boolean {
  const end = trimmedLength(block);
  return /^(?: {4}| {0,3}\t)/.test(block.slice(block.lastIndexOf('\n', end - 1) + 1, end));
}

function trimmedLength(text: string): number {
  let end = text.length;
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end--;
  return end;
}

/** Lines of a note in as many pieces as can be parsed one by one; they were cut into `windows`. */
export function cutBlocks(text: string, { start, end }: Span, windows: readonly Window[]): readonly Span[] {
  const blocks: Span[] = [];
  let from = start;
  for (const window of windows) {
    if (window.start <= from || endsIndented(text.slice(from, window.start))) continue;
    blocks.push({ start: from, end: window.start });
    from = window.start;
  }
  blocks.push({ start: from, end });
  return blocks;
}

/** Puts lines of a note together. `base` characters stand before the first line of the note, which `text` lacks. */
export function assemble(text: string, stretches: readonly CutStretch[], base: number): AssembledText {
  // Behind a line end a BOM is a character like others.
  let assembled = '\n';
  let line = 1;
  const blocks: Span[] = [];
  const places: { readonly from: number; readonly shift: number }[] = [];
  for (const [i, { start, end, line: noteLine, windows = [] }] of stretches.entries()) {
    places.push({ from: line, shift: noteLine - line });
    let words = text.slice(start, end);
    if (end < text.length) {
      words += separatorBehind(words, /[ \t]/.test(text.charAt(stretches[i + 1]?.start ?? end)));
    }
    const shift = assembled.length - start;
    for (const block of cutBlocks(text, { start, end }, windows)) {
      const blockEnd = block.end === end ? start + words.length : block.end;
      blocks.push({ start: block.start + shift, end: blockEnd + shift });
    }
    assembled += words;
    line += countLines(words);
  }
  const index = new LineIndex(assembled);
  const positionAt = (offset: number): Position => {
    const { line: at, character } = index.positionAt(offset);
    const noteLine = at + (places[lastUpTo(places, at, ({ from }) => from)]?.shift ?? 0);
    return { line: noteLine, character: noteLine === 0 ? character + base : character };
  };
  return {
    text: assembled,
    blocks,
    lines: { positionAt, range: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }) },
  };
}
