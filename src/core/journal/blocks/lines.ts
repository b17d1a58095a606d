import { dateAt, findDate, type FoundDate } from '../dates/dates.js';
import type { InlineContent, PlacedHashtag, Run } from './inline.js';
import type { EntryState, Field } from '../model.js';
import type { Span } from '../../text.js';

/** Words of some runs as one string, and the way back to the source. */
export interface PlainText {
  readonly text: string;
  offsetAt(index: number): number;
}

/** Stands for a hashtag: neither a word nor white space. */
export const object = '\uFFFC';
/** Stands for a piece of code, behind which no line or entry opens. */
const code = '\uFFFB';

/** The words, with hashtags and code blotted out: what dates, boxes and fields are looked for in. */
export function plainText(runs: readonly Run[]): PlainText {
  let text = '';
  const starts: { index: number; offset: number }[] = [];
  for (const run of runs) {
    starts.push({ index: text.length, offset: run.start });
    text += run.hashtag ? object : run.literal ? code : run.text;
  }
  return {
    text,
    offsetAt(index) {
      const run = starts.findLast((start) => start.index <= index);
      return run ? run.offset + index - run.index : 0;
    },
  };
}

/** The words as the user reads them, without the hashtags that `isTag` names. */
export function displayText(runs: readonly Run[], isTag: (hashtag: PlacedHashtag) => boolean): string {
  return runs.map((run) => (run.hashtag && isTag(run.hashtag) ? object : run.text)).join('');
}

/** The same with one character for each piece of code, so that nothing in it is taken for a mark, a date or a field. */
export function veiledText(runs: readonly Run[], isTag: (hashtag: PlacedHashtag) => boolean): VeiledText {
  const codes = runs.flatMap(({ literal, text }) => (literal ? [text] : []));
  if (codes.length === 0) return { text: displayText(runs, isTag), unveil: (text) => text };
  let at = 0;
  const veiled = runs.map((run) => (run.literal ? { ...run, text: String.fromCodePoint(firstVeil + at++) } : run));
  return {
    text: displayText(veiled, isTag),
    unveil: (text) =>
      text.replace(veil, (found) => (codes[(found.codePointAt(0) ?? 0) - firstVeil] ?? found).replace(/\s+/gu, ' ')),
  };
}

export interface VeiledText {
  readonly text: string;
  /** Puts the code back into some of the text. */
  readonly unveil: (text: string) => string;
}

/** Nobody writes the characters of this plane, which has more of them than a line has pieces of code. */
const firstVeil = 0x100000;
const veil = /[\u{100000}-\u{10FFFD}]/gu;

/** Groups runs by the lines they stand in. */
export function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    lines.at(-1)?.push(run);
    if (/[\r\n]$/.test(run.text)) lines.push([]);
  }
  return lines.filter((line) => line.length > 0);
}

/** Nothing but hashtags, fields and punctuation, after at most one word and a colon: `Skills: #ITOP/4, #PROG/3`. */
export function isTagLine(inline: InlineContent): boolean {
  if (inline.hashtags.length === 0 || inline.runs.some(({ literal }) => literal)) return false;
  const { text } = plainText(inline.runs);
  const words = withoutFields(text).replace(/^[^\p{L}\p{N}]+/u, '');
  return /^(?:[\p{L}\p{M}\p{N}]+\s*:(?!:))?[^\p{L}\p{N}]*$/u.test(words);
}

/** One line of a date and at most one word: `Friday 2026-04-10`. */
export function isDateLine(inline: InlineContent): boolean {
  if (inline.hashtags.length > 0) return false;
  const text = plainText(inline.runs).text.trim();
  if (text.length > 80 || /[\r\n\uFFFB\uFFFC]/.test(text)) return false;
  const date = lineDate(text);
  if (!date) return false;
  const rest = `${text.slice(0, date.start)} ${text.slice(date.end)}`;
  return isOneWord(rest);
}

/** At the most. */
export function isOneWord(text: string): boolean {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).length <= 1;
}

