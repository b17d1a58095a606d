import { cutStateOf, noContainer, nothingBefore, openAt, quote, unknown, type OpenBlocks } from './cutState.js';
import {
  atxMark,
  fenceAt,
  firstCharacter,
  footnoteStart,
  htmlAt,
  itemAt,
  marker,
  matchesAt,
  rule,
  underline,
  type ItemStart,
} from './lineStarts.js';
import { isUnreadable } from './unreadable.js';
import type { CutState, Stretch, Window } from './window.js';

/**
 * Cuts a text into windows by a look at how its lines begin. Undefined where a line leaves it in doubt what is open: then
 * only the parser knows. `isKnown` is asked wherever a window begins, but for the first, and ends the cutting by saying
 * true. `before` is that of an earlier window at this place.
 *
 * Where nothing is cut nothing can go wrong. So a place is cut only where all that may stand before it is closed by the
 * line that begins there: one without indent behind a blank line, a heading, an item of a list.
 */
export function cutWindows(
  text: string,
  stretch: Stretch,
  isKnown: (offset: number, before: CutState) => boolean = () => false,
  before?: CutState,
): Window[] | undefined {
  return new Cutter(text, stretch, isKnown, before).cut();
}

type MutableWindow = { -readonly [Key in keyof Window]: Window[Key] };

/** A line that is not blank, and how it begins. */
interface Line {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  /** Where the next line begins. */
  readonly next: number;
  /** Of its first character that is no blank. */
  readonly first: number;
  readonly code: number;
  /** In columns; 4 for all that is 4 or more. */
  readonly indent: number;
  /** Inside the open list, as its indent says. */
  readonly isInside: boolean;
}

class Cutter implements OpenBlocks {
  private readonly windows: MutableWindow[] = [];
  private current: MutableWindow | undefined;
  private line: number;
  container: number;
  delimiter: string | undefined;
  private fence: string | undefined;
  private htmlEnd: RegExp | undefined;
  /** From a line that begins with `<` to the next blank line. */
  private mayBeHtml = false;
  isAfterBlank: boolean;
  isAfterEnd: boolean;
  isAfterCode: boolean;
  /** A line of the window may define a link; then no paragraph is open behind it, though nothing shows that. */
  private mayDefine = false;
  private readonly hasDefinitions: boolean;

  constructor(
    private readonly text: string,
    private readonly stretch: Stretch,
    private readonly isKnown: (offset: number, before: CutState) => boolean,
    /** Undefined at the head of a text, where a window need not begin with the first line of a block. */
    private readonly before: CutState | undefined,
  ) {
    this.line = stretch.line;
    // Where a text is cut anew only some lines of it are looked at.
    this.hasDefinitions = before !== undefined || text.includes(']:', stretch.start);
    const { container, delimiter, isAfterBlank, isAfterEnd, isAfterCode } = openAt(before ?? nothingBefore);
    this.container = container;
    this.delimiter = delimiter;
    this.isAfterBlank = isAfterBlank;
    this.isAfterEnd = isAfterEnd;
    this.isAfterCode = isAfterCode;
  }

  cut(): Window[] | undefined {
    const { text, stretch } = this;
    for (let start = stretch.start; start < stretch.end; this.line++) {
      const feed = text.indexOf('\n', start);
      const hasFeed = feed !== -1 && feed < stretch.end;
      const next = hasFeed ? feed + 1 : stretch.end;
      let end = hasFeed ? feed : stretch.end;
      if (end > start && text.charCodeAt(end - 1) === 13) end--;
      if (isUnreadable(text, start, end)) return undefined;
      const verdict = this.read(start, end, next);
      if (verdict === 'doubt') return undefined;
      if (verdict === 'known') break;
      start = next;
    }
    return this.windows;
  }

  private read(start: number, end: number, next: number): 'doubt' | 'known' | undefined {
    const { text } = this;
    if (this.fence !== undefined || this.htmlEnd !== undefined) {
      this.extend(next, end);
      if (!this.isClosedBy(text.slice(start, end))) return undefined;
      this.fence = undefined;
      this.htmlEnd = undefined;
      this.endBlock();
      return undefined;
    }
    const first = firstCharacter(text, start, end);
    if (first === end) {
      this.readBlank(start, next);
      return undefined;
    }
    const indent = Math.min(4, text.slice(start, first).includes('\t') ? 4 : first - start);
    const isInside = this.container > 0 && this.container !== unknown && indent >= this.container;
    return this.readLine({ start, end, next, first, indent, isInside, code: text.charCodeAt(first) });
  }

  private readBlank(start: number, next: number): void {
    if (this.current) this.current.end = next;
    else this.open(start, next, start);
    this.isAfterBlank = true;
    this.mayBeHtml = false;
    if (this.container === quote) this.container = noContainer;
  }

