import { runMocha } from '../test/support/runMocha.js';
import { findTestFiles, forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

/** Runs the unit tests: `npm run test:unit -- --grep words`. */
async function main(): Promise<void> {
  forgetReport('unit');
  await runMocha({
    suite: 'unit',
    files: findTestFiles('unit'),
    grep: readGrep(),
    timeout: 10_000,
    reportFile: reportFileOf('unit'),
    print: console.log,
  });
  setExitCode('unit');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
