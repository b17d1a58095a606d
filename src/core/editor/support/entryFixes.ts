import { isAfter } from '../../journal/dates/dateOrder.js';
import { findDate, type FoundDate } from '../../journal/dates/dates.js';
import { scanHashtag, emphasisStart } from '../../tag/scan.js';
import { fileName } from '../../tally/page/words.js';
import type { Draft, TagToFix } from './fixDraft.js';
import { nearbyDates } from './nearbyDates.js';
import { behindEmphasis, frontMatterOf, isInFrontMatter, lineAround } from './notePlaces.js';
import type { OffsetEdit } from './offsetEdits.js';

/** Today, or the day when the note was last saved. */
export function fixUndated(tag: TagToFix): readonly Draft[] {
  const { days } = tag;
  if (days === undefined) return [];
  const { today, saved = today } = days;
  const isOlder = saved < today;
  return [
    ...dated(tag, today, { key: 'editor.fix.dateToday', args: { date: today } }),
    ...(isOlder ? dated(tag, saved, { key: 'editor.fix.dateSaved', args: { date: saved } }) : []),
  ];
}

/** The dates that are near to what was written; in place, or in the entry where the name of the file is wrong. */
export function fixImpossibleDate(tag: TagToFix): readonly Draft[] {
  const { start, end, written, args, days } = tag;
  const { date = '' } = args;
  if (written === date) {
    const found = nearbyDates(date).map(({ text }) => text);
    const offered = found.length > 0 || days === undefined ? found : [days.today];
    return offered.map((text) => ({
      edits: [{ start, end, newText: text }],
      says: { key: 'editor.fix.change', args: { tag: text } },
    }));
  }
  const inName = date.replace(/^([0-9]{4})[^0-9]?([0-9]{2})[^0-9]?([0-9]{2})$/, '$1-$2-$3');
  const found = nearbyDates(inName).map(({ date: near }) => near.text);
  return found.flatMap((day) => dated(tag, day, { key: 'editor.fix.dateAs', args: { date: day } }));
}

/** The same day of the last year that had it by now; today; or a plan. */
export function fixFuture(tag: TagToFix): readonly Draft[] {
  const { text, start, end, days, plannedMarker, args } = tag;
  if (days === undefined) return [];
  const { today } = days;
  const written = dateInLine(text, start, args['date'] ?? '');
  const earlier = written && sameDayBefore(text.slice(written.start, written.end), today);
  const replace = (newText: string): readonly OffsetEdit[] => (written ? [{ ...spanOf(written), newText }] : []);
  const todayWords = { key: 'editor.fix.dateToday', args: { date: today } } as const;
  return [
    ...(earlier === undefined
      ? []
      : [{ edits: replace(earlier), says: { key: 'editor.fix.change', args: { tag: earlier } } } as const]),
    ...(written ? [{ edits: replace(today), says: todayWords }] : dated(tag, today, todayWords)),
    ...(plannedMarker === undefined || isInFrontMatter(text, start)
      ? []
      : [
          {
            edits: [
              { start: behindEmphasis(text, end), end: behindEmphasis(text, end), newText: ` #${plannedMarker}` },
            ],
            says: { key: 'editor.fix.plan', args: { marker: plannedMarker } },
          } as const,
        ]),
  ];
}

