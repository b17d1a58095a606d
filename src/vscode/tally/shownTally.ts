import * as vscode from 'vscode';
import { severityOf } from '../../core/editor/severity.js';
import { JournalIndex } from '../../core/journal/index/journalIndex.js';
import type { LocatedProblem, Severity } from '../../core/problem.js';
import { renderTallyDocument } from '../../core/tally/page/document.js';
import { arrangeTally, isInScope } from '../../core/tally/arrangement.js';
import type { ArrangedTally } from '../../core/tally/arrangement.js';
import { listsPlace } from '../../core/tally/page/listsPlace.js';
import { OpenBodies } from '../../core/tally/page/openBodies.js';
import { RowMemory } from '../../core/tally/page/rowMemory.js';
import { renderTallyPage, type TallyPage } from '../../core/tally/page/page.js';
import type { TallyPageView } from '../../core/tally/page/view.js';
import type { PeriodChoice } from '../../core/tally/periods.js';
import { resolvePeriod } from '../../core/tally/periods.js';
import { finish, mapSteps, type Steps } from '../../core/steps.js';
import type { Tally } from '../../core/tally/model.js';
import { countJournal } from '../../core/tally/tally.js';
import { readMessageFromPage } from '../../webview/protocol.js';
import type { MessageToPage, OpenMessage } from '../../webview/protocol.js';
import { Debounced } from '../support/debounced.js';
import { runLogged } from '../support/log.js';
import { folderOf } from '../notes/journalFiles.js';
import { inSlices } from '../support/slices.js';
import { openLine } from '../support/openLine.js';
import { readableArgs } from '../support/sayProblem.js';
import { createNonce } from '../support/nonce.js';
import { today } from '../support/today.js';
import { pageView, shownGaps, type Chosen, type Needs } from './pageView.js';

const UPDATE_MS = 120;

