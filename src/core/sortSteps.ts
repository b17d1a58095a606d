import type { Steps } from './steps.js';

/** Sorted at once; longer runs are put together of these. */
const itemsAtOnce = 1_000;

/** Sorts step by step what is too much for one turn; equal items stay in their order. */
export function* sortSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let i = 0; i < items.length; i += itemsAtOnce) {
    runs.push(items.slice(i, i + itemsAtOnce).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const joined: T[][] = [];
    for (let i = 0; i < runs.length; i += 2) joined.push(yield* merge(runs[i] ?? [], runs[i + 1] ?? [], compare));
    runs = joined;
  }
  return runs[0] ?? [];
}

function* merge<T>(first: readonly T[], second: readonly T[], compare: (a: T, b: T) => number): Steps<T[]> {
  const merged: T[] = [];
  let next = 0;
  for (const item of first) {
    for (let other = second[next]; next < second.length && compare(other as T, item) < 0; other = second[next]) {
      merged.push(other as T);
      next++;
    }
    merged.push(item);
    if (merged.length % itemsAtOnce === 0) yield;
  }
  for (; next < second.length; next++) merged.push(second[next] as T);
  return merged;
}
