import type Mocha from 'mocha';

import { runMocha } from '../test/support/runMocha.js';
import { closeWindows, startUi, stopUi, takePictures } from '../test/support/ui.js';
import { findTestFiles, forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

/** Runs the UI tests by pointer and keyboard in a real VS Code: `npm run test:ui -- --grep words`. */
async function main(): Promise<void> {
  forgetReport('ui');
  const grep = readGrep();
  await startUi();
  try {
    await runMocha({
      suite: 'ui',
      files: findTestFiles('ui'),
      grep,
      timeout: 180_000,
      retries: 1,
      reportFile: reportFileOf('ui'),
      print: console.log,
      rootHooks: { afterEach: leaveNothingOpen },
    });
  } finally {
    await stopUi();
  }
  setExitCode('ui');
}

async function leaveNothingOpen(this: Mocha.Context): Promise<void> {
  // A test that is tried again has neither passed nor failed yet.
  const isFine = this.currentTest?.state === 'passed' || this.currentTest?.state === 'pending';
  if (!isFine) {
    for (const picture of await takePictures(this.currentTest?.fullTitle() ?? 'no test')) {
      console.log(`      picture: ${picture}`);
    }
  }
  await closeWindows({ keepShared: isFine });
}

main().then(
  // The browser's driver may hold the process for a while after everything is closed.
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
