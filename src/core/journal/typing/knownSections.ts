import type { BlockFacts } from '../blocks/blockFacts.js';
import type { KnownReading } from './knownFacts.js';
import { sectionAt, type Section } from '../blocks/parts.js';
import type { Window } from '../blocks/window.js';

export interface KnownSection extends Section {
  known?: KnownReading;
}

/** From the window `from` on so many gave way to others. */
export interface WindowChange {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * The sections after a change, in place of `sections`: those that hold none of its windows, and stand below the same
 * headings as before, stay the same objects. Undefined where only the whole note tells.
 */
export function cutSections(
  sections: KnownSection[],
  windows: readonly Window[],
  { from, removed, added }: WindowChange,
  facts: BlockFacts,
  isFolded: boolean,
): KnownSection[] | undefined {
  let kept = 0;
  let at = 0;
  // The section right before the change ends with a heading, which may be one no more.
  for (let section = sections[0]; section && at + section.size < from; section = sections[++kept]) at += section.size;
  const fresh: KnownSection[] = [];
  let before = sections[kept - 1]?.after;
  let next = kept;
  /** Where the section `next` begins now. */
  let nextAt = at + added - removed;
  for (let section: Section | undefined; at < windows.length; at += section.size) {
    for (let old = sections[next]; old && (nextAt < at || nextAt < from + added); old = sections[++next])
      nextAt += old.size;
    if (nextAt === at && sections[next]?.before === before) break;
    section = sectionAt(windows, at, before, facts, isFolded);
    if (!section) return undefined;
    fresh.push(section);
    before = section.after;
  }
  sections.splice(kept, at < windows.length ? next - kept : sections.length, ...fresh);
  return sections;
}