  private readLine(line: Line): 'doubt' | 'known' | undefined {
    const { text } = this;
    const { start, end, next, first, code, indent } = line;
    const isOutermost = !line.isInside && indent < 4;
    const isHeading = isOutermost && code === 35 && matchesAt(atxMark, text, first);
    if (isHeading && indent === 0 && !this.mayBeHtml) {
      if (this.isKnownAt(start)) return 'known';
      this.open(start, next, end).depth = atxMark.lastIndex - first;
      this.endBlock();
      return undefined;
    }
    const fence = isOutermost ? fenceAt(text, first) : undefined;
    const html = isOutermost && code === 60 ? htmlAt(text, first, end) : undefined;
    if (fence !== undefined || html !== undefined) {
      // What looks like HTML may swallow it, and a list or quote around it may end before it does.
      if (html === 'doubt' || this.mayBeHtml || (indent > 0 && this.container !== noContainer)) return 'doubt';
    }
    const item = isOutermost && !this.mayBeHtml ? itemAt(text, first, end) : undefined;
    const isCut = this.isFirst || this.mayCutBefore(line, item);
    if (isCut) {
      if (this.isKnownAt(start)) return 'known';
      this.open(start, next, end);
    } else if (this.underlines(line)) {
      if (this.endPlainHeading(line)) return undefined;
    } else this.extend(next, end);
    const { current } = this;
    if (current && isOutermost) {
      if (isHeading || (current.start < start && !this.isAfterBlank && matchesAt(underline, text, first))) {
        current.mayHoldHeading = true;
      }
      if (matchesAt(rule, text, first)) current.mayHoldRule = true;
    }
    if (html !== undefined && html.isClosed) {
      this.endBlock();
      return undefined;
    }
    this.fence = fence;
    this.htmlEnd = html?.end;
    if (fence !== undefined || html !== undefined) this.container = noContainer;
    else if (!line.isInside) this.follow(line, item, isCut);
    if (isOutermost && code === 60) this.mayBeHtml = html === undefined;
    this.isAfterBlank = false;
    this.isAfterEnd = false;
    this.isAfterCode = !line.isInside && indent === 4;
    this.mayDefine ||= this.hasDefinitions && text.slice(start, end).includes(']:');
    return undefined;
  }

  /** What was a window's first line when the text was cut before. */
  private get isFirst(): boolean {
    return this.before !== undefined && this.current === undefined;
  }

  private mayCutBefore({ indent, code, first }: Line, item: ItemStart | undefined): boolean {
    // Behind a heading even a line with an indent begins anew: it stays behind that heading.
    if (indent > 0) return this.isAfterEnd && this.current !== undefined && this.current.depth > 0;
    if (code === byteOrderMark || this.mayBeHtml) return false;
    // Behind indented code the parser takes some lists for words.
    if (this.isAfterCode && (item !== undefined || matchesAt(marker, this.text, first))) return false;
    if (this.isAfterBlank || this.isAfterEnd) return true;
    if (matchesAt(footnoteStart, this.text, first)) return !this.isAfterCode;
    // An item interrupts a paragraph, unless it begins with an item; one with a number does so only in its list.
    if (item === undefined || item.holdsContainer) return false;
    return item.delimiter === undefined || item.delimiter === this.delimiter;
  }

  /** A line under the words of the window that may make a heading of them. */
  private underlines({ first, indent, isInside, start }: Line): boolean {
    const { current } = this;
    return (
      indent < 4 &&
      !isInside &&
      !this.isAfterBlank &&
      !this.mayBeHtml &&
      current !== undefined &&
      current.start < start &&
      matchesAt(underline, this.text, first)
    );
  }

  /** True where the window is one plain line of words, which is a heading with this line under it. */
  private endPlainHeading({ next, end, code }: Line): boolean {
    const { current } = this;
    if (!current) return false;
    const words = this.text.slice(current.start, current.textEnd);
    this.extend(next, end);
    // A rule under a line of tags makes no heading.
    if (current.depth > 0 || !plainWords.test(words) || (code === 45 && words.includes('#'))) return false;
    current.depth = code === 61 ? 1 : 2;
    this.endBlock();
    return true;
  }

  private follow({ indent, code, first }: Line, item: ItemStart | undefined, isCut: boolean): void {
    // A number may as well stand in a paragraph.
    const isItem = item !== undefined && (item.delimiter === undefined || isCut || this.isAfterBlank);
    if (!isItem && this.mayDefine && indent < 4 && matchesAt(marker, this.text, first)) {
      this.container = unknown;
      return;
    }
    this.delimiter = isItem && indent === 0 ? item.delimiter : undefined;
    if (isItem) this.container = item.width === undefined ? unknown : indent + item.width;
    else if (indent === 0 && code === 62) this.container = quote;
    else if (indent < 4 && matchesAt(marker, this.text, first)) this.container = unknown;
    else if (indent < 4 && (this.isAfterBlank || this.isAfterEnd)) this.container = noContainer;
    else if (indent === 0 && !this.isAfterCode && matchesAt(footnoteStart, this.text, first))
      this.container = noContainer;
    // Words may go on in the list though nothing but their place says so.
    else if (this.container > 0) this.container = unknown;
  }

  private isClosedBy(line: string): boolean {
    if (this.htmlEnd !== undefined) return this.htmlEnd.test(line);
    const [, mark = '', more = ''] = closingFence.exec(line) ?? [];
    return mark !== '' && mark === this.fence?.charAt(0) && more.length + 1 >= this.fence.length;
  }

  private endBlock(): void {
    this.container = noContainer;
    this.delimiter = undefined;
    this.isAfterBlank = false;
    this.isAfterEnd = true;
    this.isAfterCode = false;
  }

  private isKnownAt(offset: number): boolean {
    return this.current !== undefined && this.isKnown(offset, cutStateOf(this));
  }

  private open(start: number, end: number, textEnd: number): MutableWindow {
    this.mayDefine = false;
    this.current = {
      start,
      end,
      textEnd,
      line: this.line,
      depth: 0,
      mayHoldHeading: false,
      mayHoldRule: false,
      before: cutStateOf(this),
      footnotes: undefined,
    };
    this.windows.push(this.current);
    return this.current;
  }

  private extend(end: number, textEnd: number): void {
    const { current } = this;
    if (!current) {
      this.open(this.stretch.start, end, textEnd);
      return;
    }
    current.end = end;
    current.textEnd = textEnd;
  }
}

const closingFence = /^ {0,3}([`~$])(\1*)[ \t]*$/;
const plainWords = /^(?!\d+[.)])[\p{L}\p{N}][^|\r\n]*$/u;
const byteOrderMark = 0xfeff;