/** Without the line, where nothing else stands in it, or without the tag. Front matter is left to its writer. */
export function fixEmpty(tag: TagToFix): readonly Draft[] {
  const { text, start } = tag;
  if (isInFrontMatter(text, start)) return [];
  const line = lineAround(text, start);
  const rest = text.slice(line.start, start) + text.slice(tag.end, line.end);
  const marks = /^[\s>]*(?:[-*+]|[0-9]{1,9}[.)]|#{1,6})?\s*(?:\[.\])?/u;
  const isBare = !/[\p{L}#|]/u.test(rest.replace(marks, ''));
  return isBare
    ? [
        {
          edits: [{ start: line.start, end: behindLineEnd(text, line.end), newText: '' }],
          says: { key: 'editor.fix.removeLine' },
        },
      ]
    : [withoutTag(tag)];
}

/** To the entry of the same words; or one tag less. */
export function fixDuplicate(tag: TagToFix): readonly Draft[] {
  const { where = '', line = '1' } = tag.args;
  const other = { uri: where, line: Number(line) - 1 };
  return [
    { edits: [], opens: other, says: { key: 'editor.fix.goTo', args: { note: fileName(where), line } } },
    ...(isInFrontMatter(tag.text, tag.start) ? [] : [withoutTag(tag)]),
  ];
}

function dated(tag: TagToFix, day: string, says: NonNullable<Draft['says']>): readonly Draft[] {
  const edit = insertDate(tag, day);
  return edit ? [{ edits: [edit], says }] : [];
}

/**
 * Gives the entry of a tag a date of its own: at its start where the tag opens it, else as a field before the tag. A field
 * leaves a tag line a tag line.
 *
 *     - Moved the backups [date:: 2026-11-23] #ITOP/4        - 2026-11-23 #ITOP/4 moved the backups
 */
function insertDate({ text, start, end }: TagToFix, day: string): OffsetEdit | undefined {
  if (isInFrontMatter(text, start)) return insertFrontDate(text, day);
  let at = emphasisStart(text, start);
  // Not into the words of a link, where two brackets would make another one of it.
  while (at > 0 && text.charAt(at - 1) === '[') at--;
  const line = lineAround(text, start);
  const opensLine = /^[\s>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?|#{1,6}[ \t]+)?$/u.test(
    text.slice(line.start, at),
  );
  const hasWords = /[\p{L}\p{N}]/u.test(withoutHashtags(text.slice(end, line.end)));
  const newText = opensLine && hasWords ? `${day} ` : `[date:: ${day}] `;
  return { start: at, end: at, newText };
}

/** A `date` of the note, in the line behind the first; undefined where it has one already. */
function insertFrontDate(text: string, day: string): OffsetEdit | undefined {
  const matter = frontMatterOf(text);
  if (matter === undefined || /^date[ \t]*:/m.test(text.slice(matter.start, matter.end))) return undefined;
  return { start: matter.start, end: matter.start, newText: `date: ${day}${matter.lineEnd}` };
}

/** Without the tag, the emphasis around it, and what parted it from its neighbours. */
function withoutTag({ text, start, end }: TagToFix): Draft {
  let from = emphasisStart(text, start);
  let to = behindEmphasis(text, end);
  if (start - from !== to - end) [from, to] = [start, end];
  const behind = /^[ \t]*,/.exec(text.slice(to, to + 80))?.[0];
  const before = /,?[ \t]*$/.exec(text.slice(Math.max(0, from - 80), from))?.[0] ?? '';
  const isFirst = behind !== undefined || /^[ \t]*$/.test(text.slice(lineAround(text, start).start, from));
  if (isFirst) to += /^[ \t]*,?[ \t]*/.exec(text.slice(to, to + 80))?.[0].length ?? 0;
  else from -= before.length;
  return { edits: [{ start: from, end: to, newText: '' }], says: { key: 'editor.fix.removeTag' } };
}

/** The date of a line of the tag that reads as `wanted`. */
function dateInLine(text: string, offset: number, wanted: string): FoundDate | undefined {
  const line = lineAround(text, offset);
  const words = text.slice(0, line.end);
  for (let found = findDate(words, line.start); found; found = findDate(words, found.end)) {
    if (found.kind === 'date' && found.date.text === wanted) return found;
  }
  return undefined;
}

/** The written date with the year of today or, where that is still to come, the one before. */
function sameDayBefore(written: string, today: string): string | undefined {
  const thisYear = Number(today.slice(0, 4));
  for (const year of [thisYear, thisYear - 1]) {
    const text = written.replace(/[0-9]{4}/, String(year).padStart(4, '0'));
    const found = findDate(text);
    if (found?.kind === 'date' && !isAfter(found.date, today)) return text;
  }
  return undefined;
}

function spanOf({ start, end }: FoundDate): { readonly start: number; readonly end: number } {
  return { start, end };
}

function behindLineEnd(text: string, end: number): number {
  return end + (/^(?:\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0].length ?? 0);
}

function withoutHashtags(words: string): string {
  let rest = '';
  for (let at = 0; at < words.length;) {
    const end = scanHashtag(words, at)?.end ?? at;
    if (end === at) rest += words.charAt(at);
    at = Math.max(end, at + 1);
  }
  return rest;
}
