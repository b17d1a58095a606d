/**
 * The first `count` of many items in an order, of equal ones those that stand first. It costs least where the items stand
 * in the opposite order.
 */
export function firstInOrder<T>(items: readonly T[], count: number, compare: (a: T, b: T) => number): readonly T[] {
  const order = (a: number, b: number): number => compare(items[a] as T, items[b] as T) || a - b;
  let first: number[] = [];
  let last: number | undefined;
  for (let i = items.length - 1; i >= 0; i--) {
    if (last !== undefined && order(i, last) > 0) continue;
    first.push(i);
    if (first.length < 2 * count) continue;
    first = first.sort(order).slice(0, count);
    last = first.at(-1);
  }
  return first
    .sort(order)
    .slice(0, count)
    .map((i) => items[i] as T);
}
