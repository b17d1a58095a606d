import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { launchBrowser } from '../test/support/browser.js';
import { writeReport } from '../test/support/mochaReport.js';
import { distFolder, projectRoot } from '../test/support/paths.js';
import { startWebHost } from '../test/support/webHost.js';
import { copyForHostTests } from '../test/support/workspaceCopy.js';
import { optionsFile, readSaid, type WebRunOptions } from '../test/web/exchange.js';
import { forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

const limit = 10 * 60_000;
const logLines = 40;

/** Runs the integration tests in VS Code for the Web, in its web worker: `npm run test:web -- --grep words`. */
async function main(): Promise<void> {
  forgetReport('web');
  const grep = readGrep();
  const journal = copyForHostTests();
  const options: WebRunOptions = grep === undefined ? {} : { grep };
  fs.writeFileSync(path.join(journal.folder, optionsFile), JSON.stringify(options));
  const host = await startWebHost({
    extension: projectRoot,
    tests: path.join(distFolder, 'test', 'web', 'index.js'),
    folder: journal.folder,
  });
  try {
    const log = await runInPage(host.address);
    if (!fs.existsSync(reportFileOf('web'))) console.error(log);
  } finally {
    host.stop();
    journal.remove();
  }
  setExitCode('web');
}

/** Opens the page and stays until its tests have ended; returns the last lines of the editor's own log. */
async function runInPage(address: string): Promise<string> {
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    const log: string[] = [];
    // The workbench calls these two by name when tests run in it.
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      const text = args.map(String).join(' ');
      const said = readSaid(text);
      if (said === undefined) log.push(`${type}: ${text}`);
      else if (said.kind === 'line') console.log(said.line);
      else writeReport(reportFileOf('web'), said.report);
    });
    let end: (code: number) => void = () => undefined;
    const ended = new Promise<number>((resolve) => (end = resolve));
    await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
    await page.goto(address);
    const code = await Promise.race([ended, delay(limit, 'limit' as const, { ref: false })]);
    if (code === 'limit') console.error(`The tests did not end within ${limit / 60_000} minutes.`);
    return log.slice(-logLines).join('\n');
  } finally {
    await browser.close();
  }
}

main().then(
  // The server of the web host keeps connections open.
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
