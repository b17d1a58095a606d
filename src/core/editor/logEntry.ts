import { tagPlaceAt } from '../journal/blocks/tagPlace.js';
import { blocksOf, type Block } from '../journal/blocks/sections.js';
import { foldSpelling } from '../framework/spelling.js';
import { plainLine } from '../markdownText.js';
import { scanHashtag } from '../tag/scan.js';
import { LineIndex, type TextEdit } from '../text.js';

export interface LogEntry {
  /** The user's words; line ends become blanks. */
  readonly words: string;
  /** With its `#`. */
  readonly tag: string;
  /** Written before the words where the note itself is of no day. */
  readonly day: string | undefined;
}

/**
 * Where and how an entry goes into a note: after the last item under the heading, before the next one; a heading that is
 * not there comes at the end. `heading` may say its rank (`### Done`); empty means the end of the note. Undefined where
 * a tag would not be read at that place, as behind an open code fence.
 */
export function planLogEntry(text: string, heading: string, entry: LogEntry): TextEdit | undefined {
  const blocks = blocksOf(text);
  if (!blocks) return undefined;
  const line = lineOf(entry);
  const insertion = insertionFor(text, blocks, heading.trim(), line);
  const eol = lineEndOf(text);
  const added = insertion.text.replaceAll('\n', eol);
  const result = text.slice(0, insertion.at) + added + text.slice(insertion.at);
  const tagAt = insertion.at + added.lastIndexOf(entry.tag);
  const reads =
    scanHashtag(result, tagAt)?.text === entry.tag && tagPlaceAt(result, tagAt + entry.tag.length) === 'text';
  if (!reads) return undefined;
  const at = new LineIndex(text).positionAt(insertion.at);
  return { range: { start: at, end: at }, newText: added };
}

/** What an entry begins with: the words of a line without the marks of item, box, quote or heading, and without `tags`. */
export function wordsOfLine(line: string, tags: readonly string[] = []): string {
  let words = plainLine(line);
  for (let before = ''; before !== words;) {
    before = words;
    words = words.replace(/^(?:[-+*]|\d{1,9}[.)]|>|#{1,6}|\[[^\]]\])(?:\s+|$)/u, '');
  }
  for (const tag of tags) words = words.replace(new RegExp(`(?:^|\\s)${escapePattern(tag)}(?=\\s|$)`, 'gu'), '');
  return words.trim();
}

/** Whether an entry of these words would count: something stands in them beside hashtags. */
export function hasWords(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words.replace(/(?:^|\s)#[^\s]+/gu, ' '));
}

function lineOf({ words, tag, day }: LogEntry): string {
  return [day, wordsOfLine(words), tag].filter((part) => part !== undefined && part !== '').join(' ');
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

function insertionFor(text: string, blocks: readonly Block[], heading: string, line: string): Insertion {
  const [, marks = '', name = ''] = /^(#{0,6})\s*(.*)$/su.exec(heading) ?? [];
  const wanted = foldSpelling(plainLine(name));
  if (wanted === '') {
    const last = blocks.findLastIndex(({ type }) => type === 'heading');
    return append(text, blocks.slice(last + 1), line, undefined);
  }
  const at = blocks.findIndex(
    ({ type, depth, heading: words }) =>
      type === 'heading' && foldSpelling(plainLine(words)) === wanted && (marks === '' || depth === marks.length),
  );
  const found = blocks[at];
  if (!found) {
    const end = endOf(text);
    const lead = end === 0 || end === bomOf(text) ? '' : '\n\n';
    return { at: end, text: `${lead}${marks || '##'} ${plainLine(name)}\n\n- ${line}${finalLineEnd(text, end)}` };
  }
  const next = blocks.findIndex(({ type }, i) => i > at && type === 'heading');
  return append(text, blocks.slice(at + 1, next === -1 ? undefined : next), line, found);
}

/** Blocks that end a section without being part of what it tells. */
const trailers = new Set<Block['type']>(['thematicBreak', 'definition', 'footnoteDefinition']);

function append(text: string, section: readonly Block[], line: string, heading: Block | undefined): Insertion {
  const list = section.findLast((block) => block.list !== undefined);
  if (list?.list) {
    const at = endOfLine(text, list.end);
    return { at, text: `${list.list.loose ? '\n\n' : '\n'}${list.list.mark} ${line}${finalLineEnd(text, at)}` };
  }
  const last = section.findLast(({ type }) => !trailers.has(type)) ?? heading;
  const at = last ? endOfLine(text, last.end) : section.length > 0 ? (section[0]?.start ?? 0) : endOf(text);
  if (!last && section.length > 0) return { at, text: `- ${line}\n\n` };
  const lead = at === 0 || at === bomOf(text) ? '' : '\n\n';
  // Right before a heading or other block a blank line has to stay.
  const follows =
    text.slice(at).trim() !== '' && !/^(?:\r\n?|\n)[ \t]*[\r\n]/.test(text.slice(at).replaceAll('\r\n', '\n'));
  return { at, text: `${lead}- ${line}${follows ? '\n' : ''}${finalLineEnd(text, at)}` };
}

/** A line end for what is then the last line of a note that did not end with one. */
function finalLineEnd(text: string, at: number): string {
  return /[\r\n]/.test(text.slice(at)) ? '' : '\n';
}

function endOfLine(text: string, offset: number): number {
  const rest = /[\r\n]/.exec(text.slice(offset));
  return rest ? offset + rest.index : text.length;
}

/** Where the last words end; a BOM is no blank. */
function endOf(text: string): number {
  return Math.max(bomOf(text), text.trimEnd().length);
}

function bomOf(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** The line end that the note uses first. */
function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
