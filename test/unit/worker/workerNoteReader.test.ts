import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { WorkerNoteReader } from '../../../src/vscode/notes/workerNoteReader.js';

const nothing = (): void => undefined;
const log = { info: nothing, warn: nothing, error: nothing };

describe('the reader of notes in a worker thread', () => {
  it('gives up a worker that keeps ending, and tries again when it is asked to', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-reader-'));
    const script = path.join(folder, 'worker.js');
    const threads = "const { parentPort } = require('node:worker_threads');\n";
    writeFileSync(script, `${threads}parentPort.on('message', () => process.exit(1));\n`);
    const reader = new WorkerNoteReader(script, log);
    const stat = (): Promise<unknown> => reader.stat(['a.md']);
    try {
      await assert.rejects(stat(), /keeps ending/);
      const answer = 'parentPort.postMessage({ id, stamps: [{ size: 1, changed: 2 }] })';
      writeFileSync(script, `${threads}parentPort.on('message', ({ id }) => ${answer});\n`);
      await assert.rejects(stat(), /keeps ending/);
      reader.retry();
      assert.deepEqual(await stat(), [{ size: 1, changed: 2 }]);
    } finally {
      reader.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
