import * as vscode from 'vscode';
import { toPosition } from '../support/convert.js';
import type { Parts } from '../features.js';
import { isLive } from '../notes/liveDocument.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'open' | 'state'>;

/** Counts the evidence under headings and in the whole note; off unless the setting says otherwise. */
export class EvidenceCodeLensProvider implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeCodeLenses = this.changed.event;

  constructor(private readonly parts: Needs) {
    this.subscriptions = [
      parts.open.onDidForget(() => this.changed.fire()),
      parts.state.onDidChange(() => this.changed.fire()),
      parts.config.onDidChange((event) => {
        if (event.affectsConfiguration('skillJournal.codeLens')) this.changed.fire();
      }),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<vscode.CodeLens[]> {
    const { t, log, config, frameworks, open, state } = this.parts;
    const { uri } = document;
    if (!isLive(document) || !config.codeLensEnabled(uri) || !state.speaksIn(uri)) return [];
    try {
      await frameworks.whenLoaded();
      const text = document.getText();
      const record = await open.read(document);
      const { codeLenses } = await import('../../core/withParser.js');
      if (token.isCancellationRequested) return [];
      return codeLenses(record, text, t).map(({ line, title, places }) => {
        const at = new vscode.Position(line, 0);
        const locations = places.map((place) => new vscode.Location(uri, toPosition(place)));
        return new vscode.CodeLens(new vscode.Range(at, at), {
          title,
          command: 'editor.action.showReferences',
          arguments: [uri, at, locations],
        });
      });
    } catch (error) {
      log.error('Showing lenses', error);
      return [];
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }
}
