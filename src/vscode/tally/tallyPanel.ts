import * as vscode from 'vscode';
import { plainArrangement, readArrangement, type Arrangement } from '../../core/tally/arrangement.js';
import { formatPeriodChoice, parsePeriodChoice, type PeriodChoice } from '../../core/tally/periods.js';
import { TALLY_VIEW } from '../features.js';
import { runLogged } from '../support/log.js';
import type { Chosen, Needs } from './pageView.js';
import { ShownTally } from './shownTally.js';

const PERIOD_KEY = 'tally.period';
const ARRANGEMENT_KEY = 'tally.arrangement';

/** The tally page: one panel, which follows the journal while it is open and survives a reload of the window. */
export class TallyPanel implements vscode.Disposable, vscode.WebviewPanelSerializer<unknown> {
  private shown: ShownTally | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    /** Keeps what was chosen, so that the page comes back with it when the window is reloaded. */
    private readonly memory: vscode.Memento,
    private readonly parts: Needs,
  ) {}

  /** Opens the page, or brings it to the front; `choice` is the period, by default that of the settings. */
  show(choice?: PeriodChoice): void {
    if (this.shown === undefined) {
      const panel = vscode.window.createWebviewPanel(
        TALLY_VIEW,
        this.parts.t('tally.title'),
        vscode.ViewColumn.Active,
        this.options(),
      );
      // A page that is asked for begins anew; one that comes back with its window is as it was.
      this.keepArrangement(plainArrangement);
      this.adopt(panel, choice ?? this.parts.config.tallyPeriod());
      return;
    }
    if (choice !== undefined) this.shown.choose(choice);
    this.shown.reveal();
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    panel.webview.options = this.options();
    this.shown?.dispose();
    this.adopt(panel, this.keptChoice() ?? this.parts.config.tallyPeriod());
    return Promise.resolve();
  }

  dispose(): void {
    this.shown?.dispose();
  }

  private adopt(panel: vscode.WebviewPanel, choice: PeriodChoice): void {
    const chosen: Chosen = { period: choice, arrangement: this.keptArrangement() };
    const shown = new ShownTally(panel, this.folder(), chosen, this.parts, (now) => this.keep(now));
    this.keep(chosen);
    this.shown = shown;
    panel.onDidDispose(() => {
      shown.forget();
      if (this.shown === shown) this.shown = undefined;
    });
  }

  private keep({ period, arrangement }: Chosen): void {
    runLogged(this.parts.log, 'Keeping the period', () => this.memory.update(PERIOD_KEY, formatPeriodChoice(period)));
    this.keepArrangement(arrangement);
  }

  private keepArrangement(arrangement: Arrangement): void {
    runLogged(this.parts.log, 'Keeping the filters', () => this.memory.update(ARRANGEMENT_KEY, arrangement));
  }

  private keptArrangement(): Arrangement {
    return { ...plainArrangement, ...readArrangement(this.memory.get(ARRANGEMENT_KEY)) };
  }

  private keptChoice(): PeriodChoice | undefined {
    const kept = this.memory.get<unknown>(PERIOD_KEY);
    return typeof kept === 'string' ? parsePeriodChoice(kept) : undefined;
  }

  private options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [this.folder()] };
  }

  private folder(): vscode.Uri {
    return vscode.Uri.joinPath(this.extensionUri, 'dist', 'webview');
  }
}
