import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

import { atExit } from '../test/support/cleanUp.js';
import { runInEditor } from '../test/support/extensionHost.js';
import { distFolder, projectRoot } from '../test/support/paths.js';
import { copyForHostTests } from '../test/support/workspaceCopy.js';
import { forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

/** Runs the integration tests inside a real extension host: `npm run test:integration -- --grep words`. */
async function main(): Promise<void> {
  forgetReport('integration');
  const grep = readGrep();
  // Files of this run alone: two runs at the same time must not read each other's results.
  const exchange = fs.mkdtempSync(path.join(os.tmpdir(), 'skill-journal-integration-'));
  atExit(() => fs.rmSync(exchange, { recursive: true, force: true }));
  const output = path.join(exchange, 'output.txt');
  const report = path.join(exchange, 'report.json');
  fs.writeFileSync(output, '');
  const journal = copyForHostTests();
  let log: string;
  try {
    log = await runInEditor({
      extension: projectRoot,
      tests: path.join(distFolder, 'test', 'integration', 'index.js'),
      folder: journal.folder,
      env: {
        SKILL_JOURNAL_TEST_OUTPUT: output,
        SKILL_JOURNAL_TEST_REPORT: report,
        ...(grep === undefined ? {} : { SKILL_JOURNAL_TEST_GREP: grep }),
      },
    });
  } finally {
    process.stdout.write(fs.readFileSync(output, 'utf8'));
    journal.remove();
  }
  if (fs.existsSync(report)) {
    fs.mkdirSync(path.dirname(reportFileOf('integration')), { recursive: true });
    fs.copyFileSync(report, reportFileOf('integration'));
  } else {
    console.error(log);
  }
  setExitCode('integration');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