/** One panel on the screen. */
export class ShownTally {
  private readonly subscriptions: readonly vscode.Disposable[];
  private readonly update = new Debounced(UPDATE_MS, () => {
    // A hidden page gets no messages: it is brought up to date when it shows again.
    if (this.panel.visible) this.send();
  });
  /** In another turn than the counting: with many notes each of them takes its time. */
  private readonly rendering = new Debounced(0, () => this.render());
  private readonly bodies = new OpenBodies();
  private readonly rows = new RowMemory();
  private tally: ArrangedTally;
  /** It has to be counted anew. */
  private isStale = false;
  private isCounting = false;
  private isGone = false;
  private page: TallyPage | undefined;
  private hasDocument = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly folder: vscode.Uri,
    private chosen: Chosen,
    private readonly parts: Needs,
    private readonly onChoose: (chosen: Chosen) => void,
  ) {
    const { journal, frameworks, profiles, log } = parts;
    const { webview } = panel;
    const media = vscode.Uri.joinPath(folder, '..', '..', 'media');
    panel.iconPath = {
      light: vscode.Uri.joinPath(media, 'icon-light.svg'),
      dark: vscode.Uri.joinPath(media, 'icon-dark.svg'),
    };
    this.subscriptions = [
      webview.onDidReceiveMessage((message: unknown) =>
        runLogged(log, 'Answering the tally page', () => this.answer(message)),
      ),
      journal.onDidChange(() => this.update.ensure()),
      frameworks.onDidChange(() => this.update.ensure()),
      profiles.onDidChange(() => this.update.ensure()),
      panel.onDidChangeViewState(() => this.update.ensure()),
    ];
    this.tally = finish(this.arranged(new JournalIndex()));
    this.send();
  }

  reveal(): void {
    this.panel.reveal();
  }

  choose(period: PeriodChoice): void {
    this.change({ period });
  }

  private change(change: Partial<Chosen>): void {
    this.chosen = { ...this.chosen, ...change };
    this.onChoose(this.chosen);
    this.send();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** The panel is gone: lets go of what it listened to. */
  forget(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.isGone = true;
    this.update.dispose();
    this.rendering.dispose();
  }

  private count(index: JournalIndex): Steps<Tally> {
    const { period, arrangement } = this.chosen;
    const { config, frameworks } = this.parts;
    return countJournal(index, frameworks.library, {
      period: resolvePeriod(period, today()),
      includePrivate: arrangement.privacy !== 'without',
      impliedLevels: config.impliedLevels(),
      only: (framework, skill) => isInScope(arrangement, framework, skill),
    });
  }

  private *arranged(index: JournalIndex): Steps<ArrangedTally> {
    const { arrangement } = this.chosen;
    const tally = yield* this.count(index);
    return arrangeTally({ ...tally, problems: yield* this.weighProblems(tally.problems) }, arrangement);
  }

  /** Leaves out what the settings turn off. */
  private *weighProblems(problems: readonly LocatedProblem[]): Steps<readonly LocatedProblem[]> {
    const { config, frameworks } = this.parts;
    const { builtIn } = frameworks;
    const chosen = new Map<string, ReadonlyMap<string, Severity>>();
    const weighed = yield* mapSteps(problems, (problem) => {
      const uri = vscode.Uri.parse(problem.uri);
      const folder = folderOf(uri)?.uri.toString() ?? '';
      let severities = chosen.get(folder);
      if (severities === undefined) chosen.set(folder, (severities = config.severities(uri)));
      if (severityOf(problem, { chosen: severities, builtIn }) === 'off') return [];
      return [{ ...problem, args: readableArgs(problem.args) }];
    });
    return weighed.flat();
  }

  private view(): TallyPageView {
    return pageView(this.parts, this.chosen, this.bodies.ids);
  }

  private send(): void {
    this.isStale = true;
    if (!this.isCounting) runLogged(this.parts.log, 'Counting the journal', () => this.recount());
  }

  /** With many notes others have their turn between; what changes meanwhile is counted behind it. */
  private async recount(): Promise<void> {
    const { journal } = this.parts;
    this.isCounting = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        // While notes are being read the page shows no number: counting them for each step would be in vain.
        const { chosen } = this;
        const tally = await inSlices(this.arranged(journal.counting ? new JournalIndex() : journal.index));
        if (this.isGone) return;
        // Something else is asked for by now.
        if (chosen !== this.chosen) continue;
        this.tally = tally;
        this.rendering.ensure();
      }
    } finally {
      this.isCounting = false;
    }
  }

  private render(): void {
    if (!this.hasDocument) return this.renderDocument();
    const { frameworks, t } = this.parts;
    const page = renderTallyPage(this.tally, frameworks.library.frameworks, this.view(), t, this.rows);
    this.page = page;
    const rows = this.bodies.takeRows(page);
    this.post({ type: 'update', html: page.skeleton, rows, bodies: this.bodies.take(page) });
  }

  private renderDocument(): void {
    this.hasDocument = true;
    const { webview } = this.panel;
    const { frameworks, t } = this.parts;
    webview.html = renderTallyDocument(this.tally, frameworks.library.frameworks, this.view(), t, {
      language: vscode.env.language,
      style: webview.asWebviewUri(vscode.Uri.joinPath(this.folder, 'tally.css')).toString(),
      styleSource: webview.cspSource,
      script: {
        address: webview.asWebviewUri(vscode.Uri.joinPath(this.folder, 'tally.js')).toString(),
        nonce: createNonce(),
      },
    });
  }

  /** Sends what was opened just now. */
  private show(open: readonly string[]): void {
    const before = new Set(this.bodies.ids);
    this.bodies.show(open);
    const now = new Set(open);
    const headings = [...(this.page?.headings ?? [])];
    if (headings.some((id) => before.has(id) !== now.has(id))) return this.send();
    const bodies = this.page === undefined ? [] : this.bodies.take(this.page);
    if (bodies.length > 0) this.post({ type: 'bodies', bodies });
  }

  private post(message: MessageToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private async answer(message: unknown): Promise<void> {
    const known = readMessageFromPage(message);
    switch (known?.type) {
      case undefined:
        this.parts.log.warn('The tally page sent something unknown.');
        return;
      case 'ready':
        this.bodies.begin(known.open);
        return this.send();
      case 'show':
        return this.show(known.open);
      case 'arrange':
        return this.change({ arrangement: { ...this.chosen.arrangement, ...known.change } });
      case 'choose-period':
        return this.choose(known.choice);
      case 'open':
        return this.open(known);
      case 'open-settings':
        await vscode.commands.executeCommand('workbench.action.openSettings', 'skillJournal.');
    }
  }

  /** Opens only places that the page lists: it shows text of notes, and could be made to ask for anything. */
  private async open({ uri, line, character, beside }: OpenMessage): Promise<void> {
    if (!listsPlace(this.tally, shownGaps(this.parts, this.chosen), { uri, line, character })) {
      this.parts.log.warn('The tally page asked for a place that it does not list.');
      return;
    }
    try {
      await openLine(uri, { line, character }, { beside });
    } catch (error) {
      this.parts.log.error('Opening a note', error);
      void vscode.window.showWarningMessage(
        this.parts.t('host.gone', { uri: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)) }),
      );
    }
  }
}
