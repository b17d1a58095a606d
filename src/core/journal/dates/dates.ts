import { dayDate, spellingsFor, timePattern } from './dateSpellings.js';
import type { JournalDate } from '../model.js';

export { isIsoDay } from './calendar.js';

/**
 * A date as it stands in a text, or words that have a date's form and name no day of the calendar (`2026-02-30`).
 * `start` and `end` are UTF-16 offsets; a time and zone behind the date lie before `end`.
 */
export type FoundDate =
  | { readonly kind: 'date'; readonly date: JournalDate; readonly start: number; readonly end: number }
  | { readonly kind: 'impossible'; readonly text: string; readonly start: number; readonly end: number };

/** The first date of a text at or after `from`, possible or not. */
export function findDate(text: string, from = 0): FoundDate | undefined {
  return find(text, from, false);
}

/** The date that starts at `offset`, and nowhere else. */
export function dateAt(text: string, offset: number): FoundDate | undefined {
  const run = startOfRun.exec(text.slice(offset, offset + 16));
  return run === null ? undefined : read(text, offset, run[0].length, false);
}

/**
 * The date that a note's path gives it: in its file name, else as `2026/11/23.md`, else in the name of its folder.
 * Folders further up say when a project or a copy began, not when the note was written.
 * Takes a path or a URI; offsets are those of the path with percent signs decoded.
 */
export function dateInFileName(path: string): FoundDate | undefined {
  const decoded = decodePath(path);
  const segments = [...decoded.matchAll(/[^/]+/g)].slice(-2).reverse();
  for (const segment of segments) {
    const inName = find(segment[0], 0, true);
    if (inName !== undefined) return shift(inName, segment.index);
    const inPath = dayOfPath(decoded.slice(0, segment.index + segment[0].length));
    if (inPath !== undefined) return inPath;
  }
  return undefined;
}

const startOfRun = /^(?:[0-9]+|[A-Za-z]+)/;

function find(text: string, from: number, inFileName: boolean): FoundDate | undefined {
  const runs = /[0-9]+|[A-Za-z]+/g;
  runs.lastIndex = from;
  for (let run = runs.exec(text); run !== null; run = runs.exec(text)) {
    const found = read(text, run.index, run[0].length, inFileName);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads the date whose first run of digits or letters is given. */
function read(text: string, start: number, length: number, inFileName: boolean): FoundDate | undefined {
  const spellings = spellingsFor(text, start, length, inFileName);
  if (spellings.length === 0 || !opensCleanly(text, start, inFileName)) return undefined;
  for (const spelling of spellings) {
    const match = execAt(spelling.pattern, text, start);
    if (match === undefined) continue;
    const dateEnd = start + match[0].length;
    const end = (spelling.hasTime ? endOfTime(text, dateEnd) : undefined) ?? dateEnd;
    if (!endsCleanly(text, end, inFileName)) continue;
    const date = spelling.read(match.slice(1));
    return date === undefined ? { kind: 'impossible', text: match[0], start, end } : { kind: 'date', date, start, end };
  }
  return undefined;
}

function execAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | undefined {
  pattern.lastIndex = offset;
  return pattern.exec(text) ?? undefined;
}

function endOfTime(text: string, offset: number): number | undefined {
  const time = execAt(timePattern, text, offset);
  if (time === undefined) return undefined;
  const end = offset + time[0].length;
  return endsCleanly(text, end, false) ? end : undefined;
}

/** Not inside a word or a number, nor joined to one: the 2026 of `v2026-11-02`, `INC-2026-11`, `/blog/2026/11/23`. */
function opensCleanly(text: string, start: number, inFileName: boolean): boolean {
  const before = characterBefore(text, start);
  if (before === '') return true;
  if (joiner.test(before)) return inFileName || !isWord(characterBefore(text, start - 1));
  return !isWord(before);
}

/** Not inside a word or a number; in a text, no further number behind a dot either: `10.11.2026.1`. */
function endsCleanly(text: string, end: number, inFileName: boolean): boolean {
  const after = characterAt(text, end);
  if (isWord(after)) return false;
  return inFileName || after !== '.' || !digit.test(text.charAt(end + 1));
}

const joiner = /[-_./\\]/;
const digit = /[0-9]/;
const wordCharacter = /[\p{L}\p{N}]/u;
/** Scripts written without blanks: a date stands right beside their letters. */
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function isWord(character: string): boolean {
  return wordCharacter.test(character) && !unspacedScript.test(character);
}

function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  const unit = text.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? characterAt(text, offset - 2).slice(0, 2) : text.charAt(offset - 1);
}

/** Folders for year and month, or for both in one, and a name that opens with the day. */
const folders =
  /(?:^|\/)(((?:19|20|21)[0-9]{2})[-/_.]([0-9]{1,2})\/(?:([0-9]{2})(?=$|[-_. ])|([0-9])(?=$|\.[^/0-9]*$)))[^/]*$/;

function dayOfPath(path: string): FoundDate | undefined {
  const match = folders.exec(path.slice(-maxPath));
  const text = match?.[1];
  if (match === null || text === undefined) return undefined;
  const month = Number(match[3]);
  const day = Number(match[4] ?? match[5]);
  // Folders are numbered for other reasons too; only a day that its month lacks is worth a complaint.
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const start = Math.max(0, path.length - maxPath) + match.index + match[0].indexOf(text);
  const end = start + text.length;
  const date = dayDate(Number(match[2]), month, day);
  return date === undefined ? { kind: 'impossible', text, start, end } : { kind: 'date', date, start, end };
}

/** More than any system's file name and two folders with numbers. */
const maxPath = 1024;

function shift(found: FoundDate, by: number): FoundDate {
  return { ...found, start: found.start + by, end: found.end + by };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
