import { LineIndex, sortByPlace, type Span } from '../../text.js';
import type { NoteRecord } from '../model.js';

/**
 * The record of a text with a problem at the first merge conflict that Git left in it, if its tags are of interest at all:
 *
 *     <<<<<<< HEAD
 *     - Restored the wiki #ITOP/4
 *     =======
 *     - Restored the wiki from the backup #ITOP/4
 *     >>>>>>> laptop
 *
 * Both sides are read: nobody but the user knows which of them is true, or whether both are.
 */
export function withConflict(record: NoteRecord, text: string): NoteRecord {
  if (record.tags.length + record.problems.length === 0 || record.skipped) return record;
  const conflict = findConflict(text);
  if (!conflict) return record;
  const problem = { code: 'note.merge-conflict', args: {}, range: new LineIndex(text).range(conflict) } as const;
  // What is told without private blocks stays as it is: the conflict may be in one of them.
  return { ...record, problems: sortByPlace([...record.problems, problem]) };
}

/** Marks of a conflict, and of fences, which may open an item: a conflict that is shown in code is none. */
const marks =
  /^\uFEFF?(?:(<{7}|={7}|>{7})(?![<=>])(?: [^\r\n]*)?$| {0,3}((?:(?:[-*+]|\d{1,9}[.)]) {1,4})*)(`{3,}(?=[^`\r\n]*$)|~{3,})([^\r\n]*))/gm;

/** The line that begins the first conflict. No parser is asked: this goes over a long note with every letter typed in it. */
function findConflict(text: string): Span | undefined {
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return undefined;
  let first: Span | undefined;
  let isHalf = false;
  let open: string | undefined;
  for (const { 0: line, 1: mark, 2: item, 3: fence, 4: rest = '', index } of text.matchAll(marks)) {
    if (fence !== undefined) {
      if (open === undefined) open = fence;
      else if (item === '' && fence.startsWith(open) && rest.trim() === '') open = undefined;
    } else if (mark?.startsWith('<')) {
      const end = index + line.length;
      if (open === undefined) [first, isHalf] = [{ start: index + line.indexOf('<'), end }, false];
    } else if (mark?.startsWith('=')) isHalf = first !== undefined;
    else if (isHalf) return first;
  }
  return undefined;
}
