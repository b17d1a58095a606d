import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

import { atExit } from './cleanUp.js';
import { projectRoot } from './paths.js';

/** A folder that may be written to freely. */
export interface WorkspaceCopy {
  /** Its absolute path. */
  readonly folder: string;
  /** Removes it; done at the end of the process anyway. */
  readonly remove: () => void;
}

/** Copies the sample journal to a temporary folder, so that nothing a test does reaches the original. */
export function copySampleJournal(): WorkspaceCopy {
  return copyOf(path.join(projectRoot, 'sample-journal'));
}

/** The same for the tests that run in an extension host. */
export function copyForHostTests(): WorkspaceCopy {
  const copy = copySampleJournal();
  // In a browser everything is saved after a moment unless told otherwise; the tests say themselves what is saved.
  write(copy, '.vscode/settings.json', JSON.stringify({ 'files.autoSave': 'off' }));
  // Here from the start: folders in a folder that comes later are such as the editor's watcher may never tell of.
  fs.mkdirSync(path.join(copy.folder, '.skill-journal', 'frameworks'), { recursive: true });
  return copy;
}

/** Writes a small journal to a temporary folder: texts by their paths in it. */
export function writeJournal(files: Readonly<Record<string, string>>): WorkspaceCopy {
  const copy = makeFolder();
  for (const [name, text] of Object.entries(files)) write(copy, name, text);
  return copy;
}

function write(copy: WorkspaceCopy, name: string, text: string): void {
  const file = path.join(copy.folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function copyOf(source: string): WorkspaceCopy {
  const copy = makeFolder();
  fs.cpSync(source, copy.folder, { recursive: true });
  return copy;
}

function makeFolder(): WorkspaceCopy {
  // Links are resolved: the editor compares paths as they are written.
  const base = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'skill-journal-'));
  // The folder's name is shown in the editor's title and tree.
  const folder = path.join(base, 'journal');
  fs.mkdirSync(folder);
  const removeNow = (): void => {
    fs.rmSync(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const withdraw = atExit(removeNow);
  return {
    folder,
    remove: () => {
      withdraw();
      removeNow();
    },
  };
}
