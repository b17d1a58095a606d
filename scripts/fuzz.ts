import { spawnSync } from 'node:child_process';

/**
 * Compares many more notes, and a tenth as many sequences of edits, with a parse of the whole than `npm test` does:
 * `npm run fuzz`, or `-- 20000 SEED`.
 */
const [count = '100000', seed = '20261123'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'scripts/testNode.ts', 'unit', '--grep', 'put together by chance|after every edit'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_NOTES: count, FUZZ_EDITS: String(Number(count) / 10), SEED: seed } },
);
process.exitCode = status ?? 1;
