import { spawn } from 'node:child_process';

import { readReport } from '../test/support/mochaReport.js';
import { projectRoot } from '../test/support/paths.js';
import { forgetReport, reportFileOf, suiteNames } from './suite.js';

/** A part of the whole run: a script of package.json. */
interface Part {
  readonly script: string;
  readonly title: string;
}

const checks: readonly Part[] = [
  { script: 'check:types', title: 'Type check' },
  { script: 'check:lint', title: 'Lint' },
  { script: 'check:format', title: 'Format' },
];
const builds: readonly Part[] = [
  { script: 'build', title: 'Build' },
  { script: 'check:web', title: 'Browser bundle' },
];
/** They run in Node, and each leaves a processor idle for a good part: the lanes keep each other company. */
const nodeLanes: readonly (readonly Part[])[] = [
  [{ script: 'test:unit', title: 'Unit tests' }],
  [
    { script: 'test:package', title: 'Package tests' },
    { script: 'test:browser', title: 'Browser tests' },
  ],
];
/** Each has a real editor to itself. */
const editorSuites: readonly Part[] = [
  { script: 'test:integration', title: 'Integration tests' },
  { script: 'test:web', title: 'Web host tests' },
  { script: 'test:ui', title: 'UI tests' },
];

/** Runs everything there is, goes on after a failure, and ends with one line of counts. */
async function main(): Promise<void> {
  suiteNames.forEach(forgetReport);
  const failed: string[] = [];
  const note = async (part: Part, running: Promise<boolean>): Promise<void> => {
    if (!(await running)) {
      failed.push(part.title);
    }
  };
  // The checks mostly use one processor each, so they keep each other company.
  await Promise.all(checks.map(async (part) => note(part, runCollected(part))));
  for (const part of builds) {
    await note(part, runShown(part));
  }
  await Promise.all(
    nodeLanes.map(async (lane) => {
      for (const part of lane) {
        await note(part, runCollected(part));
      }
    }),
  );
  for (const part of editorSuites) {
    await note(part, runShown(part));
  }
  const count = countTests();
  if (failed.length > 0) {
    console.log(`\nFailed: ${failed.join(', ')}`);
  }
  // A check that failed without a failed test shall not look like a success in the last line either.
  const failures = count.failed === 0 ? failed.length : count.failed;
  if (count.skipped > 0) {
    console.log(`${count.skipped} skipped, for the reasons above`);
  }
  console.log(`\n${count.passed} passed, ${failures} failed`);
  process.exitCode = failures === 0 && failed.length === 0 ? 0 : 1;
}

function countTests(): { readonly passed: number; readonly failed: number; readonly skipped: number } {
  const reports = suiteNames.map((suite) => readReport(reportFileOf(suite)));
  // A suite that ended without a report has failed as one.
  return {
    passed: reports.reduce((sum, report) => sum + (report?.passed ?? 0), 0),
    failed: reports.reduce((sum, report) => sum + (report?.failed ?? 1), 0),
    skipped: reports.reduce((sum, report) => sum + (report?.skipped ?? 0), 0),
  };
}

/** Runs a part and prints its output as it comes; false where it failed. */
async function runShown(part: Part): Promise<boolean> {
  console.log(`\n== ${part.title}`);
  return run(part, (text) => process.stdout.write(text));
}

/** Runs a part and prints its output in one piece when it ends; false where it failed. */
async function runCollected(part: Part): Promise<boolean> {
  let output = '';
  const passed = await run(part, (text) => {
    output += text;
  });
  console.log(`\n== ${part.title}\n${output}`.trimEnd());
  return passed;
}

async function run(part: Part, print: (text: string) => void): Promise<boolean> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    const child = spawn(windows ? 'npm.cmd' : 'npm', ['run', '--silent', part.script], {
      cwd: projectRoot,
      shell: windows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => print(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => print(chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      print(`${code === 0 ? 'Done' : `Failed (${code ?? 'ended by a signal'})`} in ${seconds} s\n`);
      resolve(code === 0);
    });
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
