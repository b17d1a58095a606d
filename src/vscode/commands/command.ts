import * as vscode from 'vscode';
import type { Translate } from '../../core/messages/translate.js';
import { EditRefused } from '../journalTexts.js';
import type { OutputLog } from '../log.js';

/** A command of the palette or of a link; what it gets may come from anywhere, so that it checks. */
export interface Command {
  readonly id: `skillJournal.${string}`;
  /** What it gives back may be a promise. */
  execute(...args: readonly unknown[]): unknown;
}

/** Registers commands; one that fails says so once, with the log at hand. */
export function registerCommands(commands: readonly Command[], log: OutputLog, t: Translate): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, async (...args: unknown[]) => {
        try {
          return await command.execute(...args);
        } catch (error) {
          if (error instanceof vscode.CancellationError) return undefined;
          if (error instanceof EditRefused) {
            void vscode.window.showWarningMessage(error.message);
            return undefined;
          }
          log.error(command.id, error);
          const reason = error instanceof Error ? error.message : String(error);
          const show = t('host.showLog');
          const answer = await vscode.window.showErrorMessage(t('host.failed', { what: command.id, reason }), show);
          if (answer === show) log.show();
          return undefined;
        }
      }),
    ),
  );
}
