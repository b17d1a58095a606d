import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { outFolder, projectRoot } from '../support/paths.js';

/**
 * Times the index beside its peers: `npm run bench -- --notes 10000 --seed 20261123`. The code is bundled as it is shipped,
 * since what runs TypeScript directly is slower. Peers that are no dependencies of ours are installed when first asked for.
 * With `commands` first, it is commands that are timed: `npm run bench:commands`.
 */
const peersFolder = path.join(outFolder, 'bench-peers');
const peers = [
  'vscode-markdown-languageservice@0.4.0',
  'vscode-languageserver@9',
  'markdown-it@14',
  'foam-cli@0.46.0',
  '@vscode/ripgrep@1.18.0',
];

function installPeers(): boolean {
  if (peers.every((peer) => existsSync(path.join(peersFolder, 'node_modules', peer.replace(/@[^@]*$/, '')))))
    return true;
  mkdirSync(peersFolder, { recursive: true });
  writeFileSync(path.join(peersFolder, 'package.json'), '{ "private": true }\n');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...peers], {
    cwd: peersFolder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

async function main(): Promise<void> {
  const outdir = path.join(outFolder, 'bench');
  await build({
    entryPoints: ['measure', 'start', 'commands'].map((name) => path.join(projectRoot, 'test', 'bench', `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    external: ['esbuild'],
    logLevel: 'warning',
  });
  const [first, ...others] = process.argv.slice(2);
  const isOfCommands = first === 'commands';
  const hasPeers = !isOfCommands && installPeers();
  const script = path.join(outdir, isOfCommands ? 'commands.mjs' : 'measure.mjs');
  const given = isOfCommands ? others : process.argv.slice(2);
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=8000', script, ...given], {
    stdio: 'inherit',
    cwd: projectRoot,
    env: { ...process.env, BENCH_PEERS: hasPeers ? peersFolder : '' },
  });
  process.exitCode = status ?? 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
