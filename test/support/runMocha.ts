import type Mocha from 'mocha';

import { writeReport } from './mochaReport.js';
import { reportRun, type ReporterOptions } from './mochaReporter.js';

export interface MochaRun extends Omit<ReporterOptions, 'done'> {
  /** Where the counts go. */
  readonly reportFile: string;
  /** Absolute paths of the test files. */
  readonly files: readonly string[];
  /** Runs only tests whose full title matches this. */
  readonly grep: string | undefined;
  /** Milliseconds that one test may take. */
  readonly timeout: number;
  /**
   * How often a failed test is tried again; each is named in the report. For tests in a real editor only, which a busy
   * machine can keep from an answer: what fails twice in a row is broken.
   */
  readonly retries?: number;
  /** Hooks around every test. */
  readonly rootHooks?: Mocha.RootHookObject;
}

/** Runs test files in this process. What came of it is in the report file. */
export async function runMocha(run: MochaRun): Promise<void> {
  // Imported when needed: mocha is an ES module, and older extension hosts cannot `require` one.
  const { default: MochaClass } = await import('mocha');
  class Reporter extends MochaClass.reporters.Base {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
      super(runner, options);
      reportRun(runner, { ...run, done: (report) => writeReport(run.reportFile, report) });
    }
  }
  const mocha = new MochaClass({
    ui: 'bdd',
    timeout: run.timeout,
    retries: run.retries ?? 0,
    forbidOnly: process.env['CI'] !== undefined,
    reporter: Reporter,
    ...(run.rootHooks === undefined ? {} : { rootHooks: run.rootHooks }),
    ...(run.grep === undefined ? {} : { grep: run.grep }),
  });
  for (const file of run.files) {
    mocha.addFile(file);
  }
  await mocha.loadFilesAsync();
  await new Promise<void>((resolve) => {
    mocha.run(() => resolve());
  });
}
