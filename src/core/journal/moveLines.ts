import type { Position, Range } from '../text.js';
import type { Entry } from './model.js';

/** A copy of what stands so many lines further down now. */
export function moveRange<T extends { readonly range: Range }>(placed: T, lines: number): T {
  const { start, end } = placed.range;
  return { ...placed, range: { start: movePosition(start, lines), end: movePosition(end, lines) } };
}

export function moveEntry(entry: Entry, lines: number): Entry {
  const { claims, comments } = entry;
  return {
    ...moveRange(entry, lines),
    claims: claims.map((claim) => ({ ...claim, position: movePosition(claim.position, lines) })),
    ...(comments && { comments: comments.map((comment) => moveRange(comment, lines)) }),
  };
}

export function movePosition({ line, character }: Position, lines: number): Position {
  return { line: line + lines, character };
}
