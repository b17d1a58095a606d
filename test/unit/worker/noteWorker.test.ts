import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import type { FileWorkerRequest } from '../../../src/worker/protocol.js';
import { readYaml } from '../../../src/worker/readYaml.js';
import { projectRoot } from '../../support/paths.js';

describe('the worker that reads notes', function () {
  this.timeout(60_000);
  let folder = '';
  let worker: Worker;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-worker-'));
    const script = path.join(folder, 'noteWorker.js');
    const entry = path.join(projectRoot, 'src', 'worker', 'noteWorker.ts');
    buildSync({
      entryPoints: [entry],
      outfile: script,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
    });
    worker = new Worker(script);
  });
  after(async () => {
    await worker.terminate();
    rmSync(folder, { recursive: true, force: true });
  });

  function ask(request: FileWorkerRequest): Promise<unknown> {
    const answer = new Promise<unknown>((resolve, reject) => worker.once('message', resolve).once('error', reject));
    worker.postMessage(request);
    return answer;
  }

  it('says which files are gone, and reads the others of the batch', async () => {
    const note = path.join(folder, 'note.md');
    writeFileSync(note, 'words');
    const gone = path.join(folder, 'gone.md');
    const batch = [gone, note].map((file) => ({ uri: file, path: file, content: undefined }));
    const answer = await ask({ kind: 'read', id: 1, today: '2026-11-23', batch });
    const { records, unread } = answer as { records: { uri: string }[]; unread: { uri: string }[] };
    assert.deepEqual([records.map(({ uri }) => uri), unread.map(({ uri }) => uri)], [[note], [gone]]);
  });

  it('reads frameworks, profiles and files of roles as the host would', async () => {
    const texts = {
      framework: readFileSync(path.join(projectRoot, 'frameworks', 'sfia-9.yaml'), 'utf8'),
      profile: 'format: skill-profile/1\ntargets: { ITOP: 4 }\nsurplus: 1\n',
      roles: 'format: skill-roles/1\nroles: { lead: { targets: { ITOP: 4 } } }\n',
    };
    for (const file of ['framework', 'profile', 'roles'] as const) {
      const uri = `file:///${file}.yaml`;
      const answer = await ask({ kind: 'yaml', id: 2, file, text: texts[file], uri });
      assert.deepEqual(answer, { id: 2, reading: readYaml(file, texts[file], uri) });
    }
    assert.equal(readYaml('profile', texts.profile, '').problems.length, 1);
  });
});
