import type { NoteRecord } from '../core/journal/model.js';
import type { ReadRequest, WorkerAnswer, WorkerRequest } from './protocol.js';
import { prepareSetup, readContent } from './readSource.js';

import type { PreparedSetup } from './readSource.js';

/**
 * Entry point of the browser's worker: the same as `noteWorker.ts`, but all contents come with the request. The worker of
 * Node takes its reading from here too, so that the package holds it once.
 */
export * from './readSource.js';

/** Of what a worker of a browser has, what is used here; the compiler knows the names of pages only. */
declare const self:
  | {
      addEventListener(type: 'message', listener: (event: { readonly data: WorkerRequest }) => void): void;
      postMessage(answer: WorkerAnswer): void;
    }
  | undefined;

let setup: PreparedSetup = prepareSetup({ frameworks: [], markers: { private: [], knowledge: [], planned: [] } });

if (typeof self !== 'undefined') {
  self.addEventListener('message', ({ data }) => {
    if (data.kind === 'configure') setup = prepareSetup(data.setup);
    else self.postMessage(answer(data));
  });
}

function answer({ id, batch, today }: ReadRequest): WorkerAnswer {
  const records: NoteRecord[] = [];
  const unread: { uri: string; reason: string }[] = [];
  for (const source of batch) {
    try {
      records.push(readContent(source, source.content ?? '', setup, today));
    } catch (error) {
      unread.push({ uri: source.uri, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { id, records, unread };
}
