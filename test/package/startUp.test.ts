import * as assert from 'node:assert/strict';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import ts from 'typescript';

import { stagePackage } from '../../scripts/packageStage.js';
import type { FileWorkerRequest, StatAnswer } from '../../src/worker/protocol.js';
import { outFolder } from '../support/paths.js';

/** Words of large packages that survive minifying: each tells where its package has landed. */
const parts = {
  parser: 'CounterClockwiseContourIntegral',
  yaml: 'BLOCK_AS_IMPLICIT_KEY',
  docx: 'wordprocessingml',
};
/** The name of an argument that survives minifying, in what `docx` has for patching documents. */
const patching = 'addContentTypeOverride';
const startBudget = 210 * 1024;

describe('the files of the extension', function () {
  this.timeout(180_000);
  let dist = '';

  before(async () => {
    const stage = await stagePackage('extension', { into: path.join(outFolder, 'package', 'start-up') });
    dist = path.join(stage.folder, 'dist');
  });
  after(() => fs.rmSync(path.dirname(dist), { recursive: true, force: true }));

  const sizeOf = (file: string): number => fs.statSync(path.join(dist, file)).size;
  const read = (file: string): string => fs.readFileSync(path.join(dist, file), 'utf8');
  /** A file and all that it requires as it is loaded, by their paths. */
  const loadedWith = (file: string): readonly string[] => {
    const loaded = new Set<string>();
    const visit = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      for (const needed of requiredAtOnce(read(name))) visit(path.posix.join(path.posix.dirname(name), needed));
    };
    visit(file);
    return [...loaded];
  };

  it('that are loaded at start-up are few and small, without parser, YAML and documents', () => {
    const files = loadedWith('extension.js');
    const size = files.reduce((sum, file) => sum + sizeOf(file), 0);
    console.log(`        ${(size / 1024).toFixed(0)} kB in ${files.length} files`);
    assert.ok(size <= startBudget, `${size} bytes`);
    assert.ok(files.length <= 4, files.join(', '));
    for (const [part, word] of Object.entries(parts)) {
      assert.ok(!files.some((file) => read(file).includes(word)), `${part} is loaded at start-up`);
    }
  });

  it('that the worker loads start where there is no editor', async () => {
    const worker = new Worker(path.join(dist, 'noteWorker.js'));
    try {
      const request: FileWorkerRequest = { kind: 'stat', id: 1, paths: dist };
      worker.postMessage(request);
      const [answer] = (await once(worker, 'message')) as [StatAnswer];
      assert.equal(answer.stamps.length, 2);
    } finally {
      await worker.terminate();
    }
  });

  it('hold each large part once', () => {
    const folder = path.join(dist, 'extension');
    for (const [part, word] of Object.entries(parts)) {
      const holding = fs.readdirSync(folder).filter((name) => read(path.join('extension', name)).includes(word));
      // Documents are printed in a thread of their own, from one file with all that it takes.
      const wanted = part === 'docx' ? 0 : 1;
      assert.equal(holding.length, wanted, `${part}: ${holding.join(', ')}`);
    }
    assert.ok(read('documentWorker.js').includes(parts.docx));
  });

  it('write Word documents, and leave out what patches them', () => {
    for (const file of ['documentWorker.js', 'extension.web.js']) {
      assert.ok(read(file).includes(parts.docx), file);
      assert.ok(!read(file).includes(patching), file);
    }
  });

  it('are told apart: a file that is asked for in a function is loaded later', () => {
    assert.deepEqual(requiredAtOnce('var a=require("./a.js");Promise.resolve().then(()=>require("./b.js"))'), [
      './a.js',
    ]);
  });
});

/** The files of ours that a script requires while it runs for the first time, outside all functions. */
function requiredAtOnce(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require') {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument) && argument.text.startsWith('.'))
        found.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('script.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS));
  return found;
}
