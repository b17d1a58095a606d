import type { Position, Range } from '../text.js';
import type { Entry } from './model.js';

/** A copy of what stands so many lines further down now. */
export function moveRange<T extends { readonly range: Range }>(placed: T, lines: number): T {
  return { ...placed, range: moved(placed.range, lines) };
}

export function moveEntry(entry: Entry, lines: number): Entry {
  const { range, comments } = entry;
  const claims = entry.claims.map((claim) => ({ ...claim, position: movePosition(claim.position, lines) }));
  const copy = { ...entry, range: moved(range, lines), claims };
  return comments ? { ...copy, comments: comments.map((comment) => moveRange(comment, lines)) } : copy;
}

/** Whether `copy` is what {@link moveRange} makes, as far as can be told at a glance: by what it shares with its original. */
export function isMovedRange<T extends { readonly range: Range }>(placed: T, copy: T, lines: number): boolean {
  for (const key in placed) if (key !== 'range' && placed[key] !== copy[key]) return false;
  return isMoved(placed.range, copy.range, lines);
}

/** The same of an entry: it has the very list of its original, which no other has, and may have been passed statements. */
export function isMovedEntry(entry: Entry, copy: Entry, lines: number): boolean {
  if (entry.mentions !== copy.mentions || entry.claims.length !== copy.claims.length) return false;
  const hasSame = entry.claims.every(({ statements }, i) => statements === copy.claims[i]?.statements);
  return hasSame && isMoved(entry.range, copy.range, lines);
}

function isMoved(a: Range, b: Range, lines: number): boolean {
  return (
    a.start.line + lines === b.start.line &&
    a.end.line + lines === b.end.line &&
    a.start.character === b.start.character &&
    a.end.character === b.end.character
  );
}

function moved({ start, end }: Range, lines: number): Range {
  return { start: movePosition(start, lines), end: movePosition(end, lines) };
}

export function movePosition({ line, character }: Position, lines: number): Position {
  return { line: line + lines, character };
}