/** Words with which Logseq and Org mode say the state of a line: what users write, not what is left to do here. */
const stateWords = 'TODO|DOING|NOW|LATER|WAITING|WAIT|IN-PROGRESS|CANCELED|CANCELLED|DONE';
const openingMarks = new RegExp(
  `^(?:\\[.\\](?=\\s|$)|\\[![\\w-]+\\][+-]?|(?:${stateWords})(?![\\p{L}\\p{N}])|[\\s*_~=([{<（【「『"'“‘„«:\uFFFC])*`,
  'u',
);
export const openingState = new RegExp(
  `^\\s*(?:\\[(.)\\](?=\\s|$)\\s*)?(?:(${stateWords})(?![\\p{L}\\p{N}])(?::(?=\\s))?)?`,
  'u',
);

/** The date that opens a line or an entry, behind box, state word, emphasis, brackets and hashtags. */
export function openingDate(text: string): FoundDate | undefined {
  return dateAt(text, openingMarks.exec(text)?.[0].length ?? 0);
}

export function opensWithDate(line: readonly Run[]): boolean {
  return openingDate(plainText(line).text) !== undefined;
}

/** The state that a box or an opening word gives; undefined where there is neither. */
export function openingStateOf(text: string, box: string | undefined): EntryState | undefined {
  const [, writtenBox, word] = openingState.exec(text) ?? [];
  const mark = box ?? writtenBox;
  if (mark !== undefined) {
    if (' /<!?'.includes(mark)) return 'planned';
    return '->'.includes(mark) ? 'cancelled' : 'done';
  }
  if (word === undefined) return undefined;
  if (word === 'DONE') return 'done';
  return word.startsWith('CANCEL') ? 'cancelled' : 'planned';
}

interface PlacedField extends Field {
  readonly start: number;
  readonly end: number;
}

/**
 * `[key:: value]`, `(key:: value)` anywhere, `key:: value` as a line. Keys in lower case. Without a blank behind the
 * colons it may be a name in some code, such as `std::vector`, but for a date or in square brackets.
 */
export function findFields(text: string): readonly PlacedField[] {
  const found: PlacedField[] = [];
  for (let mark = text.indexOf('::'); mark !== -1; mark = text.indexOf('::', mark + 2)) {
    const before = text.slice(Math.max(0, mark - 48), mark);
    const key = /[\p{L}\p{M}\p{N}_ -]+$/u.exec(before)?.[0];
    if (key === undefined || key.trim() === '') continue;
    const start = mark - key.length;
    const opener = text.charAt(start - 1);
    const name = key.trim().toLowerCase();
    if (opener !== '[' && !bookkeeping.has(name) && /[^\s\uFFFC]/.test(text.charAt(mark + 2))) continue;
    if (opener === '[' || opener === '(') {
      const end = closingBracket(text, mark + 2, opener);
      if (end !== undefined)
        found.push({ key: name, value: tidy(text.slice(mark + 2, end)), start: start - 1, end: end + 1 });
      continue;
    }
    // More words than that are a sentence.
    if (name.split(' ').length > 3) continue;
    if (
      start === 0 ||
      /[\r\n]/.test(opener) ||
      /(?:^|[\r\n])\s*\[.\]$/.test(text.slice(Math.max(0, start - 8), start))
    ) {
      const end = lineEnd(text, mark);
      found.push({ key: name, value: tidy(text.slice(mark + 2, end)), start, end });
    }
  }
  return found;
}

/** STAR bullets: a line that begins `Result: …`. */
export function findStarFields(text: string): readonly Field[] {
  const found: Field[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const match = /^\W{0,8}(situation|task|action|result|impact|outcome|learning)\s*:(?!:)\s*(\S.*)$/iu.exec(line);
    if (match?.[1] && match[2]) found.push({ key: match[1].toLowerCase(), value: tidy(match[2]) });
  }
  return found;
}

const emojiDate = /(?:[📅⏳✅➕🛫❌]\uFE0F?|\b(?:SCHEDULED|DEADLINE):)\s*/gu;

