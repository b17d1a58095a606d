import { formatDay, isCalendarDay, pad, parseIsoDay, weekNumber } from './calendar.js';

/**
 * A path relative to a journal's folder, made of a pattern with date tokens:
 *
 *     daily/YYYY-MM-DD.md   YYYY/MM/DD.md   weekly/GGGG-[W]WW.md
 */
export type NotePath =
  | { readonly kind: 'path'; readonly path: string; readonly saysDay: boolean }
  | { readonly kind: 'wrong'; readonly reason: PathFault };

export type PathFault = 'empty' | 'outside' | 'name' | 'kind';

export const defaultNotePattern = 'YYYY-MM-DD.md';

const tokens = /\[([^[\]]*)\]|YYYY|GGGG|MM|DD|WW/g;

/** The note of a day by a pattern; text in brackets is taken as it is. `day` is `YYYY-MM-DD`. */
export function notePathFor(pattern: string, day: string): NotePath {
  const filled = fillDate(pattern.trim(), day);
  const fault = faultOf(filled);
  if (fault !== undefined) return { kind: 'wrong', reason: fault };
  const plain = pattern.replace(/\[[^[\]]*\]/g, '');
  const path = filled.replace(/^(?:\.\/)+/, '');
  return { kind: 'path', path, saysDay: ['YYYY', 'MM', 'DD'].every((token) => plain.includes(token)) };
}

/** Replaces the date tokens of a text. */
export function fillDate(pattern: string, day: string): string {
  const date = parseIsoDay(day);
  if (!date) return pattern;
  const week = weekNumber(day);
  const values = new Map([
    ['YYYY', pad(date.year, 4)],
    ['MM', pad(date.month, 2)],
    ['DD', pad(date.day, 2)],
    ['GGGG', pad(week.year, 4)],
    ['WW', pad(week.week, 2)],
  ]);
  return pattern.replace(tokens, (token, literal: string | undefined) => literal ?? values.get(token) ?? token);
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
  return best !== undefined && best[1] * 2 > recent.length ? best[0] : undefined;
}

const datedName = /(^|\/)([0-9]{4})([-_.]?)([0-9]{2})\3([0-9]{2})(\.(?:md|markdown))$/i;
const datedFolders = /(^|\/)([0-9]{4})\/([0-9]{2})\/([0-9]{2})(\.(?:md|markdown))$/i;

/** The pattern that a path is made of where its name is a day and nothing else. */
function patternOf(path: string): { readonly pattern: string; readonly day: string } | undefined {
  const folders = datedFolders.exec(path);
  const name = folders ? undefined : datedName.exec(path);
  const [, , year = '', second = '', third = '', fourth = ''] = folders ?? name ?? [];
  const [month, day] = folders ? [second, third] : [third, fourth];
  const match = folders ?? name;
  if (!match || !isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  const head = path.slice(0, match.index) + (match[1] ?? '');
  const extension = match[folders ? 5 : 6] ?? '.md';
  const separator = folders ? '/' : second;
  return {
    pattern: `${folderPattern(head, year, month)}${['YYYY', 'MM', 'DD'].join(separator)}${extension}`,
    day: formatDay(Number(year), Number(month), Number(day)),
  };
}

/** Folders that repeat the year or month of the name go with it: `2026/11/2026-11-23.md`. */
function folderPattern(head: string, year: string, month: string): string {
  return head
    .split('/')
    .map((folder) => {
      if (folder === year) return 'YYYY';
      if (folder === month) return 'MM';
      if (folder === `${year}-${month}`) return 'YYYY-MM';
      return /YYYY|GGGG|MM|DD|WW|[[\]]/.test(folder) ? `[${folder.replace(/[[\]]/g, '')}]` : folder;
    })
    .join('/');
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
