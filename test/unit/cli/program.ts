import { spawn } from 'node:child_process';
import { cp, mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'esbuild';

export interface Ending {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

const root = resolve(__dirname, '..', '..', '..');

/** Bundles the program as it is shipped, frameworks beside it. Starting the sources takes many times as long. */
export async function buildProgram(home: string): Promise<string> {
  const outfile = join(home, 'cli.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  await cp(join(root, 'frameworks'), join(home, 'frameworks'), { recursive: true });
  return outfile;
}

/** Starts the program with Node; `program` is its arguments up to the program's own. */
export function runProgram(
  program: readonly string[],
  args: readonly string[],
  where: { readonly cwd?: string; readonly uid?: number } = {},
): Promise<Ending> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [...program, ...args], {
      cwd: root,
      ...where,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      settle({ status, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
  });
}

export const fromSource: readonly string[] = ['--import', 'tsx', join(root, 'src', 'cli', 'main.ts')];

/** An empty folder of the system's temporary ones, by its real path. */
export async function makeFolder(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), 'skill-journal-')));
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Writes files by their relative paths, with the folders they need. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}
