import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { documentWords } from '../../../src/core/review/documentWords.js';
import type { Printed } from '../../../src/core/review/exportReview.js';
import { printDocument, type PrintRequest } from '../../../src/core/review/printDocument.js';
import { printInWorker } from '../../../src/vscode/reviews/printInWorker.js';
import { projectRoot } from '../../support/paths.js';

describe('the thread that prints documents', function () {
  this.timeout(60_000);
  let folder = '';
  const request: PrintRequest = {
    format: 'html',
    markdown: '# Rückblick\n\n> [!review] Anna\n> verdict:: agree\n> rating:: 5\n',
    language: 'de',
    words: documentWords((key, args) => `${key} auf Deutsch ${JSON.stringify(args)}`),
  };

  before(() => void (folder = mkdtempSync(path.join(tmpdir(), 'skill-journal-document-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Gives up at once what `isGivenUp`. */
  function print(script: string, given: PrintRequest, isGivenUp = false): Promise<Printed | undefined> {
    const onCancellationRequested = (listener: (event: unknown) => unknown) => {
      if (isGivenUp) listener(undefined);
      return { dispose: () => undefined };
    };
    return printInWorker(script)(given, { onCancellationRequested });
  }

  it('prints what the host would, in the user’s language', async () => {
    const script = path.join(folder, 'documentWorker.js');
    const entryPoints = [path.join(projectRoot, 'src', 'worker', 'documentWorker.ts')];
    buildSync({ entryPoints, outfile: script, bundle: true, platform: 'node', mainFields: ['module', 'main'] });
    for (const format of ['html', 'docx'] as const) {
      assert.deepEqual(await print(script, { ...request, format }), await printDocument({ ...request, format }));
    }
    assert.match(
      String((await print(script, request))?.data),
      /agree auf Deutsch[^]*rated auf Deutsch[^<]*rating[^<]*5/,
    );
  });

  it('is ended when its work is given up, and says when it fails', async () => {
    const script = path.join(folder, 'endless.js');
    writeFileSync(script, 'setInterval(() => undefined, 1000);');
    assert.equal(await print(script, request, true), undefined);
    writeFileSync(script, 'throw new Error("no memory left");');
    await assert.rejects(print(script, request), /no memory left/);
  });
});
