import * as vscode from 'vscode';

/** Watches what patterns name, and tells when something of it comes, changes or goes. */
export class FileWatch implements vscode.Disposable {
  private watchers: readonly vscode.Disposable[] = [];
  private watched = '';

  constructor(private readonly onChange: () => void) {}

  /** Watches these, and nothing else, from now on. */
  follow(patterns: readonly vscode.RelativePattern[]): void {
    const watched = patterns.map(({ baseUri, pattern }) => `${baseUri.toString()}\n${pattern}`).join('\n');
    if (watched === this.watched) return;
    this.dispose();
    this.watched = watched;
    this.watchers = patterns.map((pattern) => {
      const watcher = vscode.workspace.createFileSystemWatcher(pattern);
      watcher.onDidCreate(this.onChange);
      watcher.onDidChange(this.onChange);
      watcher.onDidDelete(this.onChange);
      return watcher;
    });
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
  }
}
