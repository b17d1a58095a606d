import * as vscode from 'vscode';
import type { Parts } from '../features.js';
import { relativePath } from '../notes/journalFiles.js';
import type { Command } from './command.js';

/** Picks framework files and adds them to the setting. */
export function addFramework({ config, frameworks, t }: Pick<Parts, 'config' | 'frameworks' | 't'>): Command {
  return {
    id: 'skillJournal.addFramework',
    execute: async () => {
      if (!vscode.workspace.isTrusted) {
        void vscode.window.showInformationMessage(t('host.framework.untrusted'));
        return;
      }
      const folder = vscode.workspace.workspaceFolders?.[0];
      const picked = await vscode.window.showOpenDialog({
        title: t('host.addFramework'),
        openLabel: t('host.addFiles'),
        canSelectMany: true,
        filters: { [t('host.frameworkFiles')]: ['yaml', 'yml', 'json'] },
        ...(folder === undefined ? {} : { defaultUri: folder.uri }),
      });
      if (picked === undefined || picked.length === 0) return;
      const paths = picked.map((uri) => (folder && relativePath(folder, uri)) ?? uri.fsPath);
      await config.addFrameworkFiles(folder, paths);
      void vscode.window.showInformationMessage(t('host.framework.added', { files: paths.join(', ') }));
      for (const uri of picked) await sayIfBroken(uri, frameworks, t);
    },
  };
}

async function sayIfBroken(uri: vscode.Uri, frameworks: Parts['frameworks'], t: Parts['t']): Promise<void> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  if ((await frameworks.read(text, uri))?.framework !== undefined) return;
  const show = t('host.framework.openProblems');
  const file = vscode.workspace.asRelativePath(uri);
  const answer = await vscode.window.showWarningMessage(t('host.framework.broken', { file }), show);
  if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
