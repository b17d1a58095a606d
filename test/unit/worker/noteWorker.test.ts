import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { projectRoot } from '../../support/paths.js';

describe('the worker that reads notes', () => {
  it('says which files are gone, and reads the others of the batch', async function () {
    this.timeout(60_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-worker-'));
    const script = path.join(folder, 'noteWorker.js');
    const entry = path.join(projectRoot, 'src', 'worker', 'noteWorker.ts');
    buildSync({
      entryPoints: [entry],
      outfile: script,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
    });
    const note = path.join(folder, 'note.md');
    writeFileSync(note, 'words');
    const worker = new Worker(script);
    try {
      const gone = path.join(folder, 'gone.md');
      const batch = [gone, note].map((file) => ({ uri: file, path: file }));
      const answer = new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject));
      worker.postMessage({ kind: 'read', id: 1, today: '2026-11-23', batch });
      const { records, unread } = (await answer) as { records: { uri: string }[]; unread: { uri: string }[] };
      assert.deepEqual([records.map(({ uri }) => uri), unread.map(({ uri }) => uri)], [[note], [gone]]);
    } finally {
      await worker.terminate();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
