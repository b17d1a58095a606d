import * as vscode from 'vscode';
import type { Diagnostics } from '../providers/diagnostics.js';
import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Lists the problems of all notes, open or not. */
export function checkJournal(
  diagnostics: Pick<Diagnostics, 'checkJournal'>,
  { frameworks, journal, t }: Pick<Parts, 'frameworks' | 'journal' | 't'>,
): Command {
  return {
    id: 'skillJournal.checkJournal',
    execute: async () => {
      await frameworks.whenLoaded();
      await journal.whenReady();
      const { notes, files, problems } = await diagnostics.checkJournal();
      if (problems > 0) await vscode.commands.executeCommand('workbench.actions.view.problems');
      void vscode.window.showInformationMessage(
        problems === 0 ? t('host.check.none', { notes }) : t('host.check.found', { count: problems, files, notes }),
      );
      return problems;
    },
  };
}
