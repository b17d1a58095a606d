import type { Position, Range } from '../text.js';
import type { Entry } from './model.js';

/** A copy of what stands so many lines further down now. */
export function moveRange<T extends { readonly range: Range }>(placed: T, lines: number): T {
  const { start, end } = placed.range;
  return { ...placed, range: { start: move(start, lines), end: move(end, lines) } };
}

export function moveEntry(entry: Entry, lines: number): Entry {
  const { claims, comments } = entry;
  return {
    ...moveRange(entry, lines),
    claims: claims.map((claim) => ({ ...claim, position: move(claim.position, lines) })),
    ...(comments && { comments: comments.map((comment) => moveRange(comment, lines)) }),
  };
}

function move({ line, character }: Position, lines: number): Position {
  return { line: line + lines, character };
}
