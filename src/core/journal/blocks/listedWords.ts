import { trimTail, type Span } from '../../text.js';
import { dateAt } from '../dates/dates.js';
import { bookkeeping, findFields, object, openingDate, openingState } from './lines.js';
import { replaceSpans, taskDates, tidy, withoutHighlights } from './lines.js';
import { withoutTaskSigns } from './taskSigns.js';

/** What the plugin Tasks of Obsidian keeps in a task, when it is told to write fields rather than signs. */
const taskFields = new Set(['priority', 'repeat', 'created', 'start', 'cancelled', 'dependson', 'oncompletion']);
/** Lines that say nothing to a reader: marks around Logseq's blocks, and fields that it names after itself. */
const toolLine = /^(?:#\+(?:BEGIN_[A-Z]+(?:[ \t].*)?|END_[A-Z]+)|logseq\.[\w.-]+::.*)$/i;
/** Logseq's name for a block that stands elsewhere. */
const blockReference = /\(\([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\)\)/gi;

/**
 * One leaf's words as they are listed: without boxes, priorities, ids, the opening date, task marks' dates and what tags left
 * behind; the first line of a task without the signs at its end.
 */
export function tidyText(display: string, role?: 'task' | 'cell'): string {
  const isTask = role === 'task';
  const ids = findFields(display).filter(({ key }) => bookkeeping.has(key) || (isTask && taskFields.has(key)));
  let text = withoutHighlights(replaceSpans(display, [...ids, ...taskDates(display)], ''))
    .replace(openingState, '')
    .replace(/^\s*\[(?:#[A-C]\]\s|![\w-]+\][+-]?)\s*/, '');
  const date = openingDate(text);
  if (date?.kind === 'date' && !saysMore(text.slice(date.end), role)) text = withoutOpeningDate(text, date);
  const lines = withoutWikiMarks(text)
    .replace(blockReference, '')
    .replace(/\s\^[\w-]+[ \t]*$/gm, '')
    .replace(/\uFFFC[/_-]+(?=\s|$)/g, object)
    .replace(/\uFFFC(?:[ \t]*[,;&+/|，、；][ \t]*\uFFFC)+/g, object)
    .replace(/^[ \t]*[\p{L}\p{M}\p{N}]+[ \t]*[:：](?:[ \t]*\uFFFC)+[ \t]*$/gmu, '')
    .replace(emptyBrackets, object)
    .replace(/["“„«][ \t]*\uFFFC[ \t]*["”“»]/g, object)
    .replace(/([([])(?:[ \t]*\uFFFC)+[ \t]*[:,;–—-][ \t]/g, '$1')
    .replace(/[ \t][–—-](?:[ \t]*\uFFFC)+[ \t]*([)\]])/g, '$1')
    .replace(/([([（【])(?:[ \t]*\uFFFC)+[ \t]*/g, '$1')
    .replace(/(?<![ \t\uFFFC])(?:[ \t]*\uFFFC)+[ \t]*(?=[)\]）】])/g, '')
    .replace(/([–—-])(?:[ \t]*\uFFFC)+[ \t]*[–—-](?=[ \t])/g, '$1')
    .replace(/[ \t][–—→/|&+:-](?:[ \t]*\uFFFC)+[ \t]*$/gm, object)
    .replace(/(?:[,;]|(?<=[.!?)]))[ \t](?:tags?|skills?):(?:[ \t]*\uFFFC)+[ \t]*$/gim, object)
    .replace(/^(?:[ \t]*\uFFFC)+[ \t]*[:,;|→–—-][ \t]/gm, '')
    .replace(
      /(?:(?<!\s)\s*(?:[,;]\s*)?\uFFFC)+([.,:;!?](?=\s|$)|[，。、；：！？])?/g,
      (tags: string, mark: string | undefined, at: number, all: string) => {
        if (mark !== undefined) return /[.!?。！？]/.test(all.charAt(at - 1)) ? '' : mark;
        return tags.includes('\n') ? '\n' : ' ';
      },
    )
    .split(/\r\n|\r|\n/)
    .map((line, i) => tidy(isTask && i === 0 ? withoutTaskSigns(line) : line))
    .filter((line) => line !== '' && !toolLine.test(line));
  return withoutDrawers(lines).join('\n');
}

/** Around tags, links and calls of footnotes that are gone, be there a word that led to them: `(see #ITOP/4)`. */
const emptyBrackets =
  /[([（【](?:\s*(?:(?:→|->|=>|(?:参照|参见|參見|参考|見|见|참조|참고)[:：]?)\s*)?\uFFFC|(?:see|tags?|skills?|cf\.?|siehe|vgl\.?|s\.|véase|ver)(?: also| auch| también)?:?\s)[\uFFFC\s,]*[)\]）】]/giu;

/** Links of wikis by their names; of a picture, the number behind the bar is its width. */
export function withoutWikiMarks(text: string): string {
  if (!text.includes('[[')) return text;
  const sized = text.replace(/!\[\[([^[\]\n|]*)\|\d+(?:x\d+)?\]\]/g, '$1');
  return sized.replace(/!?\[\[(?:[^[\]\n|]*\|)?([^[\]\n]*)\]\]/g, '$1');
}

/** Between these lines Logseq keeps when a task was worked at, and Org mode what else it knows of one. */
function withoutDrawers(lines: readonly string[]): readonly string[] {
  const last = lines.lastIndexOf(':END:');
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const end = at < last && /^:(?:LOGBOOK|PROPERTIES):$/.test(line) ? lines.indexOf(':END:', at) : -1;
    if (end < 0) kept.push(line);
    else at = end;
  }
  return kept;
}

/**
 * Whether the date before these words is to be shown with them: it may be the first of two, and in a cell that says more it is
 * not that of the row.
 */
function saysMore(behind: string, role: 'task' | 'cell' | undefined): boolean {
  if (role === 'cell' && /[\p{L}\p{N}]/u.test(behind)) return true;
  if (/^\/\d/.test(behind)) return true;
  const upTo = /^[ \t]{0,3}(?:[–—-]|→|\.{2,3}|to|until|bis|hasta)[ \t]{0,3}/.exec(behind)?.[0];
  return upTo !== undefined && dateAt(behind, upTo.length) !== undefined;
}

/** The text without the date that opens it, nor the brackets around that: `[[2026-03-21]] Restored …`. */
function withoutOpeningDate(text: string, { start, end }: Span): string {
  const before = text.slice(0, start);
  const behind = text.slice(end);
  const stamped = /[<[]$/.test(before) ? orgStamp.exec(behind)?.[0] : undefined;
  const quoted = /["“„«]$/.test(before) ? /^["”“»]\s*/.exec(behind)?.[0] : undefined;
  if (stamped ?? quoted) return before.slice(0, -1) + behind.slice((stamped ?? quoted ?? '').length);
  const between = /^[\s\])}>）】」』*_:,，、。：|–—-]+/u.exec(behind)?.[0] ?? '';
  return (/[\])}>）】」』]/.test(between) ? trimTail(before, /[[({<（【「『]/) : before) + behind.slice(between.length);
}

/** The end of Org mode's `<2026-03-21 Sat 10:00>`. */
const orgStamp = /^ \p{L}{2,3}\.?(?: \d{1,2}:\d{2}(?:-\d{1,2}:\d{2})?)?[>\]]\s*/u;
