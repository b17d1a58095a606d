import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

import { atExit } from '../test/support/cleanUp.js';
import { oldestEditor } from '../test/support/editorInstall.js';
import { runInEditor } from '../test/support/extensionHost.js';
import { distFolder, projectRoot } from '../test/support/paths.js';
import { copySampleJournal } from '../test/support/workspaceCopy.js';
import { forgetReport, readGrep, reportFileOf, setExitCode } from './suite.js';

/** What shows that the oldest editor has all that the extension needs; the whole would take as long again. */
const partForOldest =
  '(the extension in a real VS Code|^hover|completion|problems of notes|a framework of the journal|^pages|preview)';

/**
 * Runs the integration tests inside a real extension host: `npm run test:integration -- --grep words`; with `--oldest`, a
 * part of them in the oldest VS Code that the manifest allows.
 */
async function main(): Promise<void> {
  const oldest = process.argv.includes('--oldest');
  const suite = oldest ? 'oldest' : 'integration';
  forgetReport(suite);
  const grep = readGrep() ?? (oldest ? partForOldest : undefined);
  // Files of this run alone: two runs at the same time must not read each other's results.
  const exchange = fs.mkdtempSync(path.join(os.tmpdir(), 'skill-journal-integration-'));
  atExit(() => fs.rmSync(exchange, { recursive: true, force: true }));
  const output = path.join(exchange, 'output.txt');
  const report = path.join(exchange, 'report.json');
  fs.writeFileSync(output, '');
  const journal = copySampleJournal();
  let log: string;
  try {
    log = await runInEditor({
      extension: projectRoot,
      tests: path.join(distFolder, 'test', 'integration', 'index.js'),
      folder: journal.folder,
      ...(oldest ? { server: oldestEditor } : {}),
      env: {
        SKILL_JOURNAL_TEST_OUTPUT: output,
        SKILL_JOURNAL_TEST_REPORT: report,
        SKILL_JOURNAL_TEST_SUITE: suite,
        ...(grep === undefined ? {} : { SKILL_JOURNAL_TEST_GREP: grep }),
      },
    });
  } finally {
    process.stdout.write(fs.readFileSync(output, 'utf8'));
    journal.remove();
  }
  if (fs.existsSync(report)) {
    fs.mkdirSync(path.dirname(reportFileOf(suite)), { recursive: true });
    fs.copyFileSync(report, reportFileOf(suite));
  } else {
    console.error(log);
  }
  setExitCode(suite);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
