import { weekNumber } from '../../journal/dates/calendar.js';
import { compareDates } from '../../journal/dates/dateOrder.js';
import type { JournalIndex } from '../../journal/index/journalIndex.js';
import type { Piece } from '../../journal/index/piece.js';
import type { Steps } from '../../steps.js';
import { comparePositions, compareText } from '../../text.js';

export type EvidenceGrouping = 'month' | 'week';

/** What hangs below a group: an entry. */
export interface GroupedEntry {
  /** The entry for each skill and level that it hangs there for. */
  readonly pieces: readonly [Piece, ...Piece[]];
  /** Which of its note's entries in the group it is: what its id is made of, since lines move while the user types. */
  readonly ordinal: number;
}

interface Group {
  readonly byNote: Map<string, readonly GroupedEntry[]>;
  /** Of all entries. */
  size: number;
}

/** The groups besides months and weeks. */
export const planned = 'planned';
export const undated = 'undated';
export const knowledge = 'knowledge';

/**
 * Entries of the journal, grouped by month or week. It keeps each note's part, so that typing in one note costs that note
 * alone, and is empty until the first `update`.
 */
export class EvidenceGroups {
  private readonly groups = new Map<string, Group>();
  private readonly groupsOf = new Map<string, readonly string[]>();
  /** Notes that may say other than what is known of them. */
  private readonly stale: Set<string>;
  /** Groups that have changed since somebody took them. */
  private touched = new Set<string>();

  constructor(
    private readonly index: Pick<JournalIndex, 'urisOfPieces' | 'piecesOf'>,
    private readonly grouping: EvidenceGrouping,
  ) {
    this.stale = new Set(index.urisOfPieces());
  }

  /** These notes have changed. */
  mark(uris: Iterable<string>): void {
    for (const uri of uris) this.stale.add(uri);
  }

  /** Takes in, note by note, what has changed. */
  *update(): Steps<void> {
    for (const uri of this.stale) {
      this.stale.delete(uri);
      for (const group of this.groupsOf.get(uri) ?? []) {
        this.touched.add(group);
        this.setItems(group, uri, []);
      }
      const items = this.itemsOf(uri);
      if (items.size === 0) this.groupsOf.delete(uri);
      else this.groupsOf.set(uri, [...items.keys()]);
      for (const [group, own] of items) {
        this.touched.add(group);
        this.setItems(group, uri, own);
      }
      yield;
    }
  }

  /** The groups that notes have come to or left since this was asked last, whoever had what changed taken in. */
  takeTouched(): ReadonlySet<string> {
    const { touched } = this;
    this.touched = new Set();
    return touched;
  }

  /** Plans, then months or weeks, the newest first, then what has no date, then knowledge; those that hold something. */
  inOrder(): readonly string[] {
    const has = (group: string): readonly string[] => (this.groups.has(group) ? [group] : []);
    const dated = [...this.groups.keys()].filter(isDated).sort((a, b) => compareText(b, a));
    return [...has(planned), ...dated, ...has(undated), ...has(knowledge)];
  }

  /** How many entries a group has. */
  size(group: string): number {
    return this.groups.get(group)?.size ?? 0;
  }

  /** So many of a group, in order: the newest first, of plans what is due first. */
  *firstIn(group: string, count: number): Steps<readonly GroupedEntry[]> {
    const direction = group === planned ? 1 : -1;
    const compare = ({ pieces: [a] }: GroupedEntry, { pieces: [b] }: GroupedEntry): number =>
      (a.date && b.date ? direction : 1) * compareDates(a.date, b.date) ||
      compareText(a.uri, b.uri) ||
      comparePositions(a.position, b.position);
    let first: GroupedEntry[] = [];
    let last: GroupedEntry | undefined;
    for (const own of this.groups.get(group)?.byNote.values() ?? []) {
      for (const item of own) if (!last || compare(item, last) < 0) first.push(item);
      if (first.length > 2 * count) {
        first = first.sort(compare).slice(0, count);
        last = first.at(-1);
      }
      yield;
    }
    return first.sort(compare).slice(0, count);
  }

  private setItems(id: string, uri: string, items: readonly GroupedEntry[]): void {
    const group = this.groups.get(id) ?? { byNote: new Map<string, readonly GroupedEntry[]>(), size: 0 };
    group.size += items.length - (group.byNote.get(uri)?.length ?? 0);
    if (items.length > 0) group.byNote.set(uri, items);
    else group.byNote.delete(uri);
    if (group.size > 0) this.groups.set(id, group);
    else this.groups.delete(id);
  }

  private itemsOf(uri: string): ReadonlyMap<string, readonly GroupedEntry[]> {
    const items = new Map<string, GroupedEntry[]>();
    for (const ofEntry of groupByEntry(this.index.piecesOf(uri))) {
      const pieces = whatCounts(ofEntry);
      if (!pieces) continue;
      const group = this.groupOf(pieces[0]);
      const own = items.get(group) ?? [];
      own.push({ pieces, ordinal: own.length });
      items.set(group, own);
    }
    return items;
  }

  private groupOf({ part, date }: Piece): string {
    if (part === planned || part === knowledge) return part;
    if (!date) return undated;
    if (this.grouping === 'month') return date.day.slice(0, 7);
    const { year, week } = weekNumber(date.day);
    return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
  }
}

/** Whether a group is a month or a week. */
export function isDated(group: string): boolean {
  return /^[0-9]/.test(group);
}

function groupByEntry(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last?.[0]?.number === piece.number) last.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

/** What an entry hangs in the tree for: evidence, else plans, else knowledge; undefined for one that is nothing. */
function whatCounts(ofEntry: readonly Piece[]): GroupedEntry['pieces'] | undefined {
  for (const part of ['evidence', planned, knowledge]) {
    const [first, ...more] = ofEntry.filter((piece) => piece.part === part);
    if (first) return [first, ...more];
  }
  return undefined;
}
