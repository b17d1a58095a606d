import * as vscode from 'vscode';
import { severityOf } from '../../core/editor/severity.js';
import { tagTokens } from '../../core/editor/semanticTokens.js';
import { toRange } from '../support/convert.js';
import type { Parts } from '../features.js';
import { isLive } from '../notes/liveDocument.js';

type Needs = Pick<Parts, 'log' | 'config' | 'frameworks' | 'open' | 'state'>;

const TYPE = 'skillTag';

/** The names that the manifest gives to themes. */
export const tagLegend = new vscode.SemanticTokensLegend([TYPE], ['unknown', 'unfamiliar', 'planned']);

/** Lets known, unknown and planned tags look different, in the theme's colours. */
export class TagTokensProvider implements vscode.DocumentSemanticTokensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly vscode.Disposable[];

  readonly onDidChangeSemanticTokens = this.changed.event;

  constructor(private readonly parts: Needs) {
    this.subscriptions = [
      parts.open.onDidForget(() => this.changed.fire()),
      parts.state.onDidChange(() => this.changed.fire()),
      parts.config.onDidChange((event) => {
        if (event.affectsConfiguration('skillJournal.problems')) this.changed.fire();
      }),
    ];
  }

  async provideDocumentSemanticTokens(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.SemanticTokens | undefined> {
    const { log, config, frameworks, open, state } = this.parts;
    if (!isLive(document) || !state.speaksIn(document.uri)) return undefined;
    try {
      await frameworks.whenLoaded();
      const record = await open.read(document);
      if (token.isCancellationRequested) return undefined;
      const tokens = new vscode.SemanticTokensBuilder(tagLegend);
      const deps = { chosen: config.severities(document.uri), builtIn: frameworks.builtIn };
      for (const { range, look } of tagTokens(record, (problem) => severityOf(problem, deps))) {
        tokens.push(toRange(range), TYPE, look === 'known' ? [] : [look]);
      }
      return tokens.build();
    } catch (error) {
      log.error('Telling tags apart', error);
      return undefined;
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }
}
