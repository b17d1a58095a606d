import * as vscode from 'vscode';
import { summariseNote } from '../../core/editor/noteSummary.js';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';
import { isLive } from '../notes/liveDocument.js';
import { today } from '../support/today.js';

type Needs = Pick<Parts, 't' | 'log' | 'frameworks' | 'journal' | 'open' | 'state'>;

/** The skill tags of the active note in the status bar, and today's count; not there for a note without tags. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('skillJournal.note', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: readonly vscode.Disposable[];
  private run = 0;

  constructor(private readonly parts: Needs) {
    const { open, state, journal, t } = parts;
    this.item.name = t('editor.note.title');
    this.item.command = 'skillJournal.tallyEvidence';
    const update = (): void => this.update();
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(update),
      open.onDidChange(update),
      open.onDidForget(update),
      state.onDidChange(update),
      journal.onDidChange(update),
    ];
    this.update();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.item.dispose();
  }

  private update(): void {
    const run = ++this.run;
    const { t, log, frameworks, open, state } = this.parts;
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !isLive(document) || !state.speaksIn(document.uri)) {
      this.item.hide();
      return;
    }
    runLogged(log, 'Summing up a note', async () => {
      await frameworks.whenLoaded();
      const summary = summariseNote(await open.read(document), frameworks.library, t, this.todaysCount());
      if (run !== this.run) return;
      if (summary === undefined) {
        this.item.hide();
        return;
      }
      this.item.text = `$(mortar-board) ${summary.text}`;
      this.item.tooltip = new vscode.MarkdownString(`${summary.tooltip}\n\n${t('host.status.click')}`);
      this.item.show();
    });
  }

  /** None while notes are still being read. */
  private todaysCount(): number {
    const { journal } = this.parts;
    return journal.counting ? 0 : journal.index.countOn(today());
  }
}
