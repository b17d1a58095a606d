import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { outFolder, projectRoot } from '../test/support/paths.js';

/**
 * Does more than `npm test` does: compares many notes, and a tenth as many sequences of edits, with a parse of the whole,
 * has a fifth as many damaged files read, those guided by what code they reach, and every regular expression attacked.
 * `npm run fuzz`, or `-- 20000 SEED`.
 */
const [count = '100000', seed = '20261123'] = process.argv.slice(2);
const share = (part: number): string => String(Math.ceil(Number(count) / part));

/** The longest first: as many as there are processors run side by side. */
const runs = [
  { args: ['unit', '--grep', 'after every edit'], env: { FUZZ_EDITS: share(10) } },
  { args: ['unit', '--grep', 'put together by chance|as the parser reads it'], env: { FUZZ_NOTES: count } },
  { args: ['package', '--grep', 'damaged files'], env: { INPUTS: share(5), GUIDED: 'true' } },
  { args: ['package', '--grep', 'regular expression'], env: { FULL: '1' } },
];

async function main(): Promise<void> {
  const next = runs.entries();
  const lane = async (): Promise<void> => {
    for (const [i, { args, env }] of next) {
      const code = await run(args, { ...env, REPORTS: path.join(outFolder, 'fuzz', String(i)) });
      if (code !== 0) process.exitCode = code ?? 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
}

/** The exit code; null where a signal ended the run. */
function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/testNode.ts', ...args], {
      cwd: projectRoot,
      stdio: 'inherit',
      env: { ...process.env, ...env, SEED: seed },
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
