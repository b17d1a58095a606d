import * as vscode from 'vscode';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';

/**
 * Whether a command that writes has a folder to write into, asked before it asks the user anything. Where there is none, or
 * all are turned off, that is said, with the way out.
 */
export function hasFolder(folders: readonly vscode.WorkspaceFolder[], { t, log }: Pick<Parts, 't' | 'log'>): boolean {
  if (folders.length > 0) return true;
  const isOpen = (vscode.workspace.workspaceFolders ?? []).length > 0;
  const wayOut = isOpen ? t('host.folder.setting') : t('host.folder.open');
  runLogged(log, 'Asking for a folder', async () => {
    const answer = await vscode.window.showWarningMessage(
      isOpen ? t('host.folder.off') : t('host.folder.none'),
      wayOut,
    );
    if (answer !== wayOut) return;
    if (isOpen) await vscode.commands.executeCommand('workbench.action.openSettings', 'skillJournal.journal.enabled');
    else await vscode.commands.executeCommand('vscode.openFolder');
  });
  return false;
}
