import { setTimeout as delay } from 'node:timers/promises';
import { runTests } from '@vscode/test-electron';

import { launchBrowser } from './browser.js';
import { binaryOf, findDesktopEditor, makeUserData } from './desktopEditor.js';
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
 * Whether they passed is for the caller to find in what they have written. The last lines of the editor's own log are
 * returned, for the case that they have written nothing.
 */
export async function runInEditor(run: HostRun): Promise<string> {
  const desktop = findDesktopEditor();
  if (desktop !== undefined) {
    console.log(`Extension host: desktop VS Code at ${desktop}`);
    return runOnDesktop(run, desktop);
  }
  if (process.platform === 'linux') {
    console.log('Extension host: VS Code server (no desktop VS Code was found; VSCODE_PATH can name one)');
    return runOnServer(run);
  }
  console.log('Extension host: desktop VS Code, downloaded where it is missing');
  return runOnDesktop(run, undefined);
}

async function runOnDesktop(run: HostRun, executable: string | undefined): Promise<string> {
  const data = makeUserData();
  try {
    await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: binaryOf(executable) }),
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: run.tests,
      extensionTestsEnv: { ...run.env },
      launchArgs: [
        run.folder,
        `--user-data-dir=${data}`,
        `--extensions-dir=${data}/extensions`,
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
      ],
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

async function runOnServer(run: HostRun): Promise<string> {
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
      if (code === 'limit') {
        console.error(`The tests did not end within ${limit / 60_000} minutes.`);
      }
      return log.slice(-logLines).join('\n');
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
