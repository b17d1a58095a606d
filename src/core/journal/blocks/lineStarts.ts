/** What the mark of a list's item says. */
export interface ItemStart {
  /** Columns to the words of the item; undefined where the line does not show them plainly. */
  readonly width: number | undefined;
  /** `.` or `)` of an ordered list. */
  readonly delimiter: string | undefined;
  /** Its words begin with the mark of a list or a quote. */
  readonly holdsContainer: boolean;
}

/** HTML that a line opens. */
export interface HtmlStart {
  /** What closes it. */
  readonly end: RegExp;
  /** It is closed in its own line. */
  readonly isClosed: boolean;
}

export const atxMark = /#{1,6}(?=[ \t\r\n]|$)/y;
const fenceStart = /(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*|(\${2,})[^$\r\n]*)(?=[\r\n]|$)/y;
const bullet = /([-*+])([ \t]+)(\S)/y;
const numbered = /(\d{1,9})([.)])([ \t]+)\S/y;
export const marker = /(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$)/y;
/** A line that begins so ends all that is open, but for fences and HTML. */
export const footnoteStart = /\[\^[^\s[\]\\]{1,99}\]:/y;
export const underline = /(?:=+|-+)[ \t]*(?=[\r\n]|$)/y;
export const rule = /([-*_])[ \t]*(?:\1[ \t]*){2,}(?=[\r\n]|$)/y;
/** HTML that goes on over blank lines, in the order of `htmlEnds`. */
const htmlStart = /<(?:(script|pre|style|textarea)(?=[\s>]|$)|(!--)|(\?)|(!\[CDATA\[)|(![a-z]))/iy;
const htmlEnds = [/<\/(?:script|pre|style|textarea)>/i, /-->/, /\?>/, /\]\]>/, />/] as const;

export function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** The first character that is no blank; `end` for a blank line. */
export function firstCharacter(text: string, start: number, end: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); at < end && (code === 32 || code === 9); code = text.charCodeAt(at)) at++;
  return at;
}

/** The marks of a fence of code or math that a line opens. */
export function fenceAt(text: string, offset: number): string | undefined {
  const code = text.charCodeAt(offset);
  if (code !== 96 && code !== 126 && code !== 36) return undefined;
  fenceStart.lastIndex = offset;
  const match = fenceStart.exec(text);
  return match?.[1] ?? match?.[2] ?? match?.[3];
}

export function itemAt(text: string, offset: number, lineEnd: number): ItemStart | undefined {
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
export function htmlAt(text: string, offset: number, lineEnd: number): HtmlStart | 'doubt' | undefined {
  htmlStart.lastIndex = offset;
  const match = htmlStart.exec(text);
  if (!match) return undefined;
  const kind = match.slice(1).findIndex((group: string | undefined) => group !== undefined);
  const end = htmlEnds[kind];
  const rest = text.slice(htmlStart.lastIndex, lineEnd);
  if (!end || (kind === 1 && /^-?>/.test(rest))) return 'doubt';
  return { end, isClosed: end.test(rest) };
}
