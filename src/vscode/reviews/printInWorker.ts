import { Worker } from 'node:worker_threads';
import type { Printed } from '../../core/review/exportReview.js';
import type { PrintDocument } from '../features.js';

/** Prints each document in a thread of its own, which ends with it, or when it is given up. */
export function printInWorker(script: string): PrintDocument {
  return (request, token) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script, { name: 'Skill Journal documents', workerData: request });
      worker.once('message', (printed: Printed) => resolve(printed));
      worker.once('error', reject);
      worker.once('exit', () => resolve(undefined));
      token.onCancellationRequested(() => void worker.terminate());
    });
}
