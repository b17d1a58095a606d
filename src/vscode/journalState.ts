import * as vscode from 'vscode';
import type { Config } from './support/config.js';
import { OWN_FOLDER } from './frameworks/frameworkFiles.js';
import type { Frameworks } from './frameworks/frameworks.js';
import type { Log } from './support/log.js';
import { runLogged } from './support/log.js';
import type { Journal } from './notes/journal.js';
import { folderOf } from './notes/journalFiles.js';
import type { Profiles } from './profiles.js';
import { fileExists } from './support/fileExists.js';

/** Stands for the folder of notes that are in none. */
const NO_FOLDER = '';

/**
 * What the window holds: no folder and no tag in an open note; folders that are all turned off; folders not yet known to
 * be journals, while notes are still being read; folders without a tag; at least one journal.
 */
export type JournalKind = 'none' | 'off' | 'counting' | 'quiet' | 'live';

/** Decides which folders are journals, and sets the context keys that the manifest's `when` clauses use. */
export class JournalState implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<JournalKind>();
  private readonly subscriptions: readonly vscode.Disposable[];
  /** Folders in which a tag, or our own folder, was seen. They stay journals, so that editing the only tag changes nothing. */
  private readonly seen = new Set<string>();
  private shown: JournalKind | undefined;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly journal: Journal,
    private readonly config: Config,
    private readonly frameworks: Frameworks,
    private readonly log: Log,
    profiles: Pick<Profiles, 'onDidChange'>,
  ) {
    this.subscriptions = [
      journal.onDidChange(({ uris }) => this.lookAt(uris)),
      config.onDidChange(() => this.update()),
      frameworks.onDidChange(() => this.lookForOwnFolders()),
      // A first profile makes the folder.
      profiles.onDidChange(() => this.lookForOwnFolders()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.lookForOwnFolders()),
    ];
    this.lookForOwnFolders();
  }

  get kind(): JournalKind {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) return this.seen.has('') ? 'live' : 'none';
    if (folders.some((folder) => this.isJournal(folder))) return 'live';
    if (folders.every((folder) => this.config.journal(folder.uri).enabled === 'off')) return 'off';
    return this.journal.counting ? 'counting' : 'quiet';
  }

  /** Whether the extension speaks up by itself in a document: not in a folder that is no journal. */
  speaksIn(uri: vscode.Uri): boolean {
    const folder = folderOf(uri);
    if (folder !== undefined) return this.isJournal(folder);
    return (vscode.workspace.workspaceFolders ?? []).length === 0 || this.kind === 'live';
  }

  /** Whether it answers at all when asked. */
  answersIn(uri: vscode.Uri): boolean {
    const folder = folderOf(uri);
    return folder === undefined || this.config.journal(folder.uri).enabled !== 'off';
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.changed.dispose();
  }

  private isJournal(folder: vscode.WorkspaceFolder): boolean {
    const { enabled } = this.config.journal(folder.uri);
    return enabled === 'on' || (enabled === 'auto' && this.seen.has(folder.uri.toString()));
  }

  private lookAt(uris: ReadonlySet<string>): void {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const unseen = new Set(folders.length > 0 ? folders.map(({ uri }) => uri.toString()) : [NO_FOLDER]);
    for (const folder of this.seen) unseen.delete(folder);
    for (const uri of uris) {
      if (unseen.size === 0) break;
      // As most notes of most journals are, of which the first news may tell ten thousands.
      if (this.journal.index.isSilent(uri)) continue;
      const folder = folderOf(vscode.Uri.parse(uri))?.uri.toString() ?? NO_FOLDER;
      if (!unseen.has(folder)) continue;
      if (this.journal.index.record(uri)?.tags.some(({ kind }) => kind === 'level') !== true) continue;
      this.seen.add(folder);
      unseen.delete(folder);
    }
    this.update();
  }

  private lookForOwnFolders(): void {
    runLogged(this.log, 'Looking for journals', async () => {
      for (const folder of vscode.workspace.workspaceFolders ?? []) {
        if (await fileExists(vscode.Uri.joinPath(folder.uri, OWN_FOLDER))) this.seen.add(folder.uri.toString());
      }
      this.update();
    });
  }

  private update(): void {
    void vscode.commands.executeCommand(
      'setContext',
      'skillJournal:hasFrameworks',
      this.frameworks.library.frameworks.length > 0,
    );
    const { kind } = this;
    if (kind === this.shown) return;
    this.shown = kind;
    void vscode.commands.executeCommand('setContext', 'skillJournal:journal', kind);
    this.changed.fire(kind);
  }
}
