import * as vscode from 'vscode';
import { inOrderKept, readCache, writeCache } from '../../core/journal/cache.js';
import type { CachedNote, CacheKey, FileStamp } from '../../core/journal/cache.js';
import { StoredNote } from '../../core/journal/storedNote.js';
import type { Steps } from '../../core/steps.js';
import { Debounced } from '../debounced.js';
import type { Log } from '../log.js';
import { runLogged } from '../log.js';
import { today } from '../today.js';
import { inSlices } from './slices.js';

const FILE = 'journal.cache';
const SAVE_PAUSE_MS = 4_000;
/** A file may be written twice in a tick of its file system's clock, of which the coarsest ticks every two seconds. */
const CLOCK_TICK_MS = 2_000;

/**
 * Keeps what was read from files for the next start, in the extension's storage of the workspace. A cache that is missing,
 * damaged or of other settings is none: then the files are read.
 */
export class NoteCache implements vscode.Disposable {
  private notes = new Map<string, CachedNote>();
  private key: CacheKey | undefined;
  private readonly saving = new Debounced(SAVE_PAUSE_MS, () =>
    runLogged(this.log, 'Writing the cache', () => this.save()),
  );
  private writing: Promise<void> = Promise.resolve();

  constructor(
    /** Undefined where no folder is open: then nothing is kept. */
    private readonly folder: vscode.Uri | undefined,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /** Gives up what was read under other settings, and takes what was kept under these. */
  async open(setup: string): Promise<void> {
    this.notes = new Map();
    this.key = { version: this.version, setup, today: today() };
    const { key, folder } = this;
    if (folder === undefined) return;
    let file: Uint8Array;
    try {
      file = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, FILE));
    } catch {
      return;
    }
    const notes = await inSlices(readCache(file, key));
    if (this.key !== key) return;
    // What was put meanwhile is newer.
    for (const [uri, note] of this.notes) notes.set(uri, note);
    this.notes = notes;
  }

  /** What was read of a file that is still the same. */
  find(uri: string, stamp: FileStamp | undefined): StoredNote | undefined {
    const known = this.notes.get(uri);
    const isSame = stamp !== undefined && known?.stamp.size === stamp.size && known.stamp.changed === stamp.changed;
    return isSame ? known.note : undefined;
  }

  /** `stamp` was taken before the file was read; undefined for what was not read from a file. */
  put(note: StoredNote, stamp: FileStamp | undefined): void {
    if (stamp === undefined || Date.now() - stamp.changed < CLOCK_TICK_MS) {
      this.delete(note.uri);
      return;
    }
    this.notes.set(note.uri, { stamp, note });
    this.saving.schedule();
  }

  /** Forgets all other notes. */
  *retain(uris: ReadonlyMap<string, unknown>): Steps<void> {
    for (const uri of this.notes.keys()) {
      if (!uris.has(uri)) this.delete(uri);
      yield;
    }
  }

  /** Files by the URIs of their notes, in the order in which these are quickest to find. */
  inOrder<T>(files: ReadonlyMap<string, T>): Steps<T[]> {
    return inOrderKept(this.notes, files);
  }

  delete(uri: string): void {
    if (this.notes.delete(uri)) this.saving.schedule();
  }

  /** Forgets all notes, and removes the file. */
  async clear(): Promise<void> {
    this.notes.clear();
    await this.writing;
    if (this.folder === undefined) return;
    for (const name of [FILE, `${FILE}.new`]) {
      try {
        await vscode.workspace.fs.delete(vscode.Uri.joinPath(this.folder, name));
      } catch {
        // It was not there.
      }
    }
  }

  dispose(): void {
    this.saving.dispose();
  }

  /** Writes beside and renames, so that the file is the old one or the new one and nothing between. */
  private save(): Promise<void> {
    const { folder, key } = this;
    if (folder === undefined || key === undefined) return Promise.resolve();
    this.writing = this.writing.then(async () => {
      await inSlices(StoredNote.repack([...this.notes.values()].map(({ note }) => note)));
      const parts: Uint8Array[] = [];
      await inSlices(writeCache(this.notes, key), (part) => parts.push(part));
      const beside = vscode.Uri.joinPath(folder, `${FILE}.new`);
      await vscode.workspace.fs.createDirectory(folder);
      await vscode.workspace.fs.writeFile(beside, await inSlices(joinBytes(parts)));
      await vscode.workspace.fs.rename(beside, vscode.Uri.joinPath(folder, FILE), { overwrite: true });
    });
    return this.writing;
  }
}

function* joinBytes(pieces: readonly Uint8Array[]): Steps<Uint8Array> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
    yield;
  }
  return joined;
}
