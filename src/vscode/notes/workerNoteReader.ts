import { Worker } from 'node:worker_threads';
import { unpackStamps, type FileStamp } from '../../core/journal/packed/fileStamps.js';
import type { StoredNote } from '../../core/journal/packed/storedNote.js';
import { joinPaths } from '../../worker/joinedPaths.js';
import { FrameworkNames } from '../../worker/knownFrameworks.js';
import { PostedRecords } from '../../worker/postedRecords.js';
import { unpackReading } from '../../worker/packReading.js';
import type {
  ListAnswer,
  ListRequest,
  NoteSource,
  ReadRequest,
  ReadSetup,
  FileWorkerRequest,
  StatAnswer,
  StatRequest,
  WorkerAnswer,
  YamlRequest,
} from '../../worker/protocol.js';
import type { YamlKind, YamlReading } from '../../worker/readYaml.js';
import type { Log } from '../support/log.js';
import type { NoteReader } from './noteReader.js';
import { inSlices } from '../support/slices.js';

type Answer = WorkerAnswer | StatAnswer | ListAnswer;

interface Waiting {
  readonly request: ReadRequest | StatRequest | ListRequest | YamlRequest;
  /** Undefined: there will be no answer. */
  readonly resolve: (answer: Answer | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that dies this often in a row is not started again. */
const LIVES = 3;
const GIVEN_UP = 'The worker that reads notes keeps ending; Refresh Index tries again.';

/** Reads notes in a worker thread, which also opens the files: the Node host's way. */
export class WorkerNoteReader implements NoteReader {
  readonly opensFiles = true;
  private worker: Worker | undefined;
  private setup: ReadSetup | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private readonly names = new FrameworkNames();
  private readonly posted = new PostedRecords();
  private lastId = 0;
  private deaths = 0;
  private disposed = false;

  /** `script` is the path of the bundled worker. */
  constructor(
    private readonly script: string,
    private readonly log: Log,
  ) {}

  configure(setup: ReadSetup): void {
    this.setup = setup;
    this.deaths = 0;
    if (this.worker !== undefined) this.post(this.names.configure(setup));
  }

  async read(batch: readonly NoteSource[], today: string): Promise<readonly StoredNote[]> {
    const answer = await this.ask({ kind: 'read', id: ++this.lastId, batch, today });
    return answer !== undefined && 'files' in answer ? this.posted.receive(answer) : [];
  }

  async readYaml<Kind extends YamlKind>(kind: Kind, text: string, uri: string): Promise<YamlReading<Kind> | undefined> {
    try {
      const answer = await this.ask({ kind: 'yaml', id: ++this.lastId, file: kind, text, uri });
      if (answer === undefined || !('packed' in answer)) return undefined;
      const { worker } = this;
      const reading = await inSlices(unpackReading(answer.packed));
      // Another worker, started meanwhile, has not read it.
      if (this.worker === worker) this.names.add(answer.id, reading);
      return reading as YamlReading<Kind>;
    } catch (error) {
      this.log.error(`Reading ${uri}`, error);
      return undefined;
    }
  }

  async stat(paths: readonly string[]): Promise<readonly (FileStamp | undefined)[]> {
    const answer = await this.ask({ kind: 'stat', id: ++this.lastId, paths: joinPaths(paths) });
    return answer !== undefined && 'stamps' in answer ? unpackStamps(answer.stamps) : [];
  }

  async list(request: Omit<ListRequest, 'kind' | 'id'>): Promise<ListAnswer | undefined> {
    const answer = await this.ask({ ...request, kind: 'list', id: ++this.lastId });
    return answer !== undefined && 'listed' in answer ? answer : undefined;
  }

  retry(): void {
    this.deaths = 0;
  }

  dispose(): void {
    this.disposed = true;
    for (const { resolve } of this.waiting.values()) resolve(undefined);
    this.waiting.clear();
    void this.worker?.terminate();
    this.worker = undefined;
  }

  private ask(request: Waiting['request']): Promise<Answer | undefined> {
    if (this.disposed) return Promise.resolve(undefined);
    if (this.deaths >= LIVES) return Promise.reject(new Error(GIVEN_UP));
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { request, resolve, reject });
      this.start();
      this.post(request);
    });
  }

  private post(request: FileWorkerRequest): void {
    this.worker?.postMessage(request);
  }

  private start(): void {
    if (this.worker !== undefined) return;
    const worker = new Worker(this.script, { name: 'Skill Journal notes' });
    this.worker = worker;
    worker.on('message', (answer: Answer) => this.receive(answer));
    worker.on('error', (error) => this.log.error('The worker that reads notes', error));
    worker.on('exit', () => {
      if (this.worker === worker) this.recover();
    });
    this.names.clear();
    if (this.setup !== undefined) this.post(this.names.configure(this.setup));
  }

  private receive(answer: Answer): void {
    this.deaths = 0;
    if ('unread' in answer) for (const { uri, reason } of answer.unread) this.log.warn(`Not read: ${uri}: ${reason}`);
    this.waiting.get(answer.id)?.resolve(answer);
    this.waiting.delete(answer.id);
  }

  /** The worker died: starts another with what was not answered, unless that keeps killing it. */
  private recover(): void {
    this.worker = undefined;
    if (this.disposed || this.waiting.size === 0) return;
    this.deaths++;
    if (this.deaths < LIVES) {
      this.start();
      for (const { request } of this.waiting.values()) this.post(request);
      return;
    }
    for (const { reject } of this.waiting.values()) reject(new Error(GIVEN_UP));
    this.waiting.clear();
  }
}
