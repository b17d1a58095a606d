import type { Library } from '../framework/library.js';
import { weekNumber } from '../journal/calendar.js';
import { compareDates } from '../journal/dateOrder.js';
import type { JournalIndex } from '../journal/journalIndex.js';
import type { Piece } from '../journal/piece.js';
import type { JournalDate } from '../journal/model.js';
import { emphasise, escapeMarkdown, joinBlocks, plainLabel, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { fileName, filePath, isDay, sayCount, sayDate } from '../tally/page/words.js';
import type { Steps } from '../steps.js';
import { comparePositions, compareText } from '../text.js';
import { RowLimits } from './support/rowLimits.js';
import type { TreeNode } from './support/treeNodes.js';

export type EvidenceGrouping = 'month' | 'week';

/** A row of the *Evidence* tree. */
export interface EvidenceNode extends TreeNode {
  readonly kind: 'group' | 'entry' | 'more' | 'message';
  readonly group: string;
  /** Markdown without trust. */
  readonly tooltip: string;
}

interface Group {
  readonly byNote: Map<string, readonly Item[]>;
  /** Of all items. */
  size: number;
}

interface Item {
  /** The entry for each skill and level that it hangs there for. */
  readonly pieces: readonly [Piece, ...Piece[]];
  /** Which of its note's entries in the group it is: what its id is made of, since lines move while the user types. */
  readonly ordinal: number;
}

const planned = 'planned';
const undated = 'undated';
const knowledge = 'knowledge';
// Short, so that the tags behind it can be seen; the tooltip has all of it.
const longestLabel = 44;

/**
 * The *Evidence* tree: plans, then evidence by month or week, the newest first, then what has no date, then knowledge. It
 * keeps each note's part, so that typing in one note costs that note alone. It is empty until the first `update`.
 */
export class EvidenceTree {
  private readonly groups = new Map<string, Group>();
  private readonly groupsOf = new Map<string, readonly string[]>();
  /** Notes that may say other than what is known of them. */
  private readonly stale: Set<string>;
  /** Groups that have changed since somebody took them. */
  private touched = new Set<string>();

  constructor(
    private readonly index: Pick<JournalIndex, 'urisOfPieces' | 'piecesOf'>,
    private readonly library: Library,
    private readonly t: Translate,
    private readonly grouping: EvidenceGrouping,
    private readonly isReady: () => boolean,
    private readonly limits: Pick<RowLimits, 'of'> = new RowLimits(),
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

  /** None where there is nothing to show; while notes are still being read, a row that says so. */
  roots(): readonly EvidenceNode[] {
    const { t } = this;
    if (this.groups.size === 0 && !this.isReady()) {
      return [row({ id: 'counting', kind: 'message', group: '', label: t('common.counting'), icon: 'info' })];
    }
    const [newest] = this.inOrder().filter((group) => /^[0-9]/.test(group));
    return this.inOrder().map((group) => this.groupRow(group, group === newest));
  }

  /** Note by note and row by row: the words of each have to be unpacked. */
  *children({ kind, id, group }: EvidenceNode): Steps<readonly EvidenceNode[]> {
    if (kind !== 'group') return [];
    const rows: EvidenceNode[] = [];
    for (const item of yield* this.firstIn(group, this.limits.of(id))) {
      rows.push(this.entryRow(group, item));
      yield;
    }
    const hidden = (this.groups.get(group)?.size ?? 0) - rows.length;
    return hidden > 0 ? [...rows, this.moreRow(id, group, hidden)] : rows;
  }

  parent({ kind, group }: EvidenceNode): EvidenceNode | undefined {
    return kind === 'entry' || kind === 'more' ? this.roots().find((root) => root.group === group) : undefined;
  }

  private setItems(id: string, uri: string, items: readonly Item[]): void {
    const group = this.groups.get(id) ?? { byNote: new Map<string, readonly Item[]>(), size: 0 };
    group.size += items.length - (group.byNote.get(uri)?.length ?? 0);
    if (items.length > 0) group.byNote.set(uri, items);
    else group.byNote.delete(uri);
    if (group.size > 0) this.groups.set(id, group);
    else this.groups.delete(id);
  }

  private inOrder(): readonly string[] {
    const has = (group: string): readonly string[] => (this.groups.has(group) ? [group] : []);
    const dated = [...this.groups.keys()].filter((group) => /^[0-9]/.test(group)).sort((a, b) => compareText(b, a));
    return [...has(planned), ...dated, ...has(undated), ...has(knowledge)];
  }

  /** So many of a group, in order: the newest first, of plans what is due first. */
  private *firstIn(group: string, count: number): Steps<readonly Item[]> {
    const direction = group === planned ? 1 : -1;
    const compare = ({ pieces: [a] }: Item, { pieces: [b] }: Item): number =>
      (a.date && b.date ? direction : 1) * compareDates(a.date, b.date) ||
      compareText(a.uri, b.uri) ||
      comparePositions(a.position, b.position);
    let first: Item[] = [];
    let last: Item | undefined;
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

  private itemsOf(uri: string): ReadonlyMap<string, readonly Item[]> {
    const items = new Map<string, Item[]>();
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

  private groupRow(group: string, isNewest: boolean): EvidenceNode {
    const { t } = this;
    const count = this.groups.get(group)?.size ?? 0;
    const label = this.sayGroup(group);
    const isReady = this.isReady();
    return row({
      id: group,
      kind: 'group',
      group,
      label,
      description: isReady ? t('common.number', { count }) : t('common.counting'),
      accessibleLabel: isReady ? `${label}, ${sayCount(t, 'editor.entries', count)}` : label,
      collapsible: isNewest ? 'expanded' : 'collapsed',
      icon: groupIcons[group] ?? 'calendar',
    });
  }

  private moreRow(id: string, group: string, hidden: number): EvidenceNode {
    const label = this.t('editor.tree.more');
    const description = this.t('editor.tree.hidden', { count: hidden });
    return row({
      id: `${id}/more`,
      kind: 'more',
      group,
      label,
      description,
      accessibleLabel: `${label}, ${description}`,
      icon: 'ellipsis',
      moreOf: id,
    });
  }

  private sayGroup(group: string): string {
    const { t } = this;
    switch (group) {
      case planned:
        return t('editor.evidence.planned');
      case undated:
        return t('editor.evidence.undated');
      case knowledge:
        return t('editor.evidence.knowledge');
      default:
        return capitalise(sayDate(t, group));
    }
  }

  private entryRow(group: string, { pieces, ordinal }: Item): EvidenceNode {
    const { t } = this;
    const [{ uri, position, entry }] = pieces;
    const words = shortenLine(entry.text, longestLabel) || t('tally.entry.wordless');
    const date = entry.date ? sayDate(t, entry.date.text) : t('common.undated');
    const tags = pieces.map((piece) => this.tagOf(piece)).join(' ');
    const mark = entry.private ? ` · ${t('tally.mark.private')}` : '';
    const place = `${filePath(uri)}:${position.line + 1}`;
    return row({
      id: `${group}/${ordinal}/${uri}`,
      kind: 'entry',
      group,
      label: entry.date ? `${this.shortDate(entry.date, group)} · ${words}` : words,
      description: `${tags}${mark}`,
      accessibleLabel: `${t('editor.tree.evidence', { date, text: words, note: fileName(uri) })}, ${tags}`,
      tooltip: joinBlocks([
        escapeMarkdown(shortenLine(entry.text, 1000)),
        escapeMarkdown(tags),
        emphasise('_', `${date} · ${place}`),
      ]),
      icon: groupIcons[group] === undefined ? 'note' : (entryIcons[group] ?? 'note'),
      open: { uri, position },
    });
  }

  /** The year stands in the group's row. */
  private shortDate({ text, first }: JournalDate, group: string): string {
    const isInYear = group.slice(0, 4) === first.slice(0, 4);
    if (!isInYear || !isDay({ text, first, day: first })) return sayDate(this.t, text);
    const month = this.t('tally.months').split(',')[Number(text.slice(5, 7)) - 1] ?? '';
    return this.t('editor.evidence.day', { day: Number(text.slice(8)), month });
  }

  private tagOf({ list, statements }: Piece): string {
    const [statement, ...more] = statements;
    const target = { ...list.ref, ...(list.level !== undefined && { level: list.level }) };
    return this.library.tagFor(statement === undefined || more.length > 0 ? target : { ...target, statement });
  }
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
function whatCounts(ofEntry: readonly Piece[]): Item['pieces'] | undefined {
  for (const part of ['evidence', planned, knowledge]) {
    const [first, ...more] = ofEntry.filter((piece) => piece.part === part);
    if (first) return [first, ...more];
  }
  return undefined;
}

const groupIcons: Readonly<Record<string, string>> = { planned: 'target', undated: 'question', knowledge: 'book' };
const entryIcons: Readonly<Record<string, string>> = { planned: 'circle-outline', knowledge: 'book' };

function row(
  content: Pick<EvidenceNode, 'id' | 'kind' | 'group' | 'label' | 'icon'> & Partial<EvidenceNode>,
): EvidenceNode {
  const label = plainLabel(content.label);
  return {
    tooltip: escapeMarkdown(label),
    accessibleLabel: label,
    collapsible: 'none',
    open: undefined,
    moreOf: undefined,
    contextValue: content.kind,
    ...content,
    label,
    description: content.description === undefined ? undefined : plainLabel(content.description),
  };
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
