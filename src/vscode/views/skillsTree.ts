import * as vscode from 'vscode';
import { skillsFilters, skillsTree, type SkillsFilter, type SkillsTree } from '../../core/editor/skillsTree.js';
import { RowLimits } from '../../core/editor/support/rowLimits.js';
import type { SkillNode } from '../../core/editor/support/treeNodes.js';
import type { TagTarget } from '../../core/journal/model.js';
import type { TargetLookup } from '../../core/targets/lookup.js';
import { Debounced } from '../support/debounced.js';
import type { Parts } from '../features.js';
import { toTreeItem } from '../support/treeItem.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'journal' | 'evidence' | 'profiles' | 'state'>;

const VIEW_ID = 'skillJournal.skills';
const FILTER_KEY = 'skills.filter';
const REFRESH_MS = 150;

/** The view *Skills*. Rows keep their ids, so that what is open and chosen stays so while the user types. */
export class SkillsView implements vscode.Disposable, vscode.TreeDataProvider<SkillNode> {
  private readonly changed = new vscode.EventEmitter<readonly SkillNode[] | undefined>();
  private readonly refresh = new Debounced(REFRESH_MS, () => this.refreshChanged());
  private readonly view: vscode.TreeView<SkillNode>;
  private readonly subscriptions: readonly vscode.Disposable[];
  private tree: SkillsTree;
  /** The objects that the view was given for the frameworks: it knows rows by them. */
  private roots: readonly SkillNode[] = [];
  /** The rows that the view has asked for, by the row they hang under, as they were then. */
  private readonly shown = new Map<string, { readonly parent: SkillNode; readonly rows: string }>();
  private rootsShown: readonly string[] = [];
  private readonly limits = new RowLimits();
  private endProgress: (() => void) | undefined;

  readonly onDidChangeTreeData = this.changed.event as vscode.Event<SkillNode[] | undefined>;

