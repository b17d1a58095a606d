import { spawn } from 'node:child_process';

import { readReport } from '../test/support/mochaReport.js';
import { projectRoot } from '../test/support/paths.js';
import { forgetReport, reportFileOf, suiteNames } from './suite.js';

/** A part of the whole run. */
interface Part {
  readonly title: string;
  /** A script of package.json, or one of this folder: a suite without the build that its script of package.json begins with. */
  readonly script: string;
}

const checks: readonly Part[] = [
  { title: 'Type check', script: 'check:types' },
  { title: 'Lint', script: 'check:lint' },
  { title: 'Format', script: 'check:format' },
];
const builds: readonly Part[] = [
  { title: 'Build', script: 'build' },
  { title: 'Browser bundle', script: 'check:web' },
];
/**
 * Each suite leaves processors idle for a good part, the UI tests most of all, which wait for an editor: two at a time keep
 * each other company. All of them run on the one build. What needs an editor too comes last: on a machine that has none yet,
 * the first has installed it by then.
 */
const suites: readonly Part[] = [
  { title: 'UI tests', script: 'testUi.ts' },
  { title: 'Unit tests', script: 'test:unit' },
  { title: 'Package tests', script: 'test:package' },
  { title: 'Browser tests', script: 'test:browser' },
  { title: 'Integration tests', script: 'testIntegration.ts' },
  { title: 'Web host tests', script: 'testWeb.ts' },
];
const AT_ONCE = 2;

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
  const next = suites.values();
  const lane = async (): Promise<void> => {
    for (const part of next) {
      console.log(`\n${part.title} …`);
      await note(part, runCollected(part));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
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
    const { command, args, shell = false } = commandOf(part);
    const child = spawn(command, args, { cwd: projectRoot, shell, stdio: ['ignore', 'pipe', 'pipe'] });
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

function commandOf({ script }: Part): { readonly command: string; readonly args: string[]; readonly shell?: boolean } {
  if (script.endsWith('.ts')) return { command: process.execPath, args: ['--import', 'tsx', `scripts/${script}`] };
  const shell = process.platform === 'win32';
  return { command: shell ? 'npm.cmd' : 'npm', args: ['run', '--silent', script], shell };
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
