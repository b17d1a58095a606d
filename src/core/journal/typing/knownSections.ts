import type { BlockFacts } from '../blocks/blockFacts.js';
import type { KnownReading } from './knownFacts.js';
import { sectionAt, type Section } from '../blocks/parts.js';
import type { Window } from '../blocks/window.js';

export interface KnownSection extends Section {
  known?: KnownReading;
}

/** Some sections, one behind the other. What they say together is kept, so that a letter elsewhere looks at none of them. */
export class Chapter {
  /** In windows. */
  readonly size: number;
  /** The least of its sections. */
  readonly depth: number;
  known?: KnownReading;
  private halves?: readonly [Chapter, Chapter];

  constructor(readonly sections: readonly KnownSection[]) {
    this.size = sections.reduce((sum, section) => sum + section.size, 0);
    this.depth = Math.min(...sections.map(({ first }) => first.depth));
  }

  /** The first sections, and the others. */
  cutAt(count: number): readonly [Chapter, Chapter] {
    if (this.halves?.[0].sections.length !== count) {
      this.halves = [new Chapter(this.sections.slice(0, count)), new Chapter(this.sections.slice(count))];
    }
    return this.halves;
  }
}

/** From the window `from` on so many gave way to others. */
export interface WindowChange {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * The chapters after a change, in place of `chapters`: sections that hold none of its windows, and stand below the same
 * headings as before, stay the same objects, and so do chapters of nothing else. Undefined where only the whole note tells.
 */
export function cutSections(
  chapters: readonly Chapter[],
  windows: readonly Window[],
  { from, removed, added }: WindowChange,
  facts: BlockFacts,
  isFolded: boolean,
): readonly Chapter[] | undefined {
  let head = 0;
  let at = 0;
  // The section right before the change ends with a heading, which may be one no more.
  for (let some = chapters[0]; some && at + some.size < from; some = chapters[++head]) at += some.size;
  const sections: KnownSection[] = [];
  /** The first chapter that is not looked at. */
  let tail = head;
  const known = (i: number): KnownSection | undefined => {
    for (let some = chapters[tail]; some && i >= sections.length; some = chapters[++tail])
      sections.push(...some.sections);
    return sections[i];
  };
  let kept = 0;
  for (let section = known(0); section && at + section.size < from; section = known(++kept)) at += section.size;
  const fresh: KnownSection[] = [];
  let before = (sections[kept - 1] ?? chapters[head - 1]?.sections.at(-1))?.after;
  let next = kept;
  /** Where the section `next` begins now. */
  let nextAt = at + added - removed;
  for (let section: Section | undefined; at < windows.length; at += section.size) {
    for (let old = known(next); old && (nextAt < at || nextAt < from + added); old = known(++next)) nextAt += old.size;
    if (nextAt === at && known(next)?.before === before) break;
    section = sectionAt(windows, at, before, facts, isFolded);
    if (!section) return undefined;
    fresh.push(section);
    before = section.after;
  }
  const isAtEnd = at >= windows.length;
  const between = [...sections.slice(0, kept), ...fresh, ...(isAtEnd ? [] : sections.slice(next))];
  return [...chapters.slice(0, head), ...chaptersOf(between), ...(isAtEnd ? [] : chapters.slice(tail))];
}

const mostSections = 32;

function chaptersOf(sections: readonly KnownSection[]): readonly Chapter[] {
  const count = Math.ceil(sections.length / mostSections);
  const start = (i: number): number => Math.floor((i * sections.length) / count);
  return Array.from({ length: count }, (_, i) => new Chapter(sections.slice(start(i), start(i + 1))));
}

/** Those of the first sections, and of all others. */
export function splitChapters(
  chapters: readonly Chapter[],
  sections: number,
): readonly [readonly Chapter[], readonly Chapter[]] {
  let at = 0;
  let left = sections;
  for (let some = chapters[0]; some && left >= some.sections.length; some = chapters[++at])
    left -= some.sections.length;
  const [before, cut, behind] = [chapters.slice(0, at), chapters[at], chapters.slice(at + 1)];
  if (!cut || left === 0) return [before, chapters.slice(at)];
  const [first, rest] = cut.cutAt(left);
  return [
    [...before, first],
    [rest, ...behind],
  ];
}

/** How many sections stand before the first of this depth or less. */
export function countBelow(chapters: readonly Chapter[], depth: number): number {
  let count = 0;
  for (const some of chapters) {
    if (some.depth <= depth) return count + some.sections.findIndex(({ first }) => first.depth <= depth);
    count += some.sections.length;
  }
  return count;
}
