import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { answerRead } from './answerRead.js';
import { KnownFrameworks } from './knownFrameworks.js';
import { splitPaths } from './joinedPaths.js';
import { listNotes } from './listNotes.js';
import { PostedRecords } from './postedRecords.js';
import { packStamps, type FileStamp } from '../core/journal/packed/fileStamps.js';
import { packReading } from './packReading.js';
import type {
  FileWorkerRequest,
  ListAnswer,
  ListRequest,
  NoteSource,
  ReadAnswer,
  ReadRequest,
  StatAnswer,
  StatRequest,
  YamlAnswer,
  YamlRequest,
} from './protocol.js';
import { prepareSetup } from './readSource.js';
import type { PreparedSetup } from './readSource.js';
import { readYaml } from './readYaml.js';

/** Entry point of the worker thread: reads notes so that the extension host's thread stays free. */

let setup: PreparedSetup = prepareSetup({ frameworks: [], markers: { private: [], knowledge: [], planned: [] } });

const known = new KnownFrameworks();
const posted = new PostedRecords();

parentPort?.on('message', (request: FileWorkerRequest) => {
  if (request.kind === 'configure') setup = prepareSetup(known.setupOf(request));
  else if (request.kind === 'list') void answerList(request);
  else if (request.kind === 'stat') answerStat(request);
  else if (request.kind === 'yaml') answerYaml(request);
  else void answer(request, setup);
});

async function answer(request: ReadRequest, current: PreparedSetup): Promise<void> {
  // All files of a batch are opened at once: one after the other, most of the time would be spent waiting.
  const contents = await Promise.allSettled(request.batch.map((source) => contentOf(source)));
  parentPort?.postMessage(answerRead(request, contents, current, posted) satisfies ReadAnswer);
}

async function answerList(request: ListRequest): Promise<void> {
  parentPort?.postMessage((await listNotes(request)) satisfies ListAnswer);
}

/** One after the other: in a thread of its own that is faster than by promises. */
function answerStat({ id, paths }: StatRequest): void {
  const stamps = splitPaths(paths).map((path): FileStamp | undefined => {
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      return found && { size: found.size, changed: found.mtimeMs };
    } catch {
      return undefined;
    }
  });
  parentPort?.postMessage({ id, stamps: packStamps(stamps) } satisfies StatAnswer);
}

function answerYaml({ id, file, text, uri }: YamlRequest): void {
  const reading = readYaml(file, text, uri);
  known.add(id, reading);
  parentPort?.postMessage({ id, packed: packReading(reading) } satisfies YamlAnswer);
}

async function contentOf({ content, path }: NoteSource): Promise<string | Uint8Array> {
  return content ?? (path === undefined ? '' : readFile(path));
}
