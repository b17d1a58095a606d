import * as vscode from 'vscode';
import { Debounced } from './debounced.js';
import { SECOND_LOOK_MS } from './secondLook.js';

/** Watches files of the extension's own, and tells when something of them comes, changes or goes. */
export class FileWatch implements vscode.Disposable {
  private readonly secondLook = new Debounced(SECOND_LOOK_MS, () => this.onChange());
  private readonly subscriptions: readonly vscode.Disposable[];
  private watchers: readonly vscode.Disposable[] = [];
  private watched = '';

  constructor(
    private readonly onChange: () => void,
    /** Whether a file is one of them, or a folder may hold some. */
    concerns: (uri: vscode.Uri) => boolean,
  ) {
    const tellOf = (...uris: readonly vscode.Uri[]): void => {
      if (uris.some(concerns)) this.onChange();
    };
    this.subscriptions = [
      // What the editor itself does with files is known at once, and where nothing watches them too.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => tellOf(uri)),
      vscode.workspace.onDidCreateFiles(({ files }) => tellOf(...files)),
      vscode.workspace.onDidDeleteFiles(({ files }) => tellOf(...files)),
      vscode.workspace.onDidRenameFiles(({ files }) =>
        tellOf(...files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
      ),
      // Of what others do in folders that came as part of another, the editor's watcher may tell nothing.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) this.onChange();
      }),
    ];
  }

  /** Watches these, and nothing else, from now on. */
  follow(patterns: readonly vscode.RelativePattern[]): void {
    const watched = patterns.map(({ baseUri, pattern }) => `${baseUri.toString()}\n${pattern}`).join('\n');
    if (watched === this.watched) return;
    this.unwatch();
    this.watched = watched;
    this.watchers = patterns.map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watcher.onDidCreate(() => {
        this.onChange();
        this.secondLook.schedule();
      });
      watcher.onDidChange(this.onChange);
      watcher.onDidDelete(this.onChange);
      return watcher;
    });
  }

  dispose(): void {
    this.unwatch();
    this.secondLook.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private unwatch(): void {
    for (const watcher of this.watchers) watcher.dispose();
  }
}
