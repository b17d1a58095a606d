/** What two lists have in common at their begin. */
export interface SameHead {
  /** How many items come first that differ: entries that reach over all of a note, and change with its end. */
  readonly lead: number;
  /** How many there are at the begin, those of the lead included, of which all behind the lead are the same. */
  readonly head: number;
}

const longestLead = 2;

/** Items are the same where they are one object, or `isSame` says so. */
export function sameHead<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (a: T | undefined, b: T | undefined) => boolean = () => false,
): SameHead {
  const most = Math.min(before.length, after.length);
  for (let lead = 0; lead <= longestLead; lead++) {
    let head = lead;
    while (head < most && (before[head] === after[head] || isSame(before[head], after[head]))) head++;
    if (head > lead) return { lead, head };
  }
  return { lead: 0, head: 0 };
}
