import * as vscode from 'vscode';
import { tagMeaning } from '../../core/framework/tagMeaning.js';
import { JournalIndex } from '../../core/journal/index/journalIndex.js';
import type { NoteRecord } from '../../core/journal/model.js';
import type { StoredNote } from '../../core/journal/packed/storedNote.js';
import type { Problem } from '../../core/problem.js';
import { sortSteps } from '../../core/sortSteps.js';
import type { Steps } from '../../core/steps.js';
import { compareText } from '../../core/text.js';
import type { ReadSetup } from '../../worker/protocol.js';
import type { Log } from '../support/log.js';
import { runLogged } from '../support/log.js';
import { notePath } from '../support/notePath.js';
import { FileFollower, type FollowedNotes } from './fileFollower.js';
import type { JournalFiles } from './journalFiles.js';
import { JournalNews } from './journalNews.js';
import { loadAhead } from './loadAhead.js';
import type { NoteCache } from './noteCache.js';
import { stampFiles, type Stamps } from './noteFiles.js';
import type { NoteReader } from './noteReader.js';
import type { NoteWatcher } from './noteWatcher.js';
import type { OpenNotes } from './openNotes.js';
import { readNow } from './readNow.js';
import { inSlices, Turns } from '../support/slices.js';
import { findNotes, takesPart } from './takingPart.js';

const BATCH_SIZE = 40;
/** Notes read at once for the first index; a note that is typed in waits behind no more than this. */
const BATCHES_AT_ONCE = 2;
/** Files that are looked at at once, whether they have changed. */
const STAMPS_AT_ONCE = 1_000;

/** Keeps the journal's index in step with files, open notes, settings and frameworks. */
export class Journal implements vscode.Disposable {
  private readonly uris = new Set<string>();
  private readonly news = new JournalNews();
  /** The number of the latest reading begun for each note: results of earlier ones are dropped. */
  private readonly latest = new Map<string, number>();
  private readonly subscriptions: readonly vscode.Disposable[];
  private readings = 0;
  private run = 0;
  private running: Promise<void> = Promise.resolve();
  /** What the cache is not yet open for. */
  private toOpen: string | undefined;
  /** What tags mean in the notes that were read: others than these are to be read anew. */
  private meaning: string | undefined;
  private counted = false;
  private total: number | undefined;
  private done = 0;

  readonly onDidChange = this.news.onDidChange;

  /** Complete once `counting` is false. */
  readonly index = new JournalIndex(notePath);

  /** What has been done since the start: notes that were read from files, and times that others were told of changes. */
  readonly work = { read: 0, announcements: 0 };

  constructor(
    private readonly files: JournalFiles,
    private readonly open: OpenNotes,
    private readonly reader: NoteReader,
    private readonly cache: NoteCache,
    watcher: NoteWatcher,
    private readonly log: Log,
  ) {
    this.subscriptions = [
      this.news.onDidChange(() => void this.work.announcements++),
      open.onDidChange((uris) => this.update(uris)),
      new FileFollower(watcher, { files, open, reader, cache, log }, this.asFollowed()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.refresh()),
    ];
  }

  /** True until every note has been read: numbers are not to be shown as if they were whole. */
  get counting(): boolean {
    return !this.counted;
  }

  /** How far the reading has come; `total` is undefined while the notes are still being found. */
  get progress(): { readonly done: number; readonly total: number | undefined } {
    return { done: this.done, total: this.total };
  }

  /** Settles when the index is whole. */
  whenReady(): Promise<void> {
    if (this.counted) return Promise.resolve();
    return new Promise((resolve) => {
      const subscription = this.onDidChange(() => {
        if (!this.counted) return;
        subscription.dispose();
        resolve();
      });
    });
  }

  /** The problems of a note as it was just read; with those that only the journal shows, where the index has that reading. */
  problemsOf(record: NoteRecord): readonly Problem[] {
    return this.index.record(record.uri) === record ? this.index.problemsOf(record.uri) : record.problems;
  }

  /** Reads every note against these frameworks and markers, unless tags mean what they have meant before. */
  configure(setup: ReadSetup): void {
    this.reader.configure(setup);
    const meaning = JSON.stringify({ ...setup, frameworks: setup.frameworks.map(tagMeaning) });
    // A new record would not be the one that the index knows, and its problems lack what only the index tells.
    if (meaning === this.meaning) return this.open.retell();
    this.open.forget();
    // What is being read is read against what held before.
    this.latest.clear();
    this.meaning = meaning;
    this.toOpen = meaning;
    this.refresh();
  }

  /** Removes what is kept for the next start, and reads every note again. */
  async clearCache(): Promise<void> {
    await this.cache.clear();
    this.refresh();
  }

  /** Looks for notes, and reads again what has changed. */
  refresh(): void {
    const run = ++this.run;
    this.reader.retry();
    this.counted = false;
    this.news.soon();
    const before = this.running;
    this.running = (async () => {
      await before;
      if (run !== this.run) return;
      try {
        await this.readAll(run);
      } catch (error) {
        this.log.error('Reading the journal', error);
      }
      if (run !== this.run) return;
      this.counted = true;
      this.news.soon();
    })();
  }

