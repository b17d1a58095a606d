import { spawnSync } from 'node:child_process';

/**
 * Does more than `npm test` does: compares many notes, and a tenth as many sequences of edits, with a parse of the whole,
 * and has a fifth as many damaged files read, those guided by what code they reach. `npm run fuzz`, or `-- 20000 SEED`.
 */
const [count = '100000', seed = '20261123'] = process.argv.slice(2);
const share = (part: number): string => String(Math.ceil(Number(count) / part));

const runs = [
  {
    args: ['unit', '--grep', 'put together by chance|after every edit|as the parser reads it'],
    env: { FUZZ_NOTES: count, FUZZ_EDITS: share(10) },
  },
  { args: ['package', '--grep', 'damaged files'], env: { INPUTS: share(5), GUIDED: 'true' } },
];
for (const { args, env } of runs) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/testNode.ts', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env, SEED: seed },
  });
  if (status !== 0) process.exitCode = status ?? 1;
}
