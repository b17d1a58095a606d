import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { Piece } from '../journal/index/piece.js';
import type { JournalDate } from '../journal/model.js';
import { emphasise, escapeMarkdown, joinBlocks, plainLabel, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import { nameNotes } from '../tally/page/noteNames.js';
import { filePath, isDay, sayCount, sayDate } from '../tally/page/words.js';
import type { Steps } from '../steps.js';
import { EvidenceGroups, isDated, knowledge, planned, undated } from './support/evidenceGroups.js';
import type { EvidenceGrouping, GroupedEntry } from './support/evidenceGroups.js';
import { RowLimits } from './support/rowLimits.js';
import type { TreeNode } from './support/treeNodes.js';

export type { EvidenceGrouping };

/** A row of the *Evidence* tree. */
export interface EvidenceNode extends TreeNode {
  readonly kind: 'group' | 'entry' | 'more' | 'message';
  readonly group: string;
  /** Markdown without trust. */
  readonly tooltip: string;
}

// Short, so that the tags behind it can be seen; the tooltip has all of it.
const longestLabel = 44;

/** The *Evidence* tree: the groups of `EvidenceGroups`, and a row for each entry. */
export class EvidenceTree {
  private readonly groups: EvidenceGroups;

  constructor(
    index: Pick<JournalIndex, 'urisOfPieces' | 'piecesOf'>,
    private readonly library: Library,
    private readonly t: Translate,
    grouping: EvidenceGrouping,
    private readonly isReady: () => boolean,
    private readonly limits: Pick<RowLimits, 'of'> = new RowLimits(),
  ) {
    this.groups = new EvidenceGroups(index, grouping);
  }

  /** These notes have changed. */
  mark(uris: Iterable<string>): void {
    this.groups.mark(uris);
  }

  /** Takes in, note by note, what has changed. */
  update(): Steps<void> {
    return this.groups.update();
  }

  /** The groups that notes have come to or left since this was asked last, whoever had what changed taken in. */
  takeTouched(): ReadonlySet<string> {
    return this.groups.takeTouched();
  }

  /** None where there is nothing to show; while notes are still being read, a row that says so. */
  roots(): readonly EvidenceNode[] {
    const { t } = this;
    const groups = this.groups.inOrder();
    if (groups.length === 0 && !this.isReady()) {
      return [row({ id: 'counting', kind: 'message', group: '', label: t('common.counting'), icon: 'info' })];
    }
    const newest = groups.find(isDated);
    return groups.map((group) => this.groupRow(group, group === newest));
  }

  /** Note by note and row by row: the words of each have to be unpacked. */
  *children({ kind, id, group }: EvidenceNode): Steps<readonly EvidenceNode[]> {
    if (kind !== 'group') return [];
    const rows: EvidenceNode[] = [];
    const items = yield* this.groups.firstIn(group, this.limits.of(id));
    const nameOf = nameNotes(items.map(({ pieces: [{ uri }] }) => uri));
    for (const item of items) {
      rows.push(this.entryRow(group, item, nameOf));
      yield;
    }
    const hidden = this.groups.size(group) - rows.length;
    return hidden > 0 ? [...rows, this.moreRow(id, group, hidden)] : rows;
  }

  parent({ kind, group }: EvidenceNode): EvidenceNode | undefined {
    return kind === 'entry' || kind === 'more' ? this.roots().find((root) => root.group === group) : undefined;
  }

  private groupRow(group: string, isNewest: boolean): EvidenceNode {
    const { t } = this;
    const count = this.groups.size(group);
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

  private entryRow(group: string, { pieces, ordinal }: GroupedEntry, nameOf: (uri: string) => string): EvidenceNode {
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
      accessibleLabel: `${t('editor.tree.evidence', { date, text: words, note: nameOf(uri) })}, ${tags}`,
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
