import * as fs from 'node:fs';
import * as path from 'node:path';

import type { SuiteReport } from './mochaReporter.js';

/** Reads the counts of a suite; `undefined` where it never came to its end. */
export function readReport(reportFile: string): SuiteReport | undefined {
  if (!fs.existsSync(reportFile)) {
    return undefined;
  }
  return JSON.parse(fs.readFileSync(reportFile, 'utf8')) as SuiteReport;
}

/** Leaves the counts of a suite for whoever started it. */
export function writeReport(reportFile: string, report: SuiteReport): void {
  fs.mkdirSync(path.dirname(reportFile), { recursive: true });
  fs.writeFileSync(reportFile, `${JSON.stringify(report)}\n`);
}
