import { findDate, type FoundDate } from '../dates/dates.js';
import { completionDate, fieldDate, isOneWord, lineDate, markedDate, openingDate, plainText } from '../blocks/lines.js';
import type { EntryState } from '../model.js';
import type { Leaf, Scope } from './scopes.js';

/** Dates that hold for a whole note, from its front matter and its name. */
export interface NoteDates {
  /** Of the front matter. */
  readonly date: FoundDate | undefined;
  readonly name: FoundDate | undefined;
  readonly created: FoundDate | undefined;
}

/** A date, and the leaf that it stands in (undefined: front matter or file name). */
export interface DateFinding {
  readonly found: FoundDate;
  readonly offset: number | undefined;
}

/**
 * The date of an entry: in its own lines, then outwards, never inwards. An impossible date ends the search. `contentOf`
 * gives a scope's parts that are to be seen; the note's own entry may have the date of the first heading of these.
 */
export function findEntryDate(
  scope: Scope,
  state: EntryState,
  note: NoteDates,
  contentOf: (scope: Scope) => readonly (Leaf | Scope)[],
): DateFinding | undefined {
  const found = findOwnDate(scope, state, contentOf);
  if (found) return found;
  const ofHeading = (): DateFinding | undefined => {
    const leaf = scope.type === 'note' ? firstHeading(contentOf(scope), contentOf) : undefined;
    return leaf && headingDate(leaf);
  };
  return noteDate(note, ofHeading, (date) => ({ found: date, offset: date === note.name ? undefined : date.start }));
}

/** The date that a note gives an entry which has none. */
export function noteDate<T>(
  { date, name, created }: NoteDates,
  ofHeading: () => T | undefined,
  of: (found: FoundDate) => T,
): T | undefined {
  const found = date ?? name;
  return found ? of(found) : (ofHeading() ?? (created && of(created)));
}

/** The same without what the note as a whole says. */
export function findOwnDate(
  scope: Scope,
  state: EntryState,
  contentOf: (scope: Scope) => readonly (Leaf | Scope)[],
): DateFinding | undefined {
  const own = ownLeaves(scope, contentOf);
  if (state === 'planned') {
    const due = firstOf(own, dueDate);
    if (due) return due;
  }
  const written = datesOf(scope, own);
  if (written) return written;
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    // A group's date line may stand below what is inside, which has the one that holds for it already.
    const line = around !== scope && around.type === 'group' ? undefined : around.dateLine;
    const found = (around !== scope && enclosingDate(around, contentOf)) || (line && headingDate(line));
    if (found) return found;
  }
  return undefined;
}

/** The entry's own lines: nested items, rows and entries excluded. */
export function ownLeaves(scope: Scope, contentOf: (scope: Scope) => readonly (Leaf | Scope)[]): readonly Leaf[] {
  return contentOf(scope).flatMap((part) => {
    if (part.kind === 'leaf') return part.role === 'code' ? [] : [part];
    const isTransparent = part.type === 'quote' || (part.type === 'callout' && scope.type === 'item');
    if (isTransparent || (part.type === 'paragraph' && part.hashtags.length === 0)) return ownLeaves(part, contentOf);
    return [];
  });
}

function datesOf(scope: Scope, own: readonly Leaf[]): DateFinding | undefined {
  const marked = firstOf(own, completionDate);
  if (marked) return marked;
  const [first] = own;
  switch (scope.type) {
    case 'note':
      return undefined;
    case 'section':
      return first?.role === 'heading' ? headingDate(first) : undefined;
    case 'row':
    case 'table':
      return firstOf(own, wholeDate);
    default:
      return first && locate(first, openingDate(plainText(first.runs).text));
  }
}

/** What an enclosing item or heading says of the entries inside it. */
function enclosingDate(scope: Scope, contentOf: (scope: Scope) => readonly (Leaf | Scope)[]): DateFinding | undefined {
  if (scope.type === 'item') return datesOf(scope, ownLeaves(scope, contentOf));
  const [heading] = scope.content;
  if (scope.type !== 'section' || heading?.kind !== 'leaf') return undefined;
  return headingDate(heading);
}

/** The first heading that is to be seen, in some parts of a note or in the sections among them. */
export function firstHeading(
  parts: readonly (Leaf | Scope)[],
  contentOf: (scope: Scope) => readonly (Leaf | Scope)[],
): Leaf | undefined {
  for (const part of parts) {
    if (part.kind === 'leaf') {
      if (part.role === 'heading') return part;
      continue;
    }
    const isSection = part.type === 'section' || part.type === 'group';
    const found = isSection ? firstHeading(contentOf(part), contentOf) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Of a heading or a date line. */
export function headingDate(leaf: Leaf): DateFinding | undefined {
  return locate(leaf, dayOf(plainText(leaf.runs).text));
}

/** A calendar before a date and at most one word is a picture of the day, and says no task's due date. */
function dayOf(text: string): FoundDate | undefined {
  const found = lineDate(text);
  if (found || !text.trimStart().startsWith('📅')) return found;
  const day = markedDate(text, '📅');
  return day && isOneWord(text.slice(day.end)) ? day : undefined;
}

function dueDate(text: string): FoundDate | undefined {
  return markedDate(text, '📅') ?? fieldDate(text, ['due']) ?? markedDate(text, '⏳') ?? fieldDate(text, ['scheduled']);
}

/** A table cell that is only a date. */
function wholeDate(text: string): FoundDate | undefined {
  const found = findDate(text);
  const rest = found && text.slice(0, found.start) + text.slice(found.end);
  return rest !== undefined && !/[\p{L}\p{N}\uFFFB\uFFFC]/u.test(rest) ? found : undefined;
}

function firstOf(leaves: readonly Leaf[], find: (text: string) => FoundDate | undefined): DateFinding | undefined {
  for (const leaf of leaves) {
    const found = locate(leaf, find(plainText(leaf.runs).text));
    if (found) return found;
  }
  return undefined;
}

function locate(leaf: Leaf, found: FoundDate | undefined): DateFinding | undefined {
  return found && { found, offset: plainText(leaf.runs).offsetAt(found.start) };
}
