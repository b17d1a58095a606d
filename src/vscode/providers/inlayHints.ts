import * as vscode from 'vscode';
import { inlayHints } from '../../core/editor/inlayHints.js';
import { toPosition } from '../support/convert.js';
import type { Parts } from '../features.js';
import { isLive } from '../notes/liveDocument.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'open' | 'state'>;

/** Names skill and level behind each tag; off unless the setting says otherwise. */
export class SkillInlayHintsProvider implements vscode.InlayHintsProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeInlayHints = this.changed.event;

  constructor(private readonly parts: Needs) {
    this.subscriptions = [
      parts.open.onDidForget(() => this.changed.fire()),
      parts.state.onDidChange(() => this.changed.fire()),
      parts.config.onDidChange((event) => {
        if (event.affectsConfiguration('skillJournal.inlayHints')) this.changed.fire();
      }),
    ];
  }

  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[]> {
    const { t, log, config, frameworks, open, state } = this.parts;
    if (!isLive(document) || !config.inlayHintsEnabled(document.uri) || !state.speaksIn(document.uri)) return [];
    try {
      await frameworks.whenLoaded();
      const record = await open.read(document);
      if (token.isCancellationRequested) return [];
      return inlayHints(record, frameworks.library, t)
        .filter(({ position }) => range.contains(toPosition(position)))
        .map(({ position, label }) => {
          const hint = new vscode.InlayHint(toPosition(position), label);
          hint.paddingLeft = true;
          return hint;
        });
    } catch (error) {
      log.error('Showing hints', error);
      return [];
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }
}
