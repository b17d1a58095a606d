import { spawn, type SpawnOptions } from 'node:child_process';

/** A command that ended with another code than 0. */
export class CommandFailed extends Error {
  constructor(
    readonly command: string,
    readonly code: number | undefined,
    readonly output: string,
  ) {
    super(`${command} ended with ${code === undefined ? 'a signal' : `exit code ${code}`}${output && `\n${output}`}`);
  }
}

/** Runs a command with its output shown as it comes; the exit code is returned, a signal counts as 1. */
export async function runShown(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a command quietly; its output is returned, or is part of the error. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) {
        resolve(output);
      } else {
        reject(new CommandFailed([command, ...args].join(' '), code ?? undefined, output.slice(-4000)));
      }
    });
  });
}

/** Runs one step of something longer and prints how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  process.stdout.write(`  ${title} … `);
  try {
    const result = await work();
    process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    return result;
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}
