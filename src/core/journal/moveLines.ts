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

function moved({ start, end }: Range, lines: number): Range {
  return { start: movePosition(start, lines), end: movePosition(end, lines) };
}

export function movePosition({ line, character }: Position, lines: number): Position {
  return { line: line + lines, character };
}
