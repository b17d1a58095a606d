import type Mocha from 'mocha';

/** What a suite came to. */
export interface SuiteReport {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface ReporterOptions {
  readonly suite: string;
  /** Takes the counts at the end. */
  readonly done: (report: SuiteReport) => void;
  /** Takes the readable lines. */
  readonly print: (line: string) => void;
}

/** Where a skipped test keeps its reason: on itself, since tests in the extension host are bundled one by one. */
const reasonKey = Symbol.for('skill-journal.skipReason');

interface Skipped {
  [reasonKey]?: string;
}

/** Skips the running test for a reason, which the report tells. A test skipped without one fails the run. */
export function skipBecause(context: Mocha.Context, reason: string): never {
  if (context.test !== undefined) {
    (context.test as Skipped)[reasonKey] = reason;
  }
  return context.skip();
}

/** Prints a run as it goes and hands over its counts at the end. A suite without a single test has failed. */
export function reportRun(runner: Mocha.Runner, options: ReporterOptions): void {
  const { print } = options;
  const failures: { readonly title: string; readonly error: unknown }[] = [];
  const retried: string[] = [];
  let passed = 0;
  let skipped = 0;
  let depth = 0;
  const indent = (): string => '  '.repeat(depth);
  const fail = (test: Mocha.Runnable, error: unknown): void => {
    failures.push({ title: test.fullTitle(), error });
    print(`${indent()}${failures.length}) ${test.title}`);
  };
  runner.on('suite', (suite) => {
    if (suite.title !== '') {
      print(`${indent()}${suite.title}`);
    }
    depth += 1;
  });
  runner.on('suite end', () => {
    depth -= 1;
  });
  runner.on('pass', (test) => {
    passed += 1;
    const slow = test.speed === 'slow' ? ` (${test.duration ?? 0} ms)` : '';
    print(`${indent()}✔ ${test.title}${slow}`);
  });
  runner.on('fail', fail);
  // Mocha's types leave this event out.
  (runner as NodeJS.EventEmitter).on('retry', (test: Mocha.Test, error: unknown) => {
    retried.push(test.fullTitle());
    print(`${indent()}? ${test.title}: failed, and is tried again\n${describeError(error)}`);
  });
  runner.on('pending', (test) => {
    const reason = (test as Skipped)[reasonKey];
    if (reason === undefined) {
      fail(test, new Error('Skipped without a reason.'));
      return;
    }
    skipped += 1;
    print(`${indent()}- ${test.title} (skipped: ${reason})`);
  });
  runner.on('end', () => {
    if (passed + failures.length === 0) {
      failures.push({ title: options.suite, error: new Error('Not a single test ran.') });
    }
    failures.forEach(({ title, error }, index) => print(`\n${index + 1}) ${title}\n${describeError(error)}`));
    for (const title of retried) {
      print(`\nTried twice: ${title}`);
    }
    print(
      `\n${options.suite}: ${passed} passed, ${failures.length} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
    );
    options.done({ suite: options.suite, passed, failed: failures.length, skipped });
  });
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return `   ${String(error)}`;
  }
  const compared = 'expected' in error && 'actual' in error && !error.message.includes('\n');
  const values = compared ? `\n   expected: ${show(error.expected)}\n   actual:   ${show(error.actual)}` : '';
  return `   ${error.stack ?? error.message}${values}`.replaceAll('\n', '\n   ');
}

function show(value: unknown): string {
  // Typed as a text always, JSON.stringify returns none for functions and `undefined`.
  const text = (JSON.stringify(value) as string | undefined) ?? String(value);
  return text.length > 500 ? `${text.slice(0, 500)}…` : text;
}
