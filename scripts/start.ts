import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';

import { findDesktopEditor } from '../test/support/desktopEditor.js';
import { ensureEditorInstall } from '../test/support/editorInstall.js';
import { EditorServer } from '../test/support/editorServer.js';

import { distFolder, projectRoot } from '../test/support/paths.js';
import { runShown } from '../test/support/run.js';
import { copySampleJournal } from '../test/support/workspaceCopy.js';

/**
 * Shows the sample journal: its tally in the terminal, then the journal in an editor with the extension running.
 *
 *   npm start [-- --port N] [-- --check]
 *
 * `--check` ends once the editor can be reached, for tests.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, check: { type: 'boolean' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new Error(`--port needs a number between 1 and 65535, not “${values.port ?? ''}”.`);
  }

  console.log('The sample journal, counted on the command line:\n');
  const code = await runShown(process.execPath, [path.join(distFolder, 'cli.js'), 'tally', 'sample-journal'], {
    cwd: projectRoot,
  });
  if (code !== 0) {
    throw new Error(`The tally ended with exit code ${code}.`);
  }

  const { folder } = copySampleJournal();
  console.log(`\nThe editor opens a copy, so play freely: nothing you do reaches sample-journal/.\n  ${folder}\n`);
  const desktop = findDesktopEditor();
  if (desktop === undefined) {
    await openOnServer(folder, port, values.check === true);
  } else {
    await openOnDesktop(desktop, folder, values.check === true);
  }
}

async function openOnDesktop(executable: string, folder: string, check: boolean): Promise<void> {
  console.log(`Opening ${executable}. Ctrl+C here, or closing the window, ends it.`);
  if (check) {
    return;
  }
  const options = [`--extensionDevelopmentPath=${projectRoot}`, '--disable-workspace-trust', '--wait', '--new-window'];
  const child = spawn(executable, [...options, folder, ...firstNote(folder)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}

async function openOnServer(folder: string, port: number | undefined, check: boolean): Promise<void> {
  console.log('No desktop VS Code was found (VSCODE_PATH can name one), so a VS Code server is started.');
  const server = await EditorServer.start(await ensureEditorInstall(), port === undefined ? {} : { port });
  const [file] = firstNote(folder);
  const address = server.address({ folder, extension: projectRoot, ...(file === undefined ? {} : { file }) });
  console.log(`\nOpen this address in a browser on this machine:\n\n  ${address}\n`);
  if (check) {
    const response = await fetch(address);
    console.log(`The server answers with ${response.status}.`);
    await server.stop();
    if (!response.ok) {
      throw new Error('The page of the editor cannot be loaded.');
    }
    return;
  }
  console.log('Ctrl+C ends the server.');
  // The server's process keeps this one alive; an interrupt cleans up, see cleanUp.ts.
}

/** The note to begin with: the journal's README, which says what there is to try. */
function firstNote(folder: string): string[] {
  const file = path.join(folder, 'README.md');
  return fs.existsSync(file) ? [file] : [];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
