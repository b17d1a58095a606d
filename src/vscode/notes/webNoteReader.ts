import type { StoredNote } from '../../core/journal/packed/storedNote.js';
import { FrameworkNames } from '../../worker/knownFrameworks.js';
import { PostedRecords } from '../../worker/postedRecords.js';
import { unpackReading } from '../../worker/packReading.js';
import type { NoteSource, ReadSetup, WorkerAnswer, WorkerRequest } from '../../worker/protocol.js';
import type { YamlKind, YamlReading } from '../../worker/readYaml.js';
import type { Log } from '../support/log.js';
import type { NoteReader } from './noteReader.js';
import { SlicedNoteReader } from './slicedNoteReader.js';
import { inSlices } from '../support/slices.js';

/** Somebody who waits for an answer. */
interface Waiting {
  take(answer: WorkerAnswer): void;
  /** There will be none: what was asked is done here. */
  doHere(): void;
}

/**
 * Reads notes in a web worker where one can be had, else in slices on the host's own thread: not every browser lets a
 * worker, which the extension host is, start another. A worker that fails is given up, and its work is done here.
 */
export class WebNoteReader implements NoteReader {
  readonly opensFiles = false;
  private readonly sliced: SlicedNoteReader;
  private readonly waiting = new Map<number, Waiting>();
  private readonly names = new FrameworkNames();
  private readonly posted = new PostedRecords();
  private worker: Worker | undefined;
  private setup: ReadSetup | undefined;
  private lastId = 0;
  private state: 'not started' | 'running' | 'given up' = 'not started';

  /** `script` is the address of the bundled worker. */
  constructor(
    private readonly script: string,
    private readonly log: Log,
  ) {
    this.sliced = new SlicedNoteReader(log);
  }

  /** Whether notes are read in a worker. */
  get usesWorker(): boolean {
    return this.state === 'running';
  }

  configure(setup: ReadSetup): void {
    this.setup = setup;
    this.sliced.configure(setup);
    if (this.state === 'running') this.post(this.names.configure(setup));
  }

  read(batch: readonly NoteSource[], today: string): Promise<readonly StoredNote[]> {
    const sources = batch.filter(({ content }) => content !== undefined);
    return this.ask(
      { kind: 'read', id: ++this.lastId, batch: sources, today },
      (answer) => ('notes' in answer ? this.posted.receive(answer) : []),
      () => this.sliced.read(sources, today),
    );
  }

  readYaml<Kind extends YamlKind>(kind: Kind, text: string, uri: string): Promise<YamlReading<Kind> | undefined> {
    return this.ask(
      { kind: 'yaml', id: ++this.lastId, file: kind, text, uri },
      async (answer) => {
        if (!('packed' in answer)) return undefined;
        const reading = await inSlices(unpackReading(answer.packed));
        this.names.add(answer.id, reading);
        return reading as YamlReading<Kind>;
      },
      () => this.sliced.readYaml(kind, text, uri),
    );
  }

  /** It opens no files. */
  stat(): Promise<readonly undefined[]> {
    return this.sliced.stat();
  }

  /** It opens no files. */
  list(): Promise<undefined> {
    return this.sliced.list();
  }

  /** What a worker does not do is done here. */
  retry(): void {
    return;
  }

  dispose(): void {
    this.state = 'given up';
    this.worker?.terminate();
    this.worker = undefined;
    this.sliced.dispose();
    this.doAllHere();
  }

  private ask<T>(
    request: Exclude<WorkerRequest, { readonly kind: 'configure' }>,
    take: (answer: WorkerAnswer) => T | Promise<T>,
    here: () => Promise<T>,
  ): Promise<T> {
    if (this.state === 'not started') this.start();
    if (this.state === 'given up') return here();
    return new Promise((resolve) => {
      this.waiting.set(request.id, { take: (answer) => resolve(take(answer)), doHere: () => resolve(here()) });
      this.post(request);
    });
  }

  private start(): void {
    try {
      const worker = new Worker(this.script, { name: 'Skill Journal notes' });
      worker.onmessage = ({ data }: MessageEvent<WorkerAnswer>) => this.receive(data);
      worker.onerror = (event) => {
        // Else it would count as an error of the extension host.
        event.preventDefault();
        this.giveUp(event.message);
      };
      worker.onmessageerror = () => this.giveUp('a message could not be read');
      this.worker = worker;
      this.state = 'running';
      if (this.setup !== undefined) this.post(this.names.configure(this.setup));
    } catch (error) {
      this.giveUp(error instanceof Error ? error.message : String(error));
    }
  }

  private post(request: WorkerRequest): void {
    this.worker?.postMessage(request);
  }

  private receive(answer: WorkerAnswer): void {
    if ('unread' in answer) for (const { uri, reason } of answer.unread) this.log.warn(`Not read: ${uri}: ${reason}`);
    this.waiting.get(answer.id)?.take(answer);
    this.waiting.delete(answer.id);
  }

  private giveUp(reason: string): void {
    if (this.state === 'given up') return;
    this.state = 'given up';
    this.log.info(`Notes are read without a worker: ${reason}`);
    this.worker?.terminate();
    this.worker = undefined;
    this.doAllHere();
  }

  private doAllHere(): void {
    for (const waiting of this.waiting.values()) waiting.doHere();
    this.waiting.clear();
  }
}
