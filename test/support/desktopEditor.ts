import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

import { atExit } from './cleanUp.js';
import { quietSettings } from './editorServer.js';
import { findOnPath } from './findOnPath.js';

/** Returns the start command of a desktop VS Code: `VSCODE_PATH`, or what PATH has where there is a screen to show it. */
export function findDesktopEditor(): string | undefined {
  const chosen = process.env['VSCODE_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!fs.existsSync(chosen)) {
      throw new Error(`VSCODE_PATH names a file that is not there: ${chosen}`);
    }
    return chosen;
  }
  const hasScreen =
    process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
  const found = hasScreen ? findOnPath(['code', 'codium', 'code-insiders']) : undefined;
  // In the terminal of a remote window, `code` talks to that window and can start no other editor.
  return found === undefined || fs.realpathSync(found).includes('remote-cli') ? undefined : found;
}

/**
 * Returns the editor's own binary for its start command, which is a script that would not wait for a test run.
 * What is a binary already is returned as it is.
 */
export function binaryOf(command: string): string {
  const real = fs.realpathSync(command);
  const folder = path.dirname(real);
  if (path.basename(folder) !== 'bin') {
    return real;
  }
  const name = path.basename(real, '.cmd');
  const candidates = {
    darwin: [
      path.join(folder, '..', '..', '..', 'MacOS', 'Electron'),
      path.join(folder, '..', '..', '..', 'MacOS', 'Code'),
    ],
    win32: [path.join(folder, '..', 'Code.exe'), path.join(folder, '..', 'VSCodium.exe')],
    other: [path.join(folder, '..', name)],
  };
  const { platform } = process;
  const tried = platform === 'darwin' || platform === 'win32' ? candidates[platform] : candidates.other;
  return tried.find((file) => fs.existsSync(file)) ?? real;
}

/** Makes a folder for a desktop editor's data, with the settings that keep it quiet; removed when this process ends. */
export function makeUserData(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skill-journal-data-'));
  atExit(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  });
  fs.mkdirSync(path.join(folder, 'User'));
  fs.writeFileSync(path.join(folder, 'User', 'settings.json'), JSON.stringify(quietSettings));
  return folder;
}
