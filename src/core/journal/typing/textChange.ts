/** One stretch of a text gave way to another: from `start` to `oldEnd`, and now to `newEnd`. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest single change that makes one text of the other. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  const start = equalLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to));
  const fromEnd = (text: string, from: number, to: number): string => text.slice(text.length - to, text.length - from);
  const rest = equalLength(shorter - start, (from, to) => fromEnd(before, from, to) === fromEnd(after, from, to));
  return { start, oldEnd: before.length - rest, newEnd: after.length - rest };
}

/** How far two texts are equal: by large pieces first, which the engine compares much faster than characters. */
function equalLength(limit: number, isEqual: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let step = 65536; step >= 1; step = step >> 4) {
    while (at + step <= limit && isEqual(at, at + step)) at += step;
  }
  return at;
}
