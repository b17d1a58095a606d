import { leftOut, tests } from 'integration-tests';
import type Mocha from 'mocha';
import 'mocha/mocha.js';
import * as vscode from 'vscode';

import { reportRun, type SuiteReport } from '../support/mochaReporter.js';
import { sayReport, sayLine, optionsFile, type WebRunOptions } from './exchange.js';

/** The browser build of mocha puts itself there. */
declare const self: { readonly Mocha: typeof Mocha; readonly mocha: Mocha & { setup(options: object): void } };

/** Runs the integration tests in the web worker extension host; VS Code for the Web calls this. */
export async function run(): Promise<void> {
  const { grep } = await readOptions();
  sayLine(
    `Host: ${vscode.env.appName} ${vscode.version}, ${vscode.env.appHost}, ${vscode.env.uiKind === vscode.UIKind.Web ? 'browser' : 'desktop'}`,
  );
  for (const { file, needs } of leftOut) sayLine(`Left out: ${file} needs ${needs}`);
  const { Mocha: MochaClass, mocha } = self;
  let report: SuiteReport | undefined;
  class Reporter extends MochaClass.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      reportRun(runner, { suite: 'web', print: sayLine, done: (counts) => (report = counts) });
    }
  }
  mocha.setup({
    ui: 'bdd',
    timeout: 60_000,
    retries: 1,
    forbidOnly: true,
    reporter: Reporter,
    ...(grep !== undefined && { grep }),
  });
  for (const test of tests) await loadOrFail(test.file, () => test.load());
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
  if (report === undefined) throw new Error('The run ended without a report.');
  sayReport(report);
  if (report.failed > 0) throw new Error(`${report.failed} web tests failed.`);
}

/** A file that cannot even be loaded is one failed test, and the others run. */
async function loadOrFail(file: string, load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch (error) {
    describe(file, () => {
      it('can be loaded in the web host', () => {
        throw error;
      });
    });
  }
}

async function readOptions(): Promise<WebRunOptions> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, optionsFile));
  return JSON.parse(new TextDecoder().decode(bytes)) as WebRunOptions;
}
