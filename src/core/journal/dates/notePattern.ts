import { formatDay, isCalendarDay, monthNames, pad, parseIsoDay, weekdayOf, weekNumber } from './calendar.js';

/**
 * A path relative to a journal's folder, made of a pattern with date tokens:
 *
 *     daily/YYYY-MM-DD.md   YYYY/MM-MMMM/YYYY-MM-DD dddd.md   weekly/GGGG-[W]WW.md
 */
export type NotePath =
  | { readonly kind: 'path'; readonly path: string; readonly saysDay: boolean }
  | { readonly kind: 'wrong'; readonly reason: PathFault };

export type PathFault = 'empty' | 'outside' | 'name' | 'kind';

export const defaultNotePattern = 'YYYY-MM-DD.md';

const tokens = /\[([^[\]]*)\]|YYYY|GGGG|MMMM|MMM|MM|DD|WW|dddd|ddd/g;

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The note of a day by a pattern; text in brackets is taken as it is. `day` is `YYYY-MM-DD`. */
export function notePathFor(pattern: string, day: string): NotePath {
  const filled = fillDate(pattern.trim(), day);
  const fault = faultOf(filled);
  if (fault !== undefined) return { kind: 'wrong', reason: fault };
  const plain = pattern.replace(/\[[^[\]]*\]/g, '');
  const path = filled.replace(/^(?:\.\/)+/, '');
  return { kind: 'path', path, saysDay: ['YYYY', 'MM', 'DD'].every((token) => plain.includes(token)) };
}

/** Replaces the date tokens of a text; names of days and months are English. */
export function fillDate(pattern: string, day: string): string {
  if (!parseIsoDay(day)) return pattern;
  const values = tokenValues(day);
  return pattern.replace(tokens, (token, literal: string | undefined) => literal ?? values.get(token) ?? token);
}

function tokenValues(day: string): ReadonlyMap<string, string> {
  const week = weekNumber(day);
  const weekday = weekdays[weekdayOf(day) - 1] ?? '';
  const month = monthNames[Number(day.slice(5, 7)) - 1] ?? '';
  return new Map([
    ['YYYY', day.slice(0, 4)],
    ['MM', day.slice(5, 7)],
    ['DD', day.slice(8)],
    ['MMMM', month],
    ['MMM', month.slice(0, 3)],
    ['dddd', weekday],
    ['ddd', weekday.slice(0, 3)],
    ['GGGG', pad(week.year, 4)],
    ['WW', pad(week.week, 2)],
  ]);
}

/** What is wrong with a path that is to lie in the folder and name a note; undefined where nothing is. */
export function faultOf(path: string): PathFault | undefined {
  const fault = folderFaultOf(path);
  if (fault !== undefined) return fault;
  return /[^/]\.(?:md|markdown)$/i.test(path) ? undefined : 'kind';
}

/** The same for a path that names a folder. */
export function folderFaultOf(path: string): PathFault | undefined {
  if (path === '') return 'empty';
  const segments = path.split('/');
  if (/^[a-z]:/i.test(path) || path.startsWith('/') || path.includes('\\') || segments.includes('..')) return 'outside';
  if (/[:*?"<>|\u0000-\u001f\u007f]/.test(path)) return 'name';
  // Windows drops blanks and dots at the end of a name: the file would be another one.
  const isOdd = segments.some((segment, i) => (segment === '' || /[ .]$/.test(segment)) && (segment !== '.' || i > 0));
  return isOdd ? 'name' : undefined;
}

/** How many of the latest notes say how notes are called. */
const latest = 12;

/**
 * The pattern that the dated notes of a journal plainly follow: what most of the latest are called. `paths` are relative
 * to the folder; undefined where they follow none, or there are none.
 */
export function findNotePattern(paths: readonly string[], today: string): string | undefined {
  const dated = paths.flatMap((path) => patternOf(path) ?? []).filter(({ day }) => day <= today);
  dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const counts = new Map<string, number>();
  const recent = dated.slice(0, latest);
  for (const { pattern } of recent) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[1] * 2 <= recent.length) return undefined;
  // In May alone, nobody sees whether names of months are long: older notes tell.
  const short = best[0].replace('MMMM', 'MMM');
  return dated.some(({ pattern }) => pattern === short) ? short : best[0];
}

const datedName =
  /(?<=^|\/)(?<before>(?:[a-z]+[ ,_-]+)?)(?<year>[0-9]{4})(?<mark>[-_./]?)(?<month>[0-9]{2})\k<mark>(?<date>[0-9]{2})(?<behind>(?:[ ,_-]+[a-z]+)?)(?<ending>\.(?:md|markdown))$/i;

/** The pattern that a path is made of where its name is a day, perhaps with its weekday, and nothing else. */
function patternOf(path: string): { readonly pattern: string; readonly day: string } | undefined {
  const match = datedName.exec(path);
  const { before = '', year, mark, month, date, behind = '', ending = '' } = match?.groups ?? {};
  if (!match || !isCalendarDay(Number(year), Number(month), Number(date))) return undefined;
  const day = formatDay(Number(year), Number(month), Number(date));
  const [first, last] = [before, behind].map((words) => inTokens(words, day, ['dddd', 'ddd']));
  if (first === undefined || last === undefined) return undefined;
  const folders = path.slice(0, match.index).split('/');
  const head = folders
    .map((folder) => inTokens(folder, day, ['YYYY', 'MM', 'MMMM', 'MMM']) ?? asItIs(folder))
    .join('/');
  return { pattern: `${head}${first}${['YYYY', 'MM', 'DD'].join(mark)}${last}${ending}`, day };
}

/** Words and numbers of which each is what one of some tokens stands for on a day, as these tokens; undefined for others. */
function inTokens(words: string, day: string, known: readonly string[]): string | undefined {
  const values = tokenValues(day);
  const tokenFor = (word: string): string | undefined => known.find((token) => values.get(token) === word);
  const word = /[\p{L}\p{N}]+/gu;
  if (words.match(word)?.some((found) => tokenFor(found) === undefined) === true) return undefined;
  return words.replace(word, (found) => tokenFor(found) ?? found);
}

function asItIs(folder: string): string {
  return folder.search(tokens) < 0 ? folder : `[${folder.replace(/[[\]]/g, '')}]`;
}

/** Replaces `{{date}}`, `{{date:DD.MM.YYYY}}` and `{{title}}` of a template; other braces are some tool's, and stay. */
export function fillTemplate(template: string, day: string, title: string): string {
  return template.replace(
    /\{\{[ \t]*(date|title)[ \t]*(?::([^{}\r\n]*))?\}\}/gi,
    (whole, name: string, format?: string) => {
      if (name.toLowerCase() === 'title') return format === undefined ? title : whole;
      return format === undefined ? day : fillDate(format.trim(), day);
    },
  );
}