  constructor(
    private readonly memento: vscode.Memento,
    private readonly parts: Needs,
  ) {
    const { journal, frameworks, profiles, state } = parts;
    this.tree = this.createTree();
    this.view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: this, showCollapseAll: true });
    this.subscriptions = [
      journal.onDidChange(() => this.refresh.ensure()),
      state.onDidChange(() => this.refresh.ensure()),
      profiles.onDidChange(() => this.refresh.ensure()),
      frameworks.onDidChange(() => {
        this.rebuild();
        this.refresh.ensure();
      }),
    ];
    this.describe();
    this.showFilter();
  }

  get filter(): SkillsFilter {
    return skillsFilters.find((filter) => filter === this.memento.get(FILTER_KEY)) ?? 'all';
  }

  async setFilter(filter: SkillsFilter): Promise<void> {
    await this.memento.update(FILTER_KEY, filter);
    this.showFilter();
    this.rebuild();
  }

  getTreeItem(given: SkillNode): vscode.TreeItem {
    // A framework's row is told to change by the object first given, which may show an older count.
    const node = given.kind === 'framework' ? (this.tree.roots().find(({ id }) => id === given.id) ?? given) : given;
    return toTreeItem(node, this.parts.t);
  }

  /** The tooltip of the row that the pointer rests on. */
  async resolveTreeItem(item: vscode.TreeItem, node: SkillNode): Promise<vscode.TreeItem> {
    const { safeMarkdown } = await import('../../core/withParser.js');
    item.tooltip = new vscode.MarkdownString(node.tooltip(safeMarkdown));
    return item;
  }

  getChildren(node?: SkillNode): SkillNode[] {
    if (node === undefined) {
      this.roots = this.rootRows();
      this.rootsShown = this.roots.map((root) => signature([root]));
      return [...this.roots];
    }
    const children = this.tree.children(node);
    this.shown.set(node.id, { parent: node, rows: signature(children) });
    return [...children];
  }

  getParent(node: SkillNode): SkillNode | undefined {
    return this.tree.parent(node);
  }

  /** Shows the row of a skill, level or statement, opened; false where there is none. */
  async reveal(target: TagTarget): Promise<boolean> {
    const node = this.rootRows().length === 0 ? undefined : this.tree.find(target);
    if (node === undefined) return false;
    // The row may be one that the filter hides.
    if (this.filter !== 'all') await this.setFilter('all');
    await this.view.reveal(node, { select: true, focus: true, expand: true });
    return true;
  }

  /** Shows more rows of evidence below a row of this view; `id` may be of any view. */
  showMore(id: string): void {
    const parent = this.shown.get(id)?.parent;
    if (parent === undefined) return;
    this.limits.raise(id);
    this.changed.fire([parent]);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.endProgress?.();
    this.refresh.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  private createTree(): SkillsTree {
    const { frameworks, evidence, profiles, t } = this.parts;
    const targets = (): TargetLookup => profiles.targets();
    return skillsTree(frameworks.library, evidence, t, this.filter, targets, () => profiles.hints(), this.limits);
  }

  private rebuild(): void {
    this.tree = this.createTree();
    this.shown.clear();
    this.changed.fire(undefined);
  }

  private showFilter(): void {
    const { filter } = this;
    this.view.description = filter === 'all' ? '' : this.parts.t(`editor.filter.${filter}`);
    void vscode.commands.executeCommand('setContext', 'skillJournal:skillsFilter', filter);
  }

  /** Without a journal there are no rows, and the view's welcome says what to do. */
  private rootRows(): readonly SkillNode[] {
    const { state, frameworks } = this.parts;
    return state.kind === 'live' && frameworks.library.frameworks.length > 0 ? this.tree.roots() : [];
  }

  /** Tells the view only of the frameworks whose rows have changed: most changes are words of a note. */
  private refreshChanged(): void {
    this.describe();
    const roots = this.rootRows();
    if (idsOf(roots) !== idsOf(this.roots)) {
      this.shown.clear();
      this.changed.fire(undefined);
      return;
    }
    const rows = roots.map((root) => signature([root]));
    const stale = new Set(this.roots.filter((_, i) => rows[i] !== this.rootsShown[i]));
    this.rootsShown = rows;
    for (const [id, { parent, rows: before }] of this.shown) {
      if (signature(this.tree.children(parent)) === before) continue;
      // The view asks again for those that are open.
      this.shown.delete(id);
      const root = this.roots.find(({ path }) => path.framework === parent.path.framework);
      if (root !== undefined) stale.add(root);
    }
    if (stale.size > 0) this.changed.fire([...stale]);
  }

  private describe(): void {
    const { t, journal, evidence, frameworks, state } = this.parts;
    const isReading = journal.counting && state.kind !== 'none' && state.kind !== 'off';
    this.showProgress(isReading);
    const [framework] = frameworks.library.frameworks;
    const isBlank = state.kind === 'live' && evidence.ready && !this.hasTags();
    const [skill] = framework?.skills ?? [];
    if (isBlank && framework !== undefined && skill !== undefined) {
      const level = skill.levels[Math.floor(skill.levels.length / 2)];
      const target = { framework: framework.id, code: skill.code, ...(level && { level: level.id }) };
      this.view.message = t('host.view.noTags', { tag: frameworks.library.tagFor(target) });
    } else {
      this.view.message = '';
    }
  }

  private hasTags(): boolean {
    const { frameworks, journal } = this.parts;
    return frameworks.library.frameworks.some(({ id, skills }) =>
      skills.some(({ code }) => journal.index.hasSkill({ framework: id, code })),
    );
  }

  private showProgress(isReading: boolean): void {
    if (!isReading) {
      this.endProgress?.();
      this.endProgress = undefined;
    } else if (this.endProgress === undefined) {
      const ended = new Promise<void>((resolve) => (this.endProgress = resolve));
      void vscode.window.withProgress({ location: { viewId: VIEW_ID } }, () => ended);
    }
  }
}

/** All that a row shows. */
function signature(nodes: readonly SkillNode[]): string {
  return JSON.stringify(nodes);
}

function idsOf(nodes: readonly SkillNode[]): string {
  return nodes.map(({ id }) => id).join('\n');
}
