import { isUnreadable } from './unreadable.js';

/**
 * A stretch of whole lines of a note that is parsed alike alone and in its place: nothing before it is still open where it
 * begins, and nothing in it is still open where it ends.
 */
export interface Window {
  readonly start: number;
  /** The blank lines behind it included. */
  readonly end: number;
  /** Where its last line that is not blank ends. */
  readonly textEnd: number;
  /** Number of its first line. */
  readonly line: number;
  /** A heading's rank, where the window is a heading and nothing else; 0 for all others. */
  readonly depth: number;
  /** It may hold a heading among other blocks. */
  readonly mayHoldHeading: boolean;
  readonly mayHoldRule: boolean;
}

/** Where in a text to cut: whole lines, of which the first has the number `line`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

/**
 * Cuts a text into windows by a look at how its lines begin. Undefined where a line leaves it in doubt what is open: then
 * only the parser knows. `isKnown` is asked wherever a window may begin, and ends the cutting by saying true.
 *
 * Where nothing is cut nothing can go wrong. So a place is cut only where all that may stand before it is closed by the
 * line that begins there: one without indent behind a blank line, a heading, an item of a list.
 */
export function cutWindows(
  text: string,
  stretch: Stretch,
  isKnown: (offset: number) => boolean = () => false,
): readonly Window[] | undefined {
  return new Cutter(text, stretch, isKnown).cut();
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

interface ItemStart {
  /** Columns to the words of the item; undefined where the line does not show them plainly. */
  readonly width: number | undefined;
  /** `.` or `)` of an ordered list. */
  readonly delimiter: string | undefined;
  /** Its words begin with the mark of a list or a quote. */
  readonly holdsContainer: boolean;
}

/** Stand in place of the columns by which an open list's items are indented. */
const noContainer = 0;
const quote = -1;
const unknown = Number.POSITIVE_INFINITY;

class Cutter {
  private readonly windows: MutableWindow[] = [];
  private current: MutableWindow | undefined;
  private line: number;
  /** The list or quote that may be open at the outermost level. */
  private container = noContainer;
  /** Of the ordered list that is open, while only its own lines have come. */
  private delimiter: string | undefined;
  private fence: string | undefined;
  private htmlEnd: RegExp | undefined;
  /** From a line that begins with `<` to the next blank line. */
  private mayBeHtml = false;
  private isAfterBlank = true;
  /** A heading, a fence or a comment has just ended. */
  private isAfterEnd = true;
  /** Lines that are indented like code have come last. */
  private isAfterCode = false;

  constructor(
    private readonly text: string,
    private readonly stretch: Stretch,
    private readonly isKnown: (offset: number) => boolean,
  ) {
    this.line = stretch.line;
  }

  cut(): readonly Window[] | undefined {
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
    const isCut = this.mayCutBefore(line, item);
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
    return undefined;
  }

  private mayCutBefore({ indent, code, first }: Line, item: ItemStart | undefined): boolean {
    // Behind a heading even a line with an indent begins anew: it stays behind that heading.
    if (indent > 0) return this.isAfterEnd && this.current !== undefined && this.current.depth > 0;
    if (code === byteOrderMark || this.mayBeHtml) return false;
    // Behind indented code the parser takes some lists for words.
    if (this.isAfterCode && (item !== undefined || matchesAt(marker, this.text, first))) return false;
    if (this.isAfterBlank || this.isAfterEnd) return true;
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
    this.delimiter = isItem && indent === 0 ? item.delimiter : undefined;
    if (isItem) this.container = item.width === undefined ? unknown : indent + item.width;
    else if (indent === 0 && code === 62) this.container = quote;
    else if (indent < 4 && matchesAt(marker, this.text, first)) this.container = unknown;
    else if (indent < 4 && (this.isAfterBlank || this.isAfterEnd)) this.container = noContainer;
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
  }

  private isKnownAt(offset: number): boolean {
    return this.current !== undefined && this.isKnown(offset);
  }

  private open(start: number, end: number, textEnd: number): MutableWindow {
    this.current = { start, end, textEnd, line: this.line, depth: 0, mayHoldHeading: false, mayHoldRule: false };
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

const byteOrderMark = 0xfeff;
const atxMark = /#{1,6}(?=[ \t\r\n]|$)/y;
const fenceStart = /(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*|(\${2,})[^$\r\n]*)(?=[\r\n]|$)/y;
const closingFence = /^ {0,3}([`~$])(\1*)[ \t]*$/;
const bullet = /([-*+])([ \t]+)(\S)/y;
const numbered = /(\d{1,9})([.)])([ \t]+)\S/y;
const marker = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;
const underline = /(?:=+|-+)[ \t]*(?=[\r\n]|$)/y;
const rule = /([-*_])[ \t]*(?:\1[ \t]*){2,}(?=[\r\n]|$)/y;
const plainWords = /^(?!\d+[.)])[\p{L}\p{N}][^|\r\n]*$/u;
/** HTML that goes on over blank lines, in the order of `htmlEnds`. */
const htmlStart = /<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![a-z]))/iy;
const htmlEnds = [/<\/(?:script|pre|style|textarea)>/i, /-->/, /\?>/, /\]\]>/, />/] as const;

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** The first character that is no blank; `end` for a blank line. */
function firstCharacter(text: string, start: number, end: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); at < end && (code === 32 || code === 9); code = text.charCodeAt(at)) at++;
  return at;
}

/** The marks of a fence of code or math that a line opens. */
function fenceAt(text: string, offset: number): string | undefined {
  const code = text.charCodeAt(offset);
  if (code !== 96 && code !== 126 && code !== 36) return undefined;
  fenceStart.lastIndex = offset;
  const match = fenceStart.exec(text);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

function itemAt(text: string, offset: number, lineEnd: number): ItemStart | undefined {
  const code = text.charCodeAt(offset);
  if (code === 45 || code === 42 || code === 43) {
    bullet.lastIndex = offset;
    const match = bullet.exec(text);
    // `- - -` is a rule, or a list in a list.
    if (!match || bullet.lastIndex > lineEnd || match[1] === match[3]) return undefined;
    return itemOf(text, bullet.lastIndex - 1, 1, match[2] ?? '', undefined);
  }
  if (code < 48 || code > 57) return undefined;
  numbered.lastIndex = offset;
  const match = numbered.exec(text);
  if (!match || numbered.lastIndex > lineEnd) return undefined;
  const [, number = '', delimiter, space = ''] = match;
  return itemOf(text, numbered.lastIndex - 1, number.length + 1, space, delimiter);
}

/** `words` is where the item's words begin, behind a mark of some characters and some blanks. */
function itemOf(text: string, words: number, mark: number, space: string, delimiter: string | undefined): ItemStart {
  return {
    width: space.includes('\t') ? undefined : mark + (space.length > 4 ? 1 : space.length),
    delimiter,
    holdsContainer: text.charAt(words) === '>' || matchesAt(marker, text, words),
  };
}

/** HTML that a line opens and only its own end closes; `doubt` where it is not plain what closes it. */
function htmlAt(
  text: string,
  offset: number,
  lineEnd: number,
): { readonly end: RegExp; readonly isClosed: boolean } | 'doubt' | undefined {
  htmlStart.lastIndex = offset;
  const match = htmlStart.exec(text);
  if (!match) return undefined;
  const kind = match.slice(1).findIndex((group: string | undefined) => group !== undefined);
  const end = htmlEnds[kind];
  const rest = text.slice(htmlStart.lastIndex, lineEnd);
  if (!end || (kind === 1 && /^-?>/.test(rest))) return 'doubt';
  return { end, isClosed: end.test(rest) };
}
