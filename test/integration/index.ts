import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

import { readReport } from '../support/mochaReport.js';
import { runMocha } from '../support/runMocha.js';
import { watchReach } from './support/reach.js';
import { recordStartUp } from './support/startUp.js';

/**
 * Runs the integration tests; VS Code calls this inside its extension host.
 *
 * What is printed there ends among the workbench's own lines, so the runner names files for the output and the counts.
 */
export async function run(): Promise<void> {
  const output = required('SKILL_JOURNAL_TEST_OUTPUT');
  const reportFile = required('SKILL_JOURNAL_TEST_REPORT');
  const print = (line: string): void => fs.appendFileSync(output, `${line}\n`);
  print(`Host: ${vscode.env.appName} ${vscode.version}, ${vscode.env.appHost}, Node ${process.version}`);
  watchReach();
  try {
    await recordStartUp();
    const files = findTests(__dirname);
    await runMocha({
      suite: 'integration',
      reportFile,
      print,
      files,
      grep: process.env['SKILL_JOURNAL_TEST_GREP'],
      timeout: 120_000,
      retries: 1,
    });
  } catch (error) {
    print(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw error;
  }
  const failed = readReport(reportFile)?.failed;
  if (failed !== 0) {
    throw new Error(`${failed ?? 'An unknown number of'} integration tests failed.`);
  }
}

/** The tests are bundled one by one into the folder of this file. */
function findTests(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.js'))
    .sort()
    .map((name) => path.join(folder, name));
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`The runner has not set ${name}.`);
  }
  return value;
}
