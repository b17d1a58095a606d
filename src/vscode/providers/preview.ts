import * as vscode from 'vscode';
import { addBadges } from '../../core/editor/preview.js';
import type { MarkdownItLike } from '../../core/editor/preview.js';
import type * as WithParser from '../../core/withParser.js';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'state'>;

/** Shows tags as badges in the built-in Markdown preview, with what is known now; it never waits. */
export class TagPreview implements vscode.Disposable {
  private readonly subscriptions: readonly vscode.Disposable[];
  private isUsed = false;
  private findHidden: typeof WithParser.findHidden | undefined;

  constructor(private readonly parts: Needs) {
    const { config, frameworks } = parts;
    this.subscriptions = [
      frameworks.onDidChange(() => this.refresh()),
      config.onDidChange((event) => {
        const concerned = ['skillJournal.preview', 'skillJournal.tags', 'skillJournal.journal.enabled'];
        if (concerned.some((name) => event.affectsConfiguration(name))) this.refresh();
      }),
    ];
  }

  /** For the preview's renderer, before its first rendering or soon after. */
  extend(md: MarkdownItLike): void {
    this.isUsed = true;
    runLogged(this.parts.log, 'Loading the parser', async () => {
      ({ findHidden: this.findHidden } = await import('../../core/withParser.js'));
      this.refresh();
    });
    const { t, config, frameworks } = this.parts;
    addBadges(md, {
      library: () => frameworks.library,
      t,
      ignored: () => config.ignoredTags(),
      findHidden: () => this.findHidden,
      isOn: (env) => this.isOn(documentOf(env)),
    });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private isOn(uri: vscode.Uri | undefined): boolean {
    const { config, state } = this.parts;
    return config.previewEnabled(uri) && (uri === undefined || state.answersIn(uri));
  }

  private refresh(): void {
    if (!this.isUsed) return;
    runLogged(this.parts.log, 'Refreshing the preview', () =>
      vscode.commands.executeCommand('markdown.preview.refresh'),
    );
  }
}

/** The document that the preview renders; it says so to its plugins. */
function documentOf(env: unknown): vscode.Uri | undefined {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return undefined;
  return env.currentDocument instanceof vscode.Uri ? env.currentDocument : undefined;
}
