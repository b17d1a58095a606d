/** A place in a text: 0-based line and 0-based UTF-16 column, as VS Code counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of a text in UTF-16 offsets: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replaces `range` with `newText`. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Where the offsets of a text are. */
export interface Lines {
  positionAt(offset: number): Position;
  range(span: Span): Range;
}

/** Converts between offsets and positions of one text. Line ends are `\n`, `\r\n` and a lone `\r`, as in VS Code. */
export class LineIndex implements Lines {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 13 && text.charCodeAt(i + 1) === 10) continue;
      if (unit === 10 || unit === 13) this.starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const line = lastUpTo(this.starts, at, (start) => start);
    return { line, character: at - (this.starts[line] ?? 0) };
  }

  /** Columns past the end of a line are moved to its end. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.starts[position.line];
    if (start === undefined) return this.text.length;
    return Math.max(start, Math.min(start + position.character, this.lineEnd(position.line)));
  }

  range(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }

  /** The line's characters, without its line end. */
  lineText(line: number): string {
    return this.text.slice(this.starts[line] ?? this.text.length, this.lineEnd(line));
  }

  private lineEnd(line: number): number {
    let end = this.starts[line + 1] ?? this.text.length;
    const start = this.starts[line] ?? this.text.length;
    if (line + 1 < this.starts.length) {
      end--;
      if (end > start && this.text.charCodeAt(end) === 10 && this.text.charCodeAt(end - 1) === 13) end--;
    }
    return end;
  }
}

/** Of items sorted by where they begin, the number of the last that does so at `place` or before it; 0 where none does. */
export function lastUpTo<T>(items: readonly T[], place: number, startOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= place) low = middle;
    else high = middle;
  }
  return low;
}

/** What stands before the first match; all of it where there is none. */
export function textBefore(text: string, mark: RegExp): string {
  const at = text.search(mark);
  return at < 0 ? text : text.slice(0, at);
}

/**
 * The text without the characters at its end that match, each by itself. Unlike `/[…]+$/`, which begins anew at each of
 * them, it looks at every character once.
 */
export function trimTail(text: string, mark: RegExp): string {
  let end = text.length;
  while (end > 0 && mark.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** In place. */
export function sortByPlace<T extends { readonly range: Range }>(found: T[]): T[] {
  return found.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

export function containsPosition(range: Range, position: Position): boolean {
  return comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0;
}

/** The one stretch of `before` that differs in `after`, and what stands there then. Never within a character or line end. */
export function changedStretch(before: string, after: string): Span & { readonly newText: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && isInside(before, start)) start--;
  let tail = 0;
  while (tail < most - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  while (tail > 0 && isInside(before, before.length - tail)) tail--;
  return { start, end: before.length - tail, newText: after.slice(start, after.length - tail) };
}

function isInside(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return (unit >= 0xdc00 && unit <= 0xdfff) || (unit === 10 && text.charCodeAt(offset - 1) === 13);
}

/** How many line feeds a text has. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
