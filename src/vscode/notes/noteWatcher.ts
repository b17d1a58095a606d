import * as vscode from 'vscode';
import { Debounced } from '../support/debounced.js';
import type { JournalFiles } from './journalFiles.js';
import { folderOf, relativePath } from './journalFiles.js';

/** What happened to files, collected over a short time. */
export interface FileChanges {
  /** Notes that came or changed. */
  readonly changed: readonly vscode.Uri[];
  /** Files or whole folders that went. */
  readonly deleted: readonly vscode.Uri[];
  /** What is no note and came, or is another now: folders among it may hold other notes than before. */
  readonly folders: readonly vscode.Uri[];
}

const BATCH_MS = 120;

/** Watches the workspace folders for notes that come, change and go. */
export class NoteWatcher implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<FileChanges>();
  private readonly changed = new Map<string, vscode.Uri>();
  private readonly deleted = new Map<string, vscode.Uri>();
  private readonly folders = new Map<string, vscode.Uri>();
  private readonly batch = new Debounced(BATCH_MS, () => this.announce());
  private readonly subscriptions: vscode.Disposable[];
  private watchers: vscode.Disposable[] = [];

  readonly onDidChange = this.emitter.event;

  constructor(private readonly files: JournalFiles) {
    this.subscriptions = [
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.start()),
      // The file watcher is slower than the editor's own operations, and says nothing about files of virtual folders.
      vscode.workspace.onDidDeleteFiles(({ files: uris }) => uris.forEach((uri) => this.noteDeleted(uri))),
      vscode.workspace.onDidCreateFiles(({ files: uris }) => uris.forEach((uri) => this.noteCreated(uri))),
      vscode.workspace.onDidRenameFiles(({ files: moves }) =>
        moves.forEach(({ oldUri, newUri }) => {
          this.noteDeleted(oldUri);
          this.noteCreated(newUri);
        }),
      ),
    ];
  }

  /** Watches the folders, as they are now, from now on. */
  start(): void {
    for (const watcher of this.watchers) watcher.dispose();
    this.watchers = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      // Everything, not the includes alone: a folder that is moved or deleted is one event, without its files.
      const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*'));
      watcher.onDidCreate((uri) => this.noteCreated(uri));
      watcher.onDidChange((uri) => this.noteChanged(uri));
      watcher.onDidDelete((uri) => this.noteDeleted(uri));
      return watcher;
    });
  }

  dispose(): void {
    for (const subscription of [...this.subscriptions, ...this.watchers]) subscription.dispose();
    this.batch.dispose();
    this.emitter.dispose();
  }

  private noteCreated(uri: vscode.Uri): void {
    this.deleted.delete(uri.toString());
    this.noteChanged(uri);
  }

  /** A folder that goes and comes again at once is told of as one that changed. */
  private noteChanged(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.files.includes(uri)) {
      this.deleted.delete(key);
      this.changed.set(key, uri);
    } else if (this.mayHoldNotes(uri)) {
      this.folders.set(key, uri);
    } else return;
    this.batch.ensure();
  }

  private noteDeleted(uri: vscode.Uri): void {
    const key = uri.toString();
    this.changed.delete(key);
    this.folders.delete(key);
    this.deleted.set(key, uri);
    this.batch.ensure();
  }

  private mayHoldNotes(uri: vscode.Uri): boolean {
    const folder = folderOf(uri);
    const path = folder === undefined ? undefined : relativePath(folder, uri);
    return folder !== undefined && path !== undefined && this.files.entersFolder(folder, path);
  }

  private announce(): void {
    const changes = {
      changed: [...this.changed.values()],
      deleted: [...this.deleted.values()],
      folders: [...this.folders.values()],
    };
    this.changed.clear();
    this.deleted.clear();
    this.folders.clear();
    this.emitter.fire(changes);
  }
}
