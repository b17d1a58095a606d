import { inOrderKept, isKept, readCache, writeCache } from '../../core/journal/packed/cache.js';
import type { CacheKey } from '../../core/journal/packed/cache.js';
import type { FileStamp } from '../../core/journal/packed/fileStamps.js';
import { StoredNote } from '../../core/journal/packed/storedNote.js';
import { joinBytes } from '../../core/joinBytes.js';
import type { Steps } from '../../core/steps.js';
import { Debounced } from '../support/debounced.js';
import type { Log } from '../support/log.js';
import { today } from '../support/today.js';
import type { CacheFile } from './cacheFile.js';
import { inSlices } from '../support/slices.js';

const SAVE_PAUSE_MS = 4_000;
/** A file may be written twice in a tick of its file system's clock, of which the coarsest ticks every two seconds. */
const CLOCK_TICK_MS = 2_000;

/**
 * Keeps what was read from files for the next start. A cache that is missing, damaged or of other settings is none: then the
 * files are read.
 */
export class NoteCache {
  private notes = new Map<string, StoredNote>();
  private key: CacheKey | undefined;
  private readonly saving = new Debounced(SAVE_PAUSE_MS, () => {
    this.save().catch((error: unknown) => this.log.error('Writing the cache', error));
  });
  private writing: Promise<void> = Promise.resolve();

  constructor(
    /** Undefined where no folder is open: then nothing is kept. */
    private readonly file: CacheFile | undefined,
    private readonly version: string,
    private readonly log: Log,
  ) {}

  /** Gives up what was read under other settings, and takes what was kept under these. */
  async open(setup: string): Promise<void> {
    this.notes = new Map();
    this.key = { version: this.version, setup, today: today() };
    const { key } = this;
    const content = await this.file?.read();
    if (content === undefined) return;
    const notes = await inSlices(readCache(content, key));
    if (this.key !== key) return;
    // What a file said that does not serve is not to stay.
    if (notes.size === 0) this.saving.schedule();
    // What was put meanwhile is newer.
    for (const [uri, note] of this.notes) notes.set(uri, note);
    this.notes = notes;
  }

  /** What was read of a file that is still the same. */
  find(uri: string, stamp: FileStamp | undefined): StoredNote | undefined {
    const known = this.notes.get(uri);
    return stamp !== undefined && known?.isOf(stamp) === true ? known : undefined;
  }

  /** `stamp` was taken before the file was read; undefined for what was not read from a file. */
  put(note: StoredNote, stamp: FileStamp | undefined): void {
    if (stamp === undefined || Date.now() - stamp.changed < CLOCK_TICK_MS || !isKept(note)) {
      this.delete(note.uri);
      return;
    }
    note.stamp = stamp;
    this.notes.set(note.uri, note);
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
    // What is just being opened is of no use either.
    if (this.key) this.key = { ...this.key };
    await this.writing;
    await this.file?.remove();
  }

  dispose(): void {
    this.saving.dispose();
  }

  /** Writes what is kept, once what is being written is done. */
  save(): Promise<void> {
    const saved = this.writing.then(() => this.write());
    this.writing = saved.catch(() => undefined);
    return saved;
  }

  private async write(): Promise<void> {
    const { notes, key, file } = this;
    if (key === undefined || file === undefined) return;
    await inSlices(StoredNote.repack(notes.values()));
    const parts: Uint8Array[] = [];
    await inSlices(writeCache(notes.values(), key), (part) => parts.push(part));
    await file.write(await inSlices(joinBytes(parts)));
  }
}
