import type { Nodes, Root, RootContent } from 'mdast';
import { footnotesIn, type FootnoteWords } from './footnotes.js';
import { readInline, type InlineContent } from './inline.js';
import { isDateLine, isTagLine, markedDate, plainText } from './lines.js';
import { htmlAt } from './lineStarts.js';
import {
  definitionsIn,
  hiddenIn,
  leftHidden,
  mayHide,
  opaqueSpans,
  parseBlocks,
  parseEach,
  spanOf,
  type HiddenSpan,
} from './markdown.js';
import type { TagJudge } from './tagJudge.js';
import { countLines, type Span } from '../../text.js';
import type { Stretch, Window } from './window.js';

/** What links and footnotes of a note refer to. */
export interface Definitions {
  /** Of links, and with `^` of footnotes. */
  readonly names: readonly string[];
  /** Footnotes may have tags, which belong to blocks elsewhere. */
  readonly mayHaveTags: boolean;
}

/** What a note defines, anywhere in it. */
export function definitionsOf(text: string, windows: readonly Window[]): Definitions {
  return text.includes(']:') ? definitionsAmong(text, windows) : none;
}

/** The same of some windows of a text. */
export function definitionsAmong(text: string, windows: readonly Window[]): Definitions {
  const names: string[] = [];
  let mayHaveTags = false;
  for (const { start, end } of windows) {
    const words = text.slice(start, end);
    if (!words.includes(']:')) continue;
    mayHaveTags ||= words.includes('#') && words.includes('[^') && splitLines(words).some(mayDefineFootnote);
    // Behind a line end a BOM is a character like others.
    names.push(...definitionsIn(words.startsWith('\uFEFF') ? `\n${words}` : words));
  }
  return { names, mayHaveTags };
}

function mayDefineFootnote(line: string): boolean {
  const start = line.indexOf('[^');
  return start >= 0 && line.includes(']:', start);
}

const none: Definitions = { names: [], mayHaveTags: false };

/** A heading, and those of the sections around its own. */
export interface HeadingChain {
  readonly heading: Window;
  readonly outer: HeadingChain | undefined;
}

/** What can be told of the windows of a text without reading the note. */
export class BlockFacts {
  constructor(
    protected readonly text: string,
    private readonly judge: TagJudge,
    /** Names that links of the note, and calls of footnotes, may refer to. */
    private readonly defined: readonly string[],
  ) {}

  get definesFootnotes(): boolean {
    return this.defined.some((name) => name.startsWith('^'));
  }

  /** A hashtag of ours or a marker stands in it, be it in code, or in a footnote whose tags belong to it. */
  holdsTag(block: Window): boolean {
    return this.callsTags(block) || this.holdsOwnTag(block);
  }

  /** The same of its own words. */
  holdsOwnTag({ start, end }: Window): boolean {
    return this.judge.holds(this.text, { start, end }, (tag) => this.judge.isTag(tag));
  }

  /** A marker of what is private stands in it, be it in code, or in a footnote whose tags belong to it. */
  holdsPrivate(block: Window): boolean {
    const called = block.footnotes?.filter(({ caller }) => caller === block) ?? [];
    return this.holdsOwnPrivate(block) || called.some(({ definition }) => this.holdsOwnPrivate(definition));
  }

  protected holdsOwnPrivate({ start, end }: Window): boolean {
    return this.judge.holds(this.text, { start, end }, (tag) => this.judge.marker(tag) === 'private');
  }

  /** A hashtag of ours stands in it, right or wrong. */
  holdsSkillTag({ start, end }: Stretch): boolean {
    return this.judge.holds(this.text, { start, end }, (tag) => this.judge.resolve(tag) !== undefined);
  }

  /** Undefined where it says nothing of any. */
  footnotes(block: Window): FootnoteWords | undefined {
    const words = this.slice(block);
    return words.includes('[^') ? footnotesIn(parseBlock(words, this.defined), words) : undefined;
  }

  holdsHeading(block: Window): boolean {
    return (
      block.mayHoldHeading &&
      parseBlocks(this.slice(block), this.defined).children.some(({ type }) => type === 'heading')
    );
  }

  /**
   * It says something of the blocks around it: a line of tags, a date line that calls for some, a reviewer's callout, or
   * words that are cancelled.
   */
  speaksOfOthers(block: Window): boolean {
    const words = this.slice(block);
    if (mayBeReview.test(words) || this.cancels(block)) return true;
    const callsTags = this.callsTags(block);
    if (!callsTags && !this.holdsOwnTag(block)) return false;
    const maySpeak = (line: string): boolean => mayBeTagLine(line) || (callsTags && mayBeDateLine(line));
    if (!this.mayHide(block) && !splitLines(words).some(maySpeak)) return false;
    return parsedParagraphs(words, this.defined).some(
      ({ inline }) => isTagLine(inline) || (callsTags && isDateLine(inline)),
    );
  }

  /** Words in it, outside of lists and tables, bear the mark and date of what is cancelled: then all of the section is. */
  cancels(block: Window): boolean {
    const words = this.slice(block);
    if (!words.includes('❌')) return false;
    return parsedParagraphs(words, this.defined, true).some(({ inline }) => {
      const [, ...behind] = plainText(inline.runs).text.split('❌');
      return behind.some((text) => markedDate(`❌${text}`, '❌'));
    });
  }

  /** It holds a comment or template, which may hide words beyond the line that it stands in. */
  mayHide({ start, end }: Stretch): boolean {
    return mayHide(this.text.slice(start, end));
  }

