import type { ImpliedEvidence, LevelTally, TallyEntry } from './model.js';

/**
 * The levels of a skill, lowest first, each with the evidence of those above, which counts for it too. An entry is there
 * once for a level: not where it has evidence of its own, and of several levels above at the lowest. For the same levels
 * they are the same objects.
 */
export function implyLower(levels: readonly LevelTally[]): readonly LevelTally[] {
  const known = levels.map((level, i) => {
    const last = lastImplied.get(level);
    const above = levels.slice(i + 1);
    return last?.above.every((other, at) => other === above[at]) === true ? last.level : undefined;
  });
  if (!known.includes(undefined)) return known.flatMap((level) => level ?? []);
  const lists = listsAbove(
    levels.map(({ evidence }) => evidence),
    entryKey,
  );
  return levels.map((level, i) => {
    const same = known[i];
    if (same) return same;
    const above = levels.slice(i + 1);
    const implied = above.map(({ id, name }, at) => ({ id, name, evidence: lists[i]?.[at] ?? [] }));
    const made = { ...level, implied: implied.filter(({ evidence }) => evidence.length > 0) };
    lastImplied.set(level, { above, level: made });
    return made;
  });
}

const lastImplied = new WeakMap<LevelTally, { readonly above: readonly LevelTally[]; readonly level: LevelTally }>();

/**
 * For each of some lists those behind it, without what stands in the list itself or in an earlier one of them. What has no
 * key stands nowhere else.
 */
export function listsAbove<T>(
  lists: readonly (readonly T[])[],
  keyOf: (item: T) => string | undefined,
): readonly (readonly (readonly T[])[])[] {
  const repeated = findRepeated(lists, keyOf);
  return lists.map((own, i) => {
    const above = lists.slice(i + 1);
    if (repeated.size === 0) return above;
    const told = new Set(own.map((item) => repeated.get(item)));
    return above.map((list) =>
      list.filter((item) => {
        const key = repeated.get(item);
        if (key === undefined) return true;
        const isFresh = !told.has(key);
        told.add(key);
        return isFresh;
      }),
    );
  });
}

/** The items whose key another has too, with it: few, since most entries with several tags are for several skills. */
function findRepeated<T>(
  lists: readonly (readonly T[])[],
  keyOf: (item: T) => string | undefined,
): ReadonlyMap<T, string> {
  const first = new Map<string, T>();
  const repeated = new Map<T, string>();
  for (const item of lists.flat()) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const other = first.get(key);
    if (other === undefined) first.set(key, item);
    else repeated.set(other, key).set(item, key);
  }
  return repeated;
}

/** The same for the pieces of one entry; undefined for the only piece of its entry. */
export function entryKey({ uri, shared, number }: TallyEntry): string | undefined {
  return shared === true ? `${uri}\n${number}` : undefined;
}

/** How many pieces of higher levels count for a level, too; 0 where that is not asked for. */
export function countImplied({ implied = [] }: { readonly implied?: readonly ImpliedEvidence[] | undefined }): number {
  return implied.reduce((sum, { evidence }) => sum + evidence.length, 0);
}