  dispose(): void {
    this.run++;
    for (const subscription of this.subscriptions) subscription.dispose();
    this.news.dispose();
  }

  private asFollowed(): FollowedNotes {
    return {
      known: this.uris,
      begun: () => this.latest.keys(),
      read: (uris) => this.readTogether(uris),
      remove: (uri) => this.remove(uri),
    };
  }

  private async readAll(run: number): Promise<void> {
    const started = Date.now();
    this.total = undefined;
    this.done = 0;
    const before = [...this.uris];
    const [found] = await Promise.all([findNotes(this.files, this.open, () => run === this.run), this.openCache()]);
    if (run !== this.run) return;
    await inSlices(this.retain(before, found));
    this.total = found.size;
    const all = await this.readChanged(found, run);
    await this.readInBatches(all, (count) => {
      this.done += count;
      return run === this.run;
    });
    if (run !== this.run) return;
    await inSlices(this.index.prepare());
    const time = Date.now() - started;
    this.log.info(`${this.index.noteCount} notes, ${all.length} of them read anew, in ${time} ms.`);
  }

  /** A note that is typed in waits behind two batches at most. `goOn` is told how many were read, and says whether to. */
  private async readInBatches(uris: readonly vscode.Uri[], goOn: (count: number) => boolean): Promise<void> {
    let next = 0;
    const readOn = async (): Promise<void> => {
      while (next < uris.length) {
        const batch = uris.slice(next, (next += BATCH_SIZE));
        await this.readNotes(batch);
        if (!goOn(batch.length)) return;
      }
    };
    await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, readOn));
  }

  private async openCache(): Promise<void> {
    if (this.toOpen === undefined) return;
    const meaning = this.toOpen;
    this.toOpen = undefined;
    await this.cache.open(meaning);
  }

  /** Forgets those of these notes that were not found; others may have come while they were looked for. */
  private *retain(before: readonly string[], found: ReadonlyMap<string, unknown>): Steps<void> {
    for (const uri of before) {
      if (!found.has(uri)) this.remove(uri);
      yield;
    }
  }

  /** Takes from the cache what has not changed, and returns what has. */
  private async readChanged(found: ReadonlyMap<string, vscode.Uri>, run: number): Promise<readonly vscode.Uri[]> {
    await inSlices(this.cache.retain(found));
    const files = await inSlices(this.cache.inOrder(found));
    const rest: vscode.Uri[] = [];
    const turns = new Turns();
    const stamp = (some: readonly vscode.Uri[]): Promise<Stamps> => stampFiles(this.reader, some);
    for await (const { items, loaded: stamps } of loadAhead(files, STAMPS_AT_ONCE, stamp)) {
      if (run !== this.run) break;
      const open = new Set(this.open.all().map((document) => document.uri.toString()));
      for (const uri of items) {
        const key = uri.toString();
        const note = this.latest.has(key) ? undefined : this.cache.find(key, stamps.get(key));
        if (note === undefined || open.has(key)) rest.push(uri);
        else this.set(note);
      }
      await turns.give();
    }
    this.done = found.size - rest.length;
    // Neighbours in a folder are asked for together, and so they are packed.
    return inSlices(sortSteps(rest, (a, b) => compareText(a.toString(), b.toString())));
  }

  private update(uris: readonly vscode.Uri[]): void {
    runLogged(this.log, 'Reading notes', () => this.readTogether(uris));
  }

  /** Tells of all these notes at once, however many there are: another branch of a repository may change a thousand. */
  private async readTogether(uris: readonly vscode.Uri[]): Promise<void> {
    await this.news.hold(() => this.readInBatches(uris, () => true));
  }

  private async readNotes(uris: readonly vscode.Uri[]): Promise<void> {
    const begun = new Map<string, number>();
    for (const uri of uris) {
      const key = uri.toString();
      begun.set(key, ++this.readings);
      this.latest.set(key, this.readings);
    }
    const isRead = (uri: vscode.Uri): boolean => takesPart(uri, this.files, this.open);
    const { notes, stamps, files } = await readNow(uris, isRead, this.open, this.reader);
    this.work.read += files;
    for (const [uri, reading] of begun) {
      if (this.latest.get(uri) !== reading) continue;
      this.latest.delete(uri);
      const note = notes.get(uri);
      if (note === undefined) this.remove(uri);
      else {
        this.cache.put(note, stamps.get(uri));
        this.set(note);
      }
    }
  }

  private set(note: StoredNote): void {
    this.uris.add(note.uri);
    this.index.put(note);
    this.news.add(note.uri);
  }

  private remove(uri: string): void {
    this.latest.delete(uri);
    this.cache.delete(uri);
    this.uris.delete(uri);
    if (this.index.delete(uri)) this.news.add(uri);
  }
}
