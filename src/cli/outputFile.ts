import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Failure, reasonOf } from './failure.js';

/**
 * Writes a file so that nobody ever sees half of it: under another name beside it, then renamed. One that is there
 * already is replaced only by force.
 */
export async function writeOutput(path: string, data: string | Uint8Array, force: boolean): Promise<void> {
  const reserved = !force;
  if (reserved) await reserve(path);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(draft, data, { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    if (reserved) await rm(path, { force: true }).catch(() => undefined);
    throw new Failure(`${path}: ${reasonOf(error)}`);
  }
}

/** Takes the name, so that of two programs that write it at one time only one goes on. */
async function reserve(path: string): Promise<void> {
  try {
    await (await open(path, 'wx')).close();
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new Failure(isThere ? `${path}: is there already; --force replaces it` : `${path}: ${reasonOf(error)}`);
  }
}
