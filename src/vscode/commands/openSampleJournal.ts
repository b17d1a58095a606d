import * as vscode from 'vscode';
import type { Command } from './command.js';

/** Opens the sample journal: in this window where it is empty, else in a new one, so that it mixes with no journal. */
export function openSampleJournal(folder: vscode.Uri): Command {
  return {
    id: 'skillJournal.openSampleJournal',
    execute: async () => {
      const isEmpty = (vscode.workspace.workspaceFolders ?? []).length === 0;
      await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: !isEmpty });
    },
  };
}
