import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';

import { readReport } from '../test/support/mochaReport.js';
import { outFolder, projectRoot } from '../test/support/paths.js';

/** The test suites, in the order in which they run. */
export const suiteNames = ['unit', 'package', 'browser', 'integration', 'web', 'ui'] as const;
export type SuiteName = (typeof suiteNames)[number];

/** Where a suite leaves its counts. `REPORTS` names another folder, for runs of one suite side by side. */
export function reportFileOf(suite: SuiteName): string {
  return path.join(process.env['REPORTS'] ?? path.join(outFolder, 'reports'), `${suite}.json`);
}

/** Removes the counts of an earlier run, so that they cannot be taken for this one's. */
export function forgetReport(suite: SuiteName): void {
  fs.rmSync(reportFileOf(suite), { force: true });
}

/** Sets the exit code by what the suite's report says; a suite without a report has failed. */
export function setExitCode(suite: SuiteName): void {
  const report = readReport(reportFileOf(suite));
  if (report === undefined) {
    console.error(`${suite}: ended without a report.`);
  }
  process.exitCode = report?.failed === 0 ? 0 : 1;
}

/** Reads `--grep PATTERN` from the command line. */
export function readGrep(): string | undefined {
  const { values } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', short: 'g' } },
    strict: false,
  });
  return typeof values.grep === 'string' ? values.grep : undefined;
}

/** Returns the test files under a folder of `test/`, in a stable order. */
export function findTestFiles(suite: SuiteName): string[] {
  const folder = path.join(projectRoot, 'test', suite);
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => path.join(folder, name));
}
