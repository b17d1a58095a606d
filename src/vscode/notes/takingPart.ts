import * as vscode from 'vscode';
import type { JournalFiles } from './journalFiles.js';
import type { OpenNotes } from './openNotes.js';

type Files = Pick<JournalFiles, 'folders' | 'find' | 'includes'>;
type Open = Pick<OpenNotes, 'all' | 'find'>;

/** Whether a note takes part: it lies in the journal or, with no folder open, is open itself. */
export function takesPart(uri: vscode.Uri, files: Files, open: Open): boolean {
  const noFolder = (vscode.workspace.workspaceFolders ?? []).length === 0;
  return noFolder ? open.find(uri.toString()) !== undefined : files.includes(uri);
}

/** By URI: what the folders hold, and open notes that take part. Once it is not to go on, some are missing. */
export async function findNotes(
  files: Files,
  open: Open,
  goOn: () => boolean,
): Promise<ReadonlyMap<string, vscode.Uri>> {
  const found = new Map<string, vscode.Uri>();
  for (const folder of files.folders()) if (goOn()) await files.find(folder, found, goOn);
  for (const { uri } of open.all()) if (takesPart(uri, files, open)) found.set(uri.toString(), uri);
  return found;
}
