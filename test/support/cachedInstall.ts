import * as fs from 'node:fs';
import * as path from 'node:path';

import { cacheFolder } from './paths.js';
import { runQuietly } from './run.js';

/** Something heavy that only some tests and scripts need, kept between runs outside the project's own dependencies. */
export interface CachedInstall {
  /** The folder's name; it holds the pinned versions, so that another version is another folder. */
  readonly name: string;
  /** What is said before the work begins. */
  readonly title: string;
  /** Fills an empty folder. */
  readonly install: (folder: string) => Promise<void>;
}

const markerName = 'installed.json';

/**
 * Returns the folder of an install, made first where it is missing.
 *
 * It is made beside its final place and moved there when whole, so that an interrupted one is never used.
 */
export async function ensureCached({ name, title, install }: CachedInstall): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (isWhole(folder)) {
    return folder;
  }
  console.log(`Installing ${title} (once) into ${folder}`);
  removeAbandoned(path.dirname(folder));
  const partial = `${folder}.partial-${process.pid}`;
  fs.mkdirSync(partial, { recursive: true });
  fs.writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  await install(partial);
  fs.writeFileSync(path.join(partial, markerName), `${JSON.stringify({ name })}\n`);
  moveIntoPlace(partial, folder);
  return folder;
}

/**
 * Runs npm in a folder of the cache. Install scripts would compile native modules or fetch binaries; nothing that is
 * installed here needs them.
 */
export async function runNpm(args: readonly string[], cwd: string): Promise<string> {
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return runQuietly('npm', [...args, ...common], { cwd, env: plainNpmEnvironment() });
}

/** npm hands its own settings to scripts as variables; those of this project are not another's. */
export function plainNpmEnvironment(): NodeJS.ProcessEnv {
  const ours = new Set(['npm_config_local_prefix', 'npm_config_prefix', 'npm_package_json', 'npm_config_omit']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.has(name)));
}

function isWhole(folder: string): boolean {
  return fs.existsSync(path.join(folder, markerName));
}

function moveIntoPlace(partial: string, folder: string): void {
  // What is there without its mark has lost a part of it.
  if (fs.existsSync(folder) && !isWhole(folder)) fs.rmSync(folder, { recursive: true, force: true });
  try {
    fs.renameSync(partial, folder);
  } catch (error) {
    if (!isWhole(folder)) throw error;
    // Another run was faster; its install is as good as ours.
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/** Removes what interrupted installs have left. */
function removeAbandoned(parent: string): void {
  if (!fs.existsSync(parent)) {
    return;
  }
  for (const name of fs.readdirSync(parent)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
