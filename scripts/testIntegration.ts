import * as fs from 'node:fs';
import * as path from 'node:path';

import { runInEditor } from '../test/support/extensionHost.js';
import { distFolder, outFolder, projectRoot } from '../test/support/paths.js';
import { copySampleJournal } from '../test/support/workspaceCopy.js';
import { forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

/** Runs the integration tests inside a real extension host: `npm run test:integration -- --grep words`. */
async function main(): Promise<void> {
  forgetReport('integration');
  const grep = readGrep();
  const output = path.join(outFolder, 'reports', 'integration.txt');
  fs.mkdirSync(path.dirname(output), { recursive: true });
  fs.writeFileSync(output, '');
  const journal = copySampleJournal();
  try {
    await runInEditor({
      extension: projectRoot,
      tests: path.join(distFolder, 'test', 'integration', 'index.js'),
      folder: journal.folder,
      env: {
        SKILL_JOURNAL_TEST_OUTPUT: output,
        SKILL_JOURNAL_TEST_REPORT: reportFileOf('integration'),
        ...(grep === undefined ? {} : { SKILL_JOURNAL_TEST_GREP: grep }),
      },
    });
  } finally {
    process.stdout.write(fs.readFileSync(output, 'utf8'));
    journal.remove();
  }
  setExitCode('integration');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