  /** What begins in it and hides words behind it. */
  leavesHidden(block: Window): HiddenSpan['kind'] | undefined {
    if (!this.mayHide(block)) return undefined;
    const words = this.slice(block);
    return leftHidden(words, opaqueSpans(parseBlocks(words, this.defined), words));
  }

  /** It has no tags, and says nothing of blocks that have some. */
  isPlain(block: Window): boolean {
    return !this.holdsTag(block) && !this.speaksOfOthers(block) && !this.dateLine(block);
  }

  /** A fence or HTML is still open where it ends. */
  leavesOpen(block: Window): boolean {
    const words = this.slice(block);
    return leavesFenceOpen(words, this.defined) || leavesHtmlOpen(words);
  }

  /** The last date line in it, which holds for what comes behind it; counted from the block's start. */
  dateLine(block: Window): Stretch | undefined {
    const words = this.slice(block);
    if (!this.mayHide(block) && !splitLines(words).some(mayBeDateLine)) return undefined;
    const found = parsedParagraphs(words, this.defined).findLast(({ inline }) => isDateLine(inline));
    if (!found) return undefined;
    // Whole lines, so that columns stay what they are.
    const start = words.lastIndexOf('\n', found.span.start) + 1;
    return { start, end: found.span.end, line: countLines(words.slice(0, start)) };
  }

  /** The headings that hold below `heading`. */
  chain(heading: Window, outer: HeadingChain | undefined): HeadingChain {
    return { heading, outer };
  }

  private callsTags(block: Window): boolean {
    return block.footnotes?.some(({ caller }) => caller === block) === true;
  }

  private slice({ start, end }: Stretch): string {
    return this.text.slice(start, end);
  }
}

const fence = /```|~~~|\$\$/;
/** A line with one behind the mark or the indent of what holds it. */
const fenceInside = /^(?:[ \t>*+\-\d.)]|\[\^[^\]]*\]:)+(?:```|~~~|\$\$)/;

/** The parser takes a fence, and HTML, that is left open in an item to end in the mark of the next item. */
function leavesFenceOpen(block: string, defined: readonly string[]): boolean {
  if (!fence.test(block) || !splitLines(block).some((line) => fenceInside.test(line))) return false;
  let last: Nodes | undefined = parseBlocks(block, defined);
  while (last && 'children' in last) last = last.children.at(-1);
  if (last?.type !== 'code' && last?.type !== 'math') return false;
  const { start, end } = spanOf(last);
  const [, ...lines] = splitLines(block.slice(start, end).trimEnd());
  const closing = lines.at(-1)?.replace(/^[ \t>]+/, '') ?? '';
  // Where it is indented too far it is one of the lines inside.
  return !/^(?:`{3,}|~{3,}|\${2,})$/.test(closing) || splitLines(last.value).at(-1)?.trim() === closing;
}

function leavesHtmlOpen(block: string): boolean {
  for (let at = block.indexOf('<'); at !== -1; at = block.indexOf('<', at + 1)) {
    if (!/^[ \t>*+\-\d.)]*$/.test(block.slice(block.lastIndexOf('\n', at) + 1, at))) continue;
    const html = htmlAt(block, at, block.length);
    if (html === 'doubt' || html?.isClosed === false) return true;
  }
  return false;
}

/** By the parser, unless it is plain. */
function parseBlock(block: string, defined: readonly string[]): Root {
  return parseEach(block, [{ start: 0, end: block.length }], defined);
}

function parsedParagraphs(
  block: string,
  defined: readonly string[],
  inQuotes = false,
): readonly { readonly span: Span; readonly inline: InlineContent }[] {
  const root = parseBlock(block, defined);
  const hidden = hiddenIn(root, block);
  const read = (node: RootContent): ReturnType<typeof parsedParagraphs> => {
    if (node.type === 'blockquote' && inQuotes) return node.children.flatMap(read);
    return node.type === 'paragraph' ? [{ span: spanOf(node), inline: readInline(node, block, hidden) }] : [];
  };
  return root.children.flatMap(read);
}

/** The mark of a reviewer's callout, or one that may be written otherwise than it is shown. */
const mayBeReview = /\[!(?:review|comment)\]|\[!(?![\w-]+\]|\[)|\[(?=[%<{&\\])/i;
const ownBlock = /^ {0,3}(?:[-*+][ \t]|\d{1,9}[.)][ \t]|>)/;
/** From here on a line may show other words than it is written with. */
const written = /[[\]<>&!`\\${]/;

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
const longestLooked = 2000;

function mayBeDateLine(line: string): boolean {
  if (!/\d{4}|&/.test(line) || ownBlock.test(line)) return false;
  // Titles may hide words in ways that only the parser sees through; in a long line, too much may be hidden to look at.
  const shown = line.length > longestLooked || /["'<]/.test(line) ? plainStart(line) : line.replace(hiding, ' ');
  return (shown.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length <= mostDateWords;
}

/** Footnotes' calls, code and addresses of links: words in them are not to be seen. */
const hiding = /\[\^[^\]]*\]|`[^`]*`|\]\([^)]*\)|\]\[[^\]]*\]|\[\[[^\]]*\]\]/g;

function plainStart(line: string): string {
  const end = line.search(written);
  return end === -1 ? line : line.slice(0, end);
}

function splitLines(text: string): readonly string[] {
  return text.split('\n');
}
