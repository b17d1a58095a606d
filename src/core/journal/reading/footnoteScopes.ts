import { addTo } from '../../addTo.js';
import type { PlacedHashtag } from '../blocks/inline.js';
import { moveTags, type Scope } from './scopes.js';

/** Footnotes of a note by their labels: where they are defined, and the blocks that call them, in order. */
export interface Footnotes {
  readonly defined: ReadonlyMap<string, readonly Scope[]>;
  readonly callers: ReadonlyMap<string, readonly Scope[]>;
}

/**
 * A footnote's tags belong to the block that calls it first, be it in another footnote. `elsewhere` is that of a label which
 * is called in other lines.
 */
export function passTagsToCallers(footnotes: Footnotes, elsewhere: (label: string) => Scope | undefined): void {
  const { defined, callers } = footnotes;
  const labels = labelsOf(footnotes);
  const owners = new Map<string, Scope | undefined>();
  for (const [label, scopes] of defined) {
    const footnote = scopes.at(-1);
    const owner = ownerOf(label);
    if (!footnote || !owner) continue;
    const { length } = owner.hashtags;
    moveTags(footnote, owner);
    // A private marker among them hides the footnote's own words too.
    footnote.tagLines.push(...owner.hashtags.slice(length));
  }

  function ownerOf(label: string): Scope | undefined {
    const path = new Set<string>();
    let owner: Scope | undefined;
    for (let at: string | undefined = label; at !== undefined && !path.has(at);) {
      path.add(at);
      const caller: Scope | undefined = owners.get(at) ?? elsewhere(at) ?? callers.get(at)?.[0];
      owner = caller ?? owner;
      at = caller && around(caller, (scope) => labels.get(scope));
    }
    for (const at of path) owners.set(at, owner);
    return owner;
  }
}

/**
 * Makes footnotes private that private blocks call and no others, and with them those that are called in these alone. They
 * take over the marker that makes their caller so.
 */
export function hideFootnotes(footnotes: Footnotes, isPrivate: (hashtag: PlacedHashtag) => boolean): void {
  const { defined, callers } = footnotes;
  const labels = labelsOf(footnotes);
  const shown = new Set<string>();
  const hidden = new Map<string, PlacedHashtag>();
  const inside = new Map<string, string[]>();
  const marks = new Map<Scope, PlacedHashtag | undefined>();
  const markOf = (scope: Scope): PlacedHashtag | undefined => {
    if (!marks.has(scope)) marks.set(scope, [...scope.hashtags, ...scope.tagLines].find(isPrivate));
    return marks.get(scope);
  };
  for (const [label, scopes] of callers) {
    for (const scope of scopes) {
      const mark = around(scope, markOf);
      const outer = around(scope, (one) => labels.get(one));
      if (mark) hidden.set(label, mark);
      else if (outer === undefined || !callers.has(outer)) shown.add(label);
      else addTo(inside, outer, label);
    }
  }
  // What is added to them on the way is gone through too.
  for (const label of shown) for (const inner of inside.get(label) ?? []) shown.add(inner);
  for (const [label, mark] of hidden) {
    if (shown.has(label)) continue;
    for (const { tagLines } of defined.get(label) ?? []) tagLines.push(mark);
    for (const inner of inside.get(label) ?? []) if (!hidden.has(inner)) hidden.set(inner, mark);
  }
}

function labelsOf({ defined }: Footnotes): ReadonlyMap<Scope, string> {
  const labels = new Map<Scope, string>();
  for (const [label, scopes] of defined) for (const scope of scopes) labels.set(scope, label);
  return labels;
}

function around<T>(scope: Scope, find: (scope: Scope) => T | undefined): T | undefined {
  for (let one: Scope | undefined = scope; one; one = one.parent) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
