import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { packReading } from '../../../src/worker/packReading.js';
import { splitPaths } from '../../../src/worker/joinedPaths.js';
import type { FileWorkerRequest, ListAnswer, ReadAnswer } from '../../../src/worker/protocol.js';
import { readYaml } from '../../../src/worker/readYaml.js';
import { projectRoot } from '../../support/paths.js';

describe('the worker that reads notes', function () {
  this.timeout(60_000);
  let folder = '';
  let script = '';
  let worker: Worker;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-worker-'));
    script = path.join(folder, 'noteWorker.js');
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

  /** The answer of a worker that may not read everything. */
  async function askAsNobody(request: FileWorkerRequest): Promise<unknown> {
    const program = `
      const worker = new (require('node:worker_threads').Worker)(${JSON.stringify(script)});
      worker.once('message', (answer) => process.stdout.write(JSON.stringify(answer), () => process.exit()));
      worker.postMessage(${JSON.stringify(request)});`;
    const nobody = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', program], nobody);
    return JSON.parse(stdout) as unknown;
  }

  it('says which files are gone, and reads the others of the batch', async () => {
    const note = path.join(folder, 'note.md');
    writeFileSync(note, 'words');
    const gone = path.join(folder, 'gone.md');
    const { files, unread } = (await ask(readFiles([gone, note]))) as ReadAnswer;
    assert.deepEqual([files?.silent, unread.map(({ uri }) => uri)], [[note], [gone]]);
  });

  it('says which files it may not read, or are folders, and reads the others', async function () {
    // Windows has no such permissions. Root may read everything, so that there the worker runs as somebody else.
    if (process.platform === 'win32') this.skip();
    const [open, closed, inLocked, folderLikeNote] = ['open.md', 'closed.md', 'locked/note.md', 'folder.md'].map(
      (name) => path.join(folder, name),
    ) as [string, string, string, string];
    mkdirSync(path.dirname(inLocked));
    mkdirSync(folderLikeNote);
    for (const file of [open, closed, inLocked]) writeFileSync(file, 'words');
    chmodSync(folder, 0o755);
    chmodSync(closed, 0);
    chmodSync(path.dirname(inLocked), 0);
    const { files, unread } = (await askAsNobody(readFiles([closed, inLocked, folderLikeNote, open]))) as ReadAnswer;
    const globs = { include: ['**/*.md'], exclude: [] };
    const listing = { kind: 'list', id: 2, root: folder, folders: '', globs, apart: [], followLinks: true } as const;
    const { notes, listed } = (await askAsNobody(listing)) as ListAnswer;
    chmodSync(path.dirname(inLocked), 0o700);
    assert.deepEqual(notes.flatMap(splitPaths).sort(), ['closed.md', 'note.md', 'open.md']);
    // The folder itself and `folder.md`.
    assert.equal(listed, 2);
    const reasons = unread.map(({ uri, reason }) => [uri, reason.slice(0, reason.indexOf(':'))]);
    assert.deepEqual(files?.silent, [open]);
    assert.deepEqual(reasons, [
      [closed, 'EACCES'],
      [inLocked, 'EACCES'],
      [folderLikeNote, 'EISDIR'],
    ]);
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
      assert.deepEqual(answer, { id: 2, packed: packReading(readYaml(file, texts[file], uri)) });
    }
    assert.equal(readYaml('profile', texts.profile, '').problems.length, 1);
  });
});

function readFiles(files: readonly string[]): FileWorkerRequest {
  const batch = files.map((file) => ({ uri: file, path: file, content: undefined }));
  return { kind: 'read', id: 1, today: '2026-11-23', batch };
}
