import { trimTail, type Span } from '../../text.js';
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
  // What says more in a cell is not the date of its row.
  const isShown = role === 'cell' && date !== undefined && /[\p{L}\p{N}]/u.test(text.slice(date.end));
  if (date?.kind === 'date' && !isShown) text = withoutOpeningDate(text, date);
  const lines = text
    .replace(/!\[\[([^[\]\n|]*)\|\d+(?:x\d+)?\]\]/g, '$1')
    .replace(blockReference, '')
    .replace(/!?\[\[(?:[^[\]\n|]*\|)?([^[\]\n]*)\]\]/g, '$1')
    .replace(/\s\^[\w-]+[ \t]*$/gm, '')
    .replace(/\uFFFC[/_-]+(?=\s|$)/g, object)
    .replace(/\uFFFC(?:[ \t]*[,;&+/|，、；][ \t]*\uFFFC)+/g, object)
    .replace(/^[ \t]*[\p{L}\p{M}\p{N}]+[ \t]*[:：](?:[ \t]*\uFFFC)+[ \t]*$/gmu, '')
    .replace(emptyBrackets, object)
    .replace(/["“„«][ \t]*\uFFFC[ \t]*["”“»]/g, object)
    .replace(/([([])(?:[ \t]*\uFFFC)+[ \t]*[:,;–—-][ \t]/g, '$1')
    .replace(/[ \t][–—-](?:[ \t]*\uFFFC)+[ \t]*([)\]])/g, '$1')
    .replace(/([–—-])(?:[ \t]*\uFFFC)+[ \t]*[–—-](?=[ \t])/g, '$1')
    .replace(/[ \t][–—/|&+-](?:[ \t]*\uFFFC)+[ \t]*$/gm, object)
    .replace(/^(?:[ \t]*\uFFFC)+[ \t]*[:,;–—-][ \t]/gm, '')
    .replace(
      /(?:(?<!\s)\s*(?:[,;]\s*)?\uFFFC)+([.,:;!?](?=\s|$)|[，。、；：！？])?/g,
      (tags, mark?: string) => mark ?? (/\n/.test(tags) ? '\n' : ' '),
    )
    .split(/\r\n|\r|\n/)
    .map((line, i) => tidy(isTask && i === 0 ? withoutTaskSigns(line) : line))
    .filter((line) => line !== '' && !toolLine.test(line));
  return withoutDrawer(lines).join('\n');
}

/** Around tags, links and calls of footnotes that are gone, be there a word that led to them: `(see #ITOP/4)`. */
const emptyBrackets =
  /[([（【](?:\s*(?:(?:→|->|=>|(?:参照|参见|參見|参考|見|见|참조|참고)[:：]?)\s*)?\uFFFC|(?:see|cf\.?|siehe|vgl\.?|s\.|véase|ver)(?: also| auch| también)?:?\s)[\uFFFC\s,]*[)\]）】]/giu;

/** Logseq keeps in a task, between these lines, when it was worked at. */
function withoutDrawer(lines: readonly string[]): readonly string[] {
  const start = lines.indexOf(':LOGBOOK:');
  const end = start < 0 ? -1 : lines.indexOf(':END:', start);
  return end < 0 ? lines : [...lines.slice(0, start), ...lines.slice(end + 1)];
}

/** The text without the date that opens it, nor the brackets around that: `[[2026-03-21]] Restored …`. */
function withoutOpeningDate(text: string, { start, end }: Span): string {
  const between = /^[\s\])}>）】」』*_:,，、。：|–—-]+/u.exec(text.slice(end))?.[0] ?? '';
  const before = text.slice(0, start);
  return (
    (/[\])}>）】」』]/.test(between) ? trimTail(before, /[[({<（【「『]/) : before) + text.slice(end + between.length)
  );
}
