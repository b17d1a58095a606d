import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { FileStamp } from '../../../src/core/journal/packed/fileStamps.js';
import { WorkerNoteReader } from '../../../src/vscode/notes/workerNoteReader.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { projectRoot } from '../../support/paths.js';

const nothing = (): void => undefined;
const log = { info: nothing, warn: nothing, error: nothing };

function buildWorker(outfile: string): void {
  const entryPoints = [path.join(projectRoot, 'src', 'worker', 'noteWorker.ts')];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', mainFields: ['module', 'main'] });
}

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
      const answer = 'parentPort.postMessage({ id, stamps: Float64Array.of(1, 2) })';
      writeFileSync(script, `${threads}parentPort.on('message', ({ id }) => ${answer});\n`);
      await assert.rejects(stat(), /keeps ending/);
      reader.retry();
      assert.deepEqual(await stat(), [{ size: 1, changed: 2 }]);
    } finally {
      reader.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('tells the size and the time of each file, in order, and which are gone', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-reader-'));
    const script = path.join(folder, 'noteWorker.cjs');
    buildWorker(script);
    const reader = new WorkerNoteReader(script, log);
    const [note, empty, gone] = ['ä note.md', 'empty.md', 'gone.md'].map((name) => path.join(folder, name));
    assert.ok(note && empty && gone);
    writeFileSync(note, '- met #ITOP/4');
    writeFileSync(empty, '');
    const stampOf = (file: string): FileStamp => ({ size: statSync(file).size, changed: statSync(file).mtimeMs });
    try {
      assert.deepEqual(await reader.stat([note, gone, empty]), [stampOf(note), undefined, stampOf(empty)]);
    } finally {
      reader.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);

  it('keeps the entries of an open note that did not change as objects, and reads it whole after the worker died', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-reader-'));
    const script = path.join(folder, 'worker.cjs');
    buildWorker(path.join(folder, 'noteWorker.cjs'));
    const died = path.join(folder, 'died');
    writeFileSync(
      script,
      `const { existsSync, writeFileSync } = require('node:fs');
      require('node:worker_threads').parentPort.on('message', ({ batch }) => {
        if (batch?.[0].uri !== 'deadly.md' || existsSync(${JSON.stringify(died)})) return;
        writeFileSync(${JSON.stringify(died)}, '');
        process.exit(1);
      });
      require('./noteWorker.cjs');`,
    );
    const reader = new WorkerNoteReader(script, log);
    const read = async (uri: string, content: string) => {
      const [note] = await reader.read([{ uri, content, path: undefined }], '2026-08-31');
      return note?.record.entries ?? [];
    };
    try {
      reader.configure({ frameworks: caseLibrary().frameworks, markers: defaultMarkers });
      const first = await read('a.md', '- met #ITOP/4\n- wrote #ITOP/3\n');
      // Two questions at once are answered in their order.
      const [second = [], third = []] = await Promise.all([
        read('a.md', '- met #ITOP/4\n- wrote it #ITOP/3\n'),
        read('a.md', '- met #ITOP/4\n- wrote it all #ITOP/3\n'),
      ]);
      assert.deepEqual([first.length, second[0] === first[0], third[0] === first[0]], [2, true, true]);
      assert.deepEqual([second[1]?.text, third[1]?.text], ['wrote it', 'wrote it all']);
      assert.equal((await read('deadly.md', '- met #ITOP/4\n')).length, 1);
      const fourth = await read('a.md', '- met #ITOP/4\n- wrote it all again #ITOP/3\n');
      assert.equal(fourth[1]?.text, 'wrote it all again');
      assert.deepEqual([fourth[0], fourth[0] === third[0]], [third[0], false]);
      const fifth = await read('a.md', '- met #ITOP/4\n- wrote it all once more #ITOP/3\n');
      assert.equal(fifth[0], fourth[0]);
    } finally {
      reader.dispose();
      rmSync(folder, { recursive: true, force: true });
    }
  }).timeout(60_000);
});
