import { spawnSync } from 'node:child_process';

/** Compares many more notes with a parse of the whole than `npm test` does: `npm run fuzz`, or `-- 20000 SEED`. */
const [count = '100000', seed = '20261123'] = process.argv.slice(2);
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'scripts/testNode.ts', 'unit', '--grep', 'put together by chance'],
  { stdio: 'inherit', env: { ...process.env, FUZZ_NOTES: count, SEED: seed } },
);
process.exitCode = status ?? 1;
