import type { SuiteReport } from '../support/mochaReporter.js';

/**
 * How the tests in the web worker and the runner outside of the browser speak to each other: the worker has no files and no
 * environment, so it reads its options from the workspace and prints lines with a mark, which the browser's console hands on.
 */

export interface WebRunOptions {
  readonly grep?: string;
}

/** In the workspace folder. */
export const optionsFile = '.skill-journal-web-tests.json';

const lineMark = '[skill-journal line] ';
const reportMark = '[skill-journal report] ';

export function sayLine(line: string): void {
  console.log(lineMark + JSON.stringify(line));
}

export function sayReport(report: SuiteReport): void {
  console.log(reportMark + JSON.stringify(report));
}

export type Said =
  { readonly kind: 'line'; readonly line: string } | { readonly kind: 'report'; readonly report: SuiteReport };

/** What a text of the console says to the runner; `undefined` where it is the workbench's own. */
export function readSaid(text: string): Said | undefined {
  const line = after(text, lineMark);
  if (line !== undefined) return { kind: 'line', line: JSON.parse(line) as string };
  const report = after(text, reportMark);
  return report === undefined ? undefined : { kind: 'report', report: JSON.parse(report) as SuiteReport };
}

function after(text: string, mark: string): string | undefined {
  const at = text.indexOf(mark);
  return at === -1 ? undefined : text.slice(at + mark.length);
}
