import * as fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';

import { findOnPath, launchBrowser } from './browser.js';
import { ensureEditorInstall } from './editorInstall.js';
import { EditorServer } from './editorServer.js';

export interface HostRun {
  /** The extension's folder. */
  readonly extension: string;
  /** The module whose `run` is called inside the extension host. */
  readonly tests: string;
  /** The folder to open. */
  readonly folder: string;
  /** Environment for the extension host. */
  readonly env: Readonly<Record<string, string>>;
}

const limit = 10 * 60_000;
const logLines = 20;

/**
 * Runs tests inside the extension host of a desktop VS Code where there is one, else of a VS Code server.
 *
 * Whether they passed is for the caller to find in what they have written: an error here means that they did not end.
 */
export async function runInEditor(run: HostRun): Promise<void> {
  const desktop = findDesktopEditor();
  if (desktop !== undefined) {
    console.log(`Extension host: desktop VS Code at ${desktop}`);
    await runOnDesktop(run, desktop);
  } else if (process.platform === 'linux') {
    console.log('Extension host: VS Code server (no desktop VS Code was found; VSCODE_PATH can name one)');
    await runOnServer(run);
  } else {
    console.log('Extension host: desktop VS Code, downloaded where it is missing');
    await runOnDesktop(run, undefined);
  }
}

/** Returns the executable of a desktop VS Code: `VSCODE_PATH`, or what PATH has. */
export function findDesktopEditor(): string | undefined {
  const chosen = process.env['VSCODE_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!fs.existsSync(chosen)) {
      throw new Error(`VSCODE_PATH names a file that is not there: ${chosen}`);
    }
    return chosen;
  }
  return findOnPath(['code', 'codium', 'code-insiders']);
}

async function runOnDesktop(run: HostRun, executable: string | undefined): Promise<void> {
  try {
    await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.tests,
      extensionTestsEnv: { ...run.env },
      launchArgs: [run.folder, '--disable-extensions', '--disable-workspace-trust', '--skip-welcome'],
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

async function runOnServer(run: HostRun): Promise<void> {
  const server = await EditorServer.start(await ensureEditorInstall(), { env: run.env });
  try {
    const browser = await launchBrowser();
    try {
      const page = await (await browser.newContext()).newPage();
      const log: string[] = [];
      // The workbench calls these two by name when tests run in it.
      await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
        log.push(`${type}: ${args.map(String).join(' ')}`);
      });
      const ended = new Promise<number>((resolve) => {
        void page
          .exposeFunction('codeAutomationExit', (code: number) => resolve(code))
          .then(async () => {
            await page.goto(server.address(run));
          });
      });
      const code = await Promise.race([ended, delay(limit, 'limit' as const, { ref: false })]);
      if (code !== 0) {
        const reason = code === 'limit' ? `did not end within ${limit / 60_000} minutes` : `ended with ${code}`;
        console.error(`The tests ${reason}.\n${log.slice(-logLines).join('\n')}`);
      }
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
