import * as vscode from 'vscode';
import type { Translate } from '../../core/messages/translate.js';
import { EditRefused } from '../support/editRefused.js';
import type { OutputLog } from '../support/log.js';
import { commandIds, type CommandId } from './commandIds.js';

/** A command of the palette or of a link; what it gets may come from anywhere, so that it checks. */
export interface Command {
  readonly id: CommandId;
  /** What it gives back may be a promise. */
  execute(...args: readonly unknown[]): unknown;
}

/**
 * Registers all commands, which are loaded with the first that is called; one that fails says so once, by its title in the
 * manifest, with the log at hand.
 */
export function registerCommands(
  load: () => Promise<readonly Command[]>,
  manifest: unknown,
  log: OutputLog,
  t: Translate,
): vscode.Disposable {
  let loading: Promise<readonly Command[]> | undefined;
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        try {
          loading ??= load();
          const command = (await loading).find((candidate) => candidate.id === id);
          return await command?.execute(...args);
        } catch (error) {
          if (error instanceof vscode.CancellationError) return undefined;
          if (error instanceof EditRefused) {
            void vscode.window.showWarningMessage(error.message);
            return undefined;
          }
          log.error(id, error);
          const reason = error instanceof Error ? error.message : String(error);
          const show = t('host.showLog');
          const answer = await vscode.window.showErrorMessage(
            t('host.failed', { what: titleOf(id, manifest), reason }),
            show,
          );
          if (answer === show) log.show();
          return undefined;
        }
      }),
    ),
  );
}

/** As the palette calls it, in the user's language. */
function titleOf(id: CommandId, manifest: unknown): string {
  const { contributes } = manifest as { contributes?: { commands?: readonly { command: string; title: string }[] } };
  const title = contributes?.commands?.find(({ command }) => command === id)?.title;
  return title?.replace(/…$/, '') ?? id;
}
