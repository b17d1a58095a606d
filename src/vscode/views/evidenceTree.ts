import * as vscode from 'vscode';
import { EvidenceTree, type EvidenceGrouping, type EvidenceNode } from '../../core/editor/evidenceTree.js';
import { RowLimits } from '../../core/editor/support/rowLimits.js';
import { Debounced } from '../support/debounced.js';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';
import { inSlices } from '../support/slices.js';
import { toTreeItem } from '../support/treeItem.js';

type Needs = Pick<Parts, 't' | 'log' | 'frameworks' | 'journal' | 'state'>;

const VIEW_ID = 'skillJournal.evidence';
const GROUPING_KEY = 'evidence.grouping';
const REFRESH_MS = 150;

/** The view *Evidence*. A change of notes is told to the view group by group; rows keep their ids. */
export class EvidenceView implements vscode.Disposable, vscode.TreeDataProvider<EvidenceNode> {
  private readonly changed = new vscode.EventEmitter<readonly EvidenceNode[] | undefined>();
  private readonly refresh = new Debounced(REFRESH_MS, () =>
    runLogged(this.parts.log, 'Showing evidence', () => this.refreshChanged()),
  );
  private readonly view: vscode.TreeView<EvidenceNode>;
  private readonly subscriptions: readonly vscode.Disposable[];
  /** Made when the view asks for rows: while nobody looks, nothing is arranged. */
  private made: EvidenceTree | undefined;
  /** The objects that the view was given: it knows rows by them. */
  private roots: readonly EvidenceNode[] = [];
  private current: readonly EvidenceNode[] = [];
  private wasCounting = true;
  private readonly limits = new RowLimits();

  readonly onDidChangeTreeData = this.changed.event as vscode.Event<EvidenceNode[] | undefined>;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly parts: Needs,
  ) {
    const { journal, frameworks, state } = parts;
    this.view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      journal.onDidChange(({ uris }) => {
        this.made?.mark(uris);
        this.refresh.ensure();
      }),
      state.onDidChange(() => this.rebuild()),
      frameworks.onDidChange(() => this.rebuild()),
    ];
    this.setContext();
  }

  get grouping(): EvidenceGrouping {
    return this.memento.get(GROUPING_KEY) === 'week' ? 'week' : 'month';
  }

  async groupBy(grouping: EvidenceGrouping): Promise<void> {
    await this.memento.update(GROUPING_KEY, grouping);
    this.setContext();
    this.rebuild();
  }

  getTreeItem(given: EvidenceNode): vscode.TreeItem {
    // A group is told to change by the object first given, which may show an older count.
    return toTreeItem(this.current.find(({ id }) => id === given.id) ?? given, this.parts.t);
  }

  resolveTreeItem(item: vscode.TreeItem, node: EvidenceNode): vscode.TreeItem {
    item.tooltip = new vscode.MarkdownString(node.tooltip);
    return item;
  }

  async getChildren(node?: EvidenceNode): Promise<EvidenceNode[]> {
    if (node !== undefined) {
      const tree = await this.whenUpdated();
      return tree === undefined ? [] : [...(await inSlices(tree.children(node)))];
    }
    const { roots } = await this.shown();
    this.roots = roots;
    this.current = roots;
    return [...roots];
  }

  getParent(node: EvidenceNode): EvidenceNode | undefined {
    const parent = this.made?.parent(node);
    return this.roots.find(({ id }) => id === parent?.id) ?? parent;
  }

  /** Shows more rows of a group of this view; `id` may be of any view. */
  showMore(id: string): void {
    const group = this.roots.find((root) => root.id === id);
    if (group === undefined) return;
    this.limits.raise(id);
    this.changed.fire([group]);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.refresh.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  /** The tree with all changes in; without a journal there is none, and the view's welcome says what to do. */
  private async whenUpdated(): Promise<EvidenceTree | undefined> {
    const { journal, frameworks, t, state } = this.parts;
    if (state.kind !== 'live') return undefined;
    const isReady = (): boolean => !journal.counting;
    this.made ??= new EvidenceTree(journal.index, frameworks.library, t, this.grouping, isReady, this.limits);
    const tree = this.made;
    await inSlices(tree.update());
    return tree;
  }

  /** The groups, and those of them that are others than when this was asked last. */
  private async shown(): Promise<{
    readonly roots: readonly EvidenceNode[];
    readonly touched: ReadonlySet<string>;
  }> {
    const tree = await this.whenUpdated();
    return { roots: tree?.roots() ?? [], touched: tree?.takeTouched() ?? new Set() };
  }

  private rebuild(): void {
    this.made = undefined;
    this.changed.fire(undefined);
  }

  private async refreshChanged(): Promise<void> {
    const tree = this.made;
    if (tree === undefined) return;
    const { roots, touched } = await this.shown();
    if (tree !== this.made) return;
    const { counting } = this.parts.journal;
    const isWhole = counting !== this.wasCounting;
    this.wasCounting = counting;
    if (isWhole || roots.map(({ id }) => id).join('\n') !== this.roots.map(({ id }) => id).join('\n')) {
      this.changed.fire(undefined);
      return;
    }
    this.current = roots;
    const stale = this.roots.filter(({ group }) => touched.has(group));
    if (stale.length > 0) this.changed.fire(stale);
  }

  private setContext(): void {
    void vscode.commands.executeCommand('setContext', 'skillJournal:evidenceGrouping', this.grouping);
  }
}
