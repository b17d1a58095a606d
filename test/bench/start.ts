import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCache, type CacheKey } from '../../src/core/journal/packed/cache.js';
import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import { finish } from '../../src/core/steps.js';
import { StampWorker } from './stampWorker.js';

/** What is to be started from. */
export interface StartPlan {
  readonly files: readonly string[];
  readonly cacheFile: string;
  readonly key: CacheKey;
}

/** Files that the worker looks at at once. */
const STAMPS = 1_000;
const ROUNDS = 7;

/**
 * Starts from a cache as the extension does, in a process of its own, and prints how many milliseconds it took each time: the
 * worker looks at the next files while what is known of these is put into the index.
 */
async function main(planFile: string): Promise<void> {
  const plan = JSON.parse(readFileSync(planFile, 'utf8')) as StartPlan;
  const worker = new StampWorker(path.dirname(planFile));
  await worker.stamp([]);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await start(plan, worker);
    times.push(performance.now() - began);
  }
  await worker.end();
  console.log(JSON.stringify(times));
}

async function start({ files, cacheFile, key }: StartPlan, worker: StampWorker): Promise<void> {
  const index = new JournalIndex();
  const known = finish(readCache(readFileSync(cacheFile), key));
  let next = worker.stamp(files.slice(0, STAMPS));
  for (let i = 0; i < files.length; i += STAMPS) {
    const stamps = await next;
    next = worker.stamp(files.slice(i + STAMPS, i + 2 * STAMPS));
    for (const [at, stamp] of stamps.entries()) {
      const note = known.get(files[i + at] ?? '');
      if (stamp && note?.isOf(stamp) === true) index.put(note);
    }
  }
  if (index.noteCount !== files.length) throw new Error('The cache does not hold all notes.');
}

await main(process.argv[2] ?? '');
