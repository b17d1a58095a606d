import * as vscode from 'vscode';
import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Turns a folder into a journal through its setting. */
export function useAsJournal({ config, t }: Pick<Parts, 'config' | 't'>): Command {
  return {
    id: 'skillJournal.useAsJournal',
    execute: async () => {
      const folder = await pickFolder(t('host.pickFolder'));
      if (folder !== undefined) await config.setJournalEnabled(folder, 'on');
    },
  };
}

async function pickFolder(placeHolder: string): Promise<vscode.WorkspaceFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.length > 1 ? vscode.window.showWorkspaceFolderPick({ placeHolder }) : folders[0];
}
