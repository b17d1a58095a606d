import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { buildSync } from 'esbuild';
import { unpackStamps, type FileStamp } from '../../src/core/journal/packed/fileStamps.js';
import { joinPaths } from '../../src/worker/joinedPaths.js';
import type { StatAnswer, StatRequest } from '../../src/worker/protocol.js';

/** The worker of the extension, asked for the stamps of files. */
export class StampWorker {
  private readonly worker: Worker;
  private lastId = 0;

  /** The script is built into `folder`. */
  constructor(folder: string) {
    const outfile = path.join(folder, 'noteWorker.js');
    const entry = path.join(process.cwd(), 'src', 'worker', 'noteWorker.ts');
    buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', mainFields: ['module', 'main'] });
    this.worker = new Worker(outfile);
  }

  async stamp(paths: readonly string[]): Promise<readonly (FileStamp | undefined)[]> {
    const id = ++this.lastId;
    const answer = new Promise<StatAnswer>((resolve) => {
      const take = (message: StatAnswer): void => {
        if (message.id !== id) return;
        this.worker.off('message', take);
        resolve(message);
      };
      this.worker.on('message', take);
    });
    this.worker.postMessage({ kind: 'stat', id, paths: joinPaths(paths) } satisfies StatRequest);
    return unpackStamps((await answer).stamps);
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
