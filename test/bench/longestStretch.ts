import { readFileSync } from 'node:fs';
import { nextTurn } from '../../src/vscode/support/nextTurn.js';

/** Milliseconds of the thread. */
export interface Watched {
  /** The most between two of its turns. */
  readonly longest: number;
  readonly whole: number;
}

/** Does work, and says how long it keeps the thread. The system tells that in steps of some milliseconds. */
export async function watchThread(work: () => unknown): Promise<Watched> {
  await nextTurn();
  const begin = threadTime();
  let longest = 0;
  let last = begin;
  let isOver = false;
  const tick = (): void => {
    const now = threadTime();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(tick);
  };
  setImmediate(tick);
  await work();
  const end = threadTime();
  isOver = true;
  return { longest: Math.max(longest, end - last), whole: end - begin };
}

/** What this thread has used of a processor; where the system does not tell, what has passed by the clock. */
function threadTime(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
