import type * as vscode from 'vscode';
import { Debounced } from '../support/debounced.js';
import { fileExists } from '../support/fileExists.js';
import type { Log } from '../support/log.js';
import { runLogged } from '../support/log.js';
import { SECOND_LOOK_MS } from '../support/secondLook.js';
import { isFolder, type JournalFiles } from './journalFiles.js';
import { lyingIn } from './lyingIn.js';
import type { NoteCache } from './noteCache.js';
import { stampFiles } from './noteFiles.js';
import type { NoteReader } from './noteReader.js';
import type { FileChanges, NoteWatcher } from './noteWatcher.js';
import type { OpenNotes } from './openNotes.js';

/** The notes of a journal, for who follows their files. */
export interface FollowedNotes {
  /** The URIs of those that have been read. */
  readonly known: ReadonlySet<string>;
  /** The URIs of those that are being read. */
  begun(): Iterable<string>;
  /** Reads these, and tells of them at once. */
  read(uris: readonly vscode.Uri[]): Promise<void>;
  remove(uri: string): void;
}

interface Needs {
  readonly files: JournalFiles;
  readonly open: OpenNotes;
  readonly reader: NoteReader;
  readonly cache: NoteCache;
  readonly log: Log;
}

/** Makes of news of files and folders what it means for the notes of a journal: those to be read, and those that are gone. */
export class FileFollower implements vscode.Disposable {
  /** Folders that have just come. */
  private readonly recent = new Set<vscode.Uri>();
  private readonly secondLook = new Debounced(SECOND_LOOK_MS, () => this.lookAgain());
  private readonly subscription: vscode.Disposable;

  constructor(
    watcher: NoteWatcher,
    private readonly needs: Needs,
    private readonly notes: FollowedNotes,
  ) {
    this.subscription = watcher.onDidChange((changes) => this.follow(changes));
  }

  dispose(): void {
    this.subscription.dispose();
    this.secondLook.dispose();
  }

  private follow({ changed, deleted, folders }: FileChanges): void {
    const { notes, needs } = this;
    const gone = new Set(deleted.map((uri) => uri.toString()));
    for (const uri of gone.size > 0 ? lyingIn(gone, new Set([...notes.known, ...notes.begun()])) : []) {
      const document = needs.open.find(uri);
      if (document === undefined) notes.remove(uri);
      else this.checkOpen(document);
    }
    const closed = this.closedOf(changed);
    if (closed.length > 0) runLogged(needs.log, 'Reading notes', () => notes.read(closed));
    if (folders.length === 0) return;
    // A new folder is told of, and the notes in it too.
    const told = new Set(closed.map((uri) => uri.toString()));
    runLogged(needs.log, 'Looking into new folders', async () => {
      for (const folder of await this.lookInto(folders, (uri) => !told.has(uri))) this.recent.add(folder);
      if (this.recent.size > 0) this.secondLook.schedule();
    });
  }

  private lookAgain(): void {
    const folders = [...this.recent];
    this.recent.clear();
    const isNew = (uri: string): boolean => !this.notes.known.has(uri);
    runLogged(this.needs.log, 'Looking into new folders again', () => this.lookInto(folders, isNew));
  }

  /** Looks into the folders among these, and gives them: reads those notes that are to be read, and forgets what is there no more. */
  private async lookInto(
    uris: readonly vscode.Uri[],
    isToRead: (uri: string) => boolean,
  ): Promise<readonly vscode.Uri[]> {
    const { files, open, reader, cache } = this.needs;
    const areFolders = await Promise.all(uris.map(isFolder));
    const folders = uris.filter((_, i) => areFolders[i]);
    if (folders.length === 0) return folders;
    const known = lyingIn(new Set(folders.map((uri) => uri.toString())), this.notes.known);
    const below = await Promise.all(folders.map((folder) => files.findBelow(folder)));
    const found = new Map(below.flat().map((uri) => [uri.toString(), uri]));
    const stamps = await stampFiles(
      reader,
      known.flatMap((uri) => found.get(uri) ?? []),
    );
    for (const uri of known) {
      if (cache.find(uri, stamps.get(uri)) !== undefined) found.delete(uri);
      else if (!found.has(uri) && open.find(uri) === undefined) this.notes.remove(uri);
    }
    await this.notes.read(this.closedOf([...found.values()].filter((uri) => isToRead(uri.toString()))));
    return folders;
  }

  /** Those of these notes that are not open. Of the others, those that are not known are looked for. */
  private closedOf(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
    return uris.filter((uri) => {
      const document = this.needs.open.find(uri.toString());
      if (document !== undefined && !this.notes.known.has(uri.toString())) this.checkOpen(document);
      return document === undefined;
    });
  }

  /**
   * An open note is read as it is typed in. News of its file may be late, and of an earlier file of that name: whether
   * there is one decides.
   */
  private checkOpen(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    runLogged(this.needs.log, 'Looking for a note', async () => {
      if (await fileExists(document.uri)) {
        if (!this.notes.known.has(uri)) await this.notes.read([document.uri]);
      } else if (!document.isDirty) this.notes.remove(uri);
    });
  }
}