/** A date that a task mark carries: `✅ 2026-02-12`. */
export function markedDate(text: string, mark: '✅' | '📅' | '⏳' | '❌'): FoundDate | undefined {
  const at = text.indexOf(mark);
  if (at === -1) return undefined;
  const from =
    at + mark.length + (/^[\uFE0F\s[<(]*/u.exec(text.slice(at + mark.length, at + mark.length + 12))?.[0].length ?? 0);
  return dateAt(text, from);
}

/** The date that a field or a task mark gives to what is done. */
export function completionDate(text: string): FoundDate | undefined {
  return fieldDate(text, ['date', 'completion']) ?? markedDate(text, '✅');
}

export function fieldDate(text: string, keys: readonly string[]): FoundDate | undefined {
  for (const field of findFields(text)) {
    if (!keys.includes(field.key)) continue;
    const found = findDate(text.slice(0, field.end), field.start);
    if (found) return found;
  }
  return undefined;
}

/** The date of a line that holds for others, when they are due left aside. */
export function lineDate(text: string): FoundDate | undefined {
  return completionDate(text) ?? findDate(withoutTaskDates(text));
}

/** The text with dates of task marks and of fields blanked, so that they are not taken for the entry's own; of equal length. */
function withoutTaskDates(text: string): string {
  return replaceSpans(text, [...findFields(text), ...taskDates(text)], ' ');
}

/** The text with fields blanked; of equal length. */
export function withoutFields(text: string): string {
  return replaceSpans(text, findFields(text), ' ');
}

/** Whether a word stands beside hashtags, dates, fields and boxes. */
export function hasWords(text: string): boolean {
  const rest = withoutFields(text).replace(openingState, '').replace(emojiDate, ' ');
  let from = 0;
  for (let date = findDate(rest); date; date = findDate(rest, from)) {
    if (/[\p{L}\p{N}]/u.test(rest.slice(from, date.start))) return true;
    from = date.end;
  }
  return /[\p{L}\p{N}]/u.test(rest.slice(from));
}

/** Task marks with their dates. */
export function taskDates(text: string): readonly Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(emojiDate)) {
    const behind = match.index + match[0].length;
    const bracket = /[[<(]/.test(text.charAt(behind)) ? 1 : 0;
    const date = dateAt(text, behind + bracket);
    if (!date) continue;
    const closing =
      bracket === 0 ? 0 : (/^[^\r\n\]>)]{0,40}[\]>)]/.exec(text.slice(date.end, date.end + 48))?.[0].length ?? 0);
    found.push({ start: match.index, end: date.end + closing });
  }
  return found;
}

/** Each span gives way to as many `fill` characters (none for an empty `fill`); line ends inside stay. */
export function replaceSpans(text: string, spans: readonly Span[], fill: ' ' | ''): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    parts.push(text.slice(at, from), text.slice(from, end).replace(/[^\r\n]/g, fill));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Fields in which Logseq keeps how it shows a block, and hashtags. */
export const toolFields: ReadonlySet<string> = new Set([
  ...['id', 'collapsed', 'background-color', 'heading'],
  ...['tag', 'tags', 'skill', 'skills'],
]);
/** Fields that say nothing to a reader: those, and dates, which are shown beside the text. */
export const bookkeeping = new Set([...toolFields, 'date', 'completion', 'due', 'scheduled']);
/** Obsidian's `==marks==`; `a == b` and `x==1` are none. */
export function withoutHighlights(text: string): string {
  return text.includes('==') ? text.replace(highlight, '$1') : text;
}

const highlight = /(?<![\w=)\]])==(?=[^\s=])((?:[^=\r\n]|=(?!=))+)(?<=\S)==(?![\w=([])/g;

/** On one line, without what stands for tags. */
export function tidy(text: string): string {
  return withoutHighlights(text.replaceAll(object, '')).replace(/\s+/gu, ' ').trim();
}

function closingBracket(text: string, from: number, opener: '[' | '('): number | undefined {
  const closer = opener === '[' ? ']' : ')';
  const limit = Math.min(lineEnd(text, from), from + 2000);
  for (let at = from, depth = 0; at < limit; at++) {
    const char = text.charAt(at);
    if (char === opener) depth++;
    else if (char === closer && depth-- === 0) return at;
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  const end = /[\r\n]/.exec(text.slice(from, from + 4000))?.index;
  return end === undefined ? Math.min(text.length, from + 4000) : from + end;
}
