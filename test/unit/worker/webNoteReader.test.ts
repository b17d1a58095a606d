import assert from 'node:assert/strict';
import { WebNoteReader } from '../../../src/vscode/notes/webNoteReader.js';
import { PostedRecords } from '../../../src/worker/postedRecords.js';
import { packReading } from '../../../src/worker/packReading.js';
import type { WorkerAnswer, WorkerRequest } from '../../../src/worker/protocol.js';
import { prepareSetup, readContent } from '../../../src/worker/readSource.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

const setup = { frameworks: [], markers: { private: ['private'], knowledge: [], planned: [] } };
const note = (uri: string) => ({ uri, content: 'Words\n', path: undefined });

/** Stands in for the browser's class, which Node lacks. */
class FakeWorker {
  static made: FakeWorker[] = [];
  readonly posted: WorkerRequest[] = [];
  ended = false;
  onmessage: (event: { data: WorkerAnswer }) => void = () => undefined;
  onerror: (event: { message: string; preventDefault: () => void }) => void = () => undefined;

  constructor(readonly script: string) {
    FakeWorker.made.push(this);
  }

  postMessage(request: WorkerRequest): void {
    this.posted.push(request);
  }

  terminate(): void {
    this.ended = true;
  }
}

describe('the reader of notes in a browser', () => {
  const global = globalThis as { Worker?: unknown };
  const logged: string[] = [];
  const log = { info: (text: string) => void logged.push(text), warn: () => undefined, error: () => undefined };

  beforeEach(() => {
    FakeWorker.made = [];
    logged.length = 0;
    global.Worker = FakeWorker;
  });
  afterEach(() => {
    delete global.Worker;
  });

  it('starts its worker with the first notes, and tells it what to read them against', () => {
    const reader = new WebNoteReader('worker.js', log);
    reader.configure(setup);
    assert.equal(FakeWorker.made.length, 0);
    void reader.read([note('a')], '2026-01-01');
    assert.deepEqual(
      FakeWorker.made.flatMap(({ posted }) => posted.map(({ kind }) => kind)),
      ['configure', 'read'],
    );
    reader.dispose();
    assert.equal(FakeWorker.made[0]?.ended, true);
  });

  it('gives each caller the answer to its own question', async () => {
    const reader = new WebNoteReader('worker.js', log);
    const first = reader.read([note('a')], '2026-01-01');
    const second = reader.read([note('b')], '2026-01-01');
    const [worker] = FakeWorker.made;
    const files = undefined;
    worker?.onmessage({ data: { id: 2, notes: [], files, unread: [{ uri: 'b', reason: 'gone' }] } });
    worker?.onmessage({ data: { id: 1, notes: [], files, unread: [] } });
    assert.deepEqual(await Promise.all([first, second]), [[], []]);
  });

  it('keeps the entries of an open note that did not change as objects', async () => {
    const reader = new WebNoteReader('worker.js', log);
    const prepared = prepareSetup({ frameworks: caseLibrary().frameworks, markers: setup.markers });
    const posted = new PostedRecords();
    const read = async (id: number, content: string) => {
      const source = { uri: 'a', content, path: undefined };
      const pending = reader.read([source], '2026-01-01');
      const answer = structuredClone(posted.post([readContent(source, content, prepared, '2026-01-01')], []));
      FakeWorker.made[0]?.onmessage({ data: { id, ...answer, unread: [] } });
      const [note] = await pending;
      return [note?.record.entries ?? [], answer.notes] as const;
    };
    const [first] = await read(1, '- met #ITOP/4\n- wrote #ITOP/3\n');
    const [second, notes] = await read(2, '- met #ITOP/4\n- wrote it #ITOP/3\n');
    assert.ok(notes[0] && 'patch' in notes[0]);
    assert.deepEqual([first.length, second.length, second[1]?.text], [2, 2, 'wrote it']);
    assert.equal(second[0], first[0]);
    reader.dispose();
  });

  it('reads here what a worker that fails has left unanswered, and everything after it', async () => {
    const reader = new WebNoteReader('worker.js', log);
    reader.configure(setup);
    const pending = reader.read([note('a'), note('b')], '2026-01-01');
    let handled = false;
    FakeWorker.made[0]?.onerror({ message: 'refused', preventDefault: () => (handled = true) });
    assert.equal(handled, true);
    assert.deepEqual(
      (await pending).map(({ uri }) => uri),
      ['a', 'b'],
    );
    assert.equal((await reader.read([note('c')], '2026-01-01')).length, 1);
    assert.equal(FakeWorker.made.length, 1);
    assert.match(logged.join(), /without a worker: refused/);
  });

  it('has frameworks read by the worker, and here where it fails', async () => {
    const reader = new WebNoteReader('worker.js', log);
    const first = reader.readYaml('framework', 'no framework', 'a');
    const second = reader.readYaml('profile', 'no profile', 'b');
    const reading = { framework: undefined, problems: [] };
    FakeWorker.made[0]?.onmessage({ data: { id: 1, packed: packReading(reading) } });
    assert.equal(await first, reading);
    FakeWorker.made[0]?.onerror({ message: 'refused', preventDefault: () => undefined });
    assert.deepEqual(
      (await second)?.problems.map(({ code }) => code),
      ['profile.format'],
    );
  });

  it('reads here where there are no workers at all', async () => {
    delete global.Worker;
    const reader = new WebNoteReader('worker.js', log);
    reader.configure(setup);
    assert.equal((await reader.read([note('a')], '2026-01-01')).length, 1);
    assert.equal(reader.usesWorker, false);
  });

  it('answers with nothing once it is disposed', async () => {
    const reader = new WebNoteReader('worker.js', log);
    const pending = reader.read([note('a')], '2026-01-01');
    reader.dispose();
    assert.deepEqual(await pending, []);
    assert.deepEqual(await reader.read([note('a')], '2026-01-01'), []);
  });
});
