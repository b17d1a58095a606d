import { runMocha } from '../test/support/runMocha.js';
import { findTestFiles, forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

/** The suites that run in plain Node; those of `browser` start a browser of their own. */
const suites = ['unit', 'package', 'browser'] as const;

/** Runs one suite: `npm run test:unit -- --grep words`. */
async function main(): Promise<void> {
  const suite = suites.find((name) => name === process.argv[2]);
  if (suite === undefined) {
    throw new Error(`The first argument names the suite: ${suites.join(', ')}.`);
  }
  forgetReport(suite);
  await runMocha({
    suite,
    files: findTestFiles(suite),
    grep: readGrep(),
    timeout: 60_000,
    reportFile: reportFileOf(suite),
    print: console.log,
  });
  setExitCode(suite);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
