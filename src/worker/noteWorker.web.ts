import type { ReadAnswer, ReadRequest, WorkerAnswer, WorkerRequest, YamlAnswer, YamlRequest } from './protocol.js';
import { answerRead } from './answerRead.js';
import { KnownFrameworks } from './knownFrameworks.js';
import { PostedRecords } from './postedRecords.js';
import { packReading } from './packReading.js';
import { prepareSetup } from './readSource.js';
import type { PreparedSetup } from './readSource.js';
import { readYaml } from './readYaml.js';

/** Entry point of the browser's worker: the same as `noteWorker.ts`, but all contents come with the request. */

/** Of what a worker of a browser has, what is used here; the compiler knows the names of pages only. */
declare const self: {
  addEventListener(type: 'message', listener: (event: { readonly data: WorkerRequest }) => void): void;
  postMessage(answer: WorkerAnswer): void;
};

let setup: PreparedSetup = prepareSetup({ frameworks: [], markers: { private: [], knowledge: [], planned: [] } });

const known = new KnownFrameworks();
const posted = new PostedRecords();

self.addEventListener('message', ({ data }) => {
  if (data.kind === 'configure') setup = prepareSetup(known.setupOf(data));
  else self.postMessage(data.kind === 'yaml' ? answerYaml(data) : answer(data));
});

function answerYaml({ id, file, text, uri }: YamlRequest): YamlAnswer {
  const reading = readYaml(file, text, uri);
  known.add(id, reading);
  return { id, packed: packReading(reading) };
}

function answer(request: ReadRequest): ReadAnswer {
  const contents = request.batch.map(({ content = '' }) => ({ status: 'fulfilled' as const, value: content }));
  return answerRead(request, contents, setup, posted);
}
