import * as vscode from 'vscode';

const SCHEME = 'skill-journal-report';

/** Something to do at a line of a page, as a code lens above it. */
export interface PageAction {
  /** Counted from 0. */
  readonly line: number;
  readonly command: vscode.Command;
}

interface TextPage {
  readonly markdown: string;
  readonly actions: readonly PageAction[];
}

/** Read-only Markdown documents that are made once and shown: previews and reports. Their text goes when they are closed. */
export class TextPages implements vscode.Disposable, vscode.TextDocumentContentProvider, vscode.CodeLensProvider {
  private readonly texts = new Map<string, TextPage>();
  private readonly subscriptions: readonly vscode.Disposable[];
  private made = 0;

  constructor() {
    this.subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerCodeLensProvider({ scheme: SCHEME }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
    ];
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString())?.markdown ?? '';
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const actions = this.texts.get(uri.toString())?.actions ?? [];
    return actions.map(({ line, command }) => new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command));
  }

  /** Shows Markdown in a tab of the given name. */
  async show(title: string, markdown: string, actions: readonly PageAction[] = []): Promise<vscode.Uri> {
    const name = title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').trim();
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: String(++this.made) });
    this.texts.set(uri.toString(), { markdown, actions });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    return uri;
  }

  /** Closes what `show` has opened, wherever it is. */
  async close(uri: vscode.Uri): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    const ours = tabs.filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
    if (ours.length > 0) await vscode.window.tabGroups.close(ours, true);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.texts.clear();
  }
}
