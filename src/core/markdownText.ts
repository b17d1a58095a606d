import { trimTail } from './text.js';

/**
 * Untrusted text on its way into a Markdown string. Names, statements and notes come from files that anybody may have
 * written: whatever they hold, they are words, never a link, an image, HTML, an icon or a command.
 */

/** Line ends, separators and control characters, in any run with blanks around them. A single blank is left alone: most are. */
const blanks = /[\s\u0000-\u001f\u007f-\u009f]{2,}|[^\S ]|[\u0000-\u001f\u007f-\u009f]/gu;
/** Marks that turn the reading direction of what follows, our own words included. */
export const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu;
export const loneSurrogate = /\p{Cs}/gu;
/** In place of `$(`: a zero-width space breaks the mark of an icon wherever it is read, as no escape does. */
export const notIcon = '$$\u200b(';

/** One line of plain text: blanks run together, without control characters, direction overrides and broken halves. */
export function plainLine(text: string): string {
  return text.replace(directionMarks, '').replace(loneSurrogate, '\ufffd').replace(blanks, ' ').trim();
}

/** `plainLine` for labels that the host reads icons in: status bar, quick picks. */
export function plainLabel(text: string): string {
  return plainLine(text).replace(/\$\(/gu, notIcon);
}

/** `plainLine`, cut at a word's end to at most `limit` UTF-16 units, with `…` for the rest. */
export function shortenLine(text: string, limit: number): string {
  const line = plainLine(text);
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1).replace(/\p{Cs}$/u, '');
  const blank = cut.lastIndexOf(' ');
  return `${trimTail(blank >= limit / 2 ? cut.slice(0, blank) : cut, /[\s,;:.]/u)}…`;
}

/**
 * Escapes text for any place inside a Markdown paragraph, list item, table cell or link text; the result is one line.
 * It also holds at the start of a line and beside whatever we write before or after it.
 */
export function escapeMarkdown(text: string): string {
  const escaped = doubtful.test(text)
    ? plainLine(text).replace(special, (mark) => `\\${mark.replace(/\$\(/u, notIcon)}`)
    : text.trim();
  // Marks of a list, a rule or an underlined heading.
  return escaped.replace(/^(?:[-+=]|\d+(?=[.)])[.)])/u, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

/** Most texts hold nothing of this, and nothing that is to be changed: one look tells, where a hover's time is spent. */
const doubtful = /[^a-zA-Z0-9\u00c0-\u024f ,;()'"?%/.:‘’“”–—…-]|[.:](?=\S)| {2}/;

/**
 * All marks, and what readers make links of without any: schemes, `www.` and bare host names. In one expression that begins
 * with the character itself, since escaping texts without any takes most of a hover's time.
 */
const special = /[\\`*_[\]<>!|~#&@^{}]|\$\(?|:(?<=\p{L}:)(?=\S)|\.(?<=[\p{L}\p{N}]\.)(?=\p{L})/gu;

/** For the words of a link: links do not nest, so that addresses in them need no marks that a reader of the source stumbles over. */
export function escapeLinkText(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]<>!|~&]/gu, '\\$&')
    .replace(/\$\(/gu, notIcon);
}

/** `escapeMarkdown` between marks of emphasis; nothing where the text has no words, since marks alone would show. */
export function emphasise(mark: '_' | '**', text: string): string {
  const words = escapeMarkdown(text);
  return words === '' ? '' : `${mark}${words}${mark}`;
}

/** Paragraphs, lists and tables under one another; empty ones leave nothing. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/**
 * Where a link of ours to a note may lead: the URI with everything percent-encoded that could end it early; undefined
 * for schemes that run something.
 */
export function linkDestination(uri: string): string | undefined {
  if (/^\s*(?:command|javascript|data|vbscript):/iu.test(uri)) return undefined;
  return uri.replace(loneSurrogate, '\ufffd').replace(/[\s\u0000-\u001f\u007f"'()<>[\]\\`*|!$]/gu, percentEncode);
}

function percentEncode(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}
