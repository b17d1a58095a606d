import type { Problem } from '../problem.js';
import type { Range } from '../text.js';
import type { Entry, NoteRecord, TagOccurrence } from './model.js';
import { isMovedEntry, isMovedRange, moveEntry, moveRange } from './moveLines.js';
import { sameHead } from './sameHead.js';

/** What makes the record of a note out of the one before. Plain data: it is posted between threads. */
export interface RecordPatch extends Pick<NoteRecord, 'skipped' | 'remarks'> {
  readonly entries: ListPatch<Entry>;
  readonly tags: ListPatch<TagOccurrence>;
  readonly problems: ListPatch<Problem>;
  readonly withoutPrivate: Pick<RecordPatch, 'entries' | 'problems'> | undefined;
}

/** Between so many items that stay at the head of a list and so many at its tail stand others now. */
interface ListPatch<T> {
  /** Stand in place of the first of the head; left out where it stays as a whole. */
  readonly lead?: readonly T[];
  readonly head: number;
  readonly between: readonly T[];
  readonly tail: number;
  /** By which those of the tail have moved. */
  readonly lines: number;
}

/** Undefined where less than half of the record stays: then it is shorter as a whole. */
export function makePatch(before: NoteRecord, after: NoteRecord): RecordPatch | undefined {
  const { skipped, remarks, withoutPrivate } = after;
  const shown = before.withoutPrivate ?? before;
  const patch: RecordPatch = {
    skipped,
    entries: patchList(before.entries, after.entries, isMovedEntry),
    tags: patchList(before.tags, after.tags, isMovedRange),
    problems: patchList(before.problems, after.problems, isMovedRange),
    withoutPrivate: withoutPrivate && {
      entries: patchList(shown.entries, withoutPrivate.entries, isMovedEntry),
      problems: patchList(shown.problems, withoutPrivate.problems, isMovedRange),
    },
    ...(remarks && { remarks }),
  };
  const isShort = (list: ListPatch<unknown>): boolean => list.between.length <= list.head + list.tail;
  return isShort(patch.entries) && isShort(patch.tags) ? patch : undefined;
}

/** What is still the same, places included, are the same objects. `before` is equal to the record the patch was made with. */
export function applyPatch(before: NoteRecord, patch: RecordPatch): NoteRecord {
  const { skipped, remarks, withoutPrivate } = patch;
  const shown = before.withoutPrivate ?? before;
  return {
    uri: before.uri,
    skipped,
    entries: patched(before.entries, patch.entries, moveEntry),
    withoutPrivate: withoutPrivate && {
      entries: patched(shown.entries, withoutPrivate.entries, moveEntry),
      problems: patched(shown.problems, withoutPrivate.problems, moveRange),
    },
    tags: patched(before.tags, patch.tags, moveRange),
    problems: patched(before.problems, patch.problems, moveRange),
    ...(remarks && { remarks }),
  };
}

type Move<T> = (item: T, lines: number) => T;

/** `isMoved` tells at a glance of a copy that moved, as most are that stand behind a line end. */
function patchList<T extends { readonly range: Range }>(
  before: readonly T[],
  after: readonly T[],
  isMoved: (item: T, copy: T, lines: number) => boolean,
): ListPatch<T> {
  const most = Math.min(before.length, after.length);
  const { lead, head } = sameHead(before, after, isSame);
  const [lastBefore, last] = [before.at(-1), after.at(-1)];
  const lines = lastBefore && last ? last.range.start.line - lastBefore.range.start.line : 0;
  const isSameOne = (item: T | undefined, copy: T | undefined): boolean => {
    if (lines === 0 && item === copy) return true;
    return item !== undefined && copy !== undefined && (isMoved(item, copy, lines) || isSame(item, copy, lines));
  };
  let tail = 0;
  while (tail < most - head && isSameOne(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++;
  const between = after.slice(head, after.length - tail);
  return { ...(lead > 0 && { lead: after.slice(0, lead) }), head, between, tail, lines };
}

function patched<T>(before: readonly T[], patch: ListPatch<T>, move: Move<T>): readonly T[] {
  const { lead = [], head, between, tail, lines } = patch;
  const kept = before.slice(before.length - tail);
  const stays = before.slice(lead.length, head);
  return [...lead, ...stays, ...between, ...(lines === 0 ? kept : kept.map((item) => move(item, lines)))];
}

/** How many values were compared one by one since the start. */
export const compareWork = { values: 0 };

/** Whether plain data is the same, but for each `line` in it, which is so many further down in `b`. */
export function isSame(a: unknown, b: unknown, lines = 0): boolean {
  compareWork.values++;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (lines === 0 && a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => isSameIn(key, a as Fields, b as Fields, lines));
}

function isSameIn(key: string, a: Fields, b: Fields, lines: number): boolean {
  const [own, other] = [a[key], b[key]];
  if (key === 'line' && typeof own === 'number') return own + lines === other;
  return isSame(own, other, lines) && (other !== undefined || key in b);
}

type Fields = Readonly<Record<string, unknown>>;
