import * as vscode from 'vscode';
import { countJournal } from '../../core/tally/tally.js';
import type { Parts } from '../features.js';
import { deliver, givenExport, pickFormat, pickTarget } from '../dialogs/exportTarget.js';
import { pickPeriod, readPeriod } from '../dialogs/pickPeriod.js';
import { ofOneVersion } from '../support/progress.js';
import { isLive } from '../notes/liveDocument.js';
import type { Reviews } from '../reviews/reviews.js';
import type { Command } from './command.js';

const formats = ['markdown', 'html', 'csv', 'json'] as const;

/** Exports the counts of a period, private entries excepted. `{ period, format, target }` may be given. */
export function exportTally(
  reviews: Reviews,
  home: vscode.Uri | undefined,
  { t, journal, frameworks }: Pick<Parts, 't' | 'journal' | 'frameworks'>,
): Command {
  return {
    id: 'skillJournal.exportTally',
    execute: async (argument) => {
      const given = givenExport(argument);
      const asked = 'period' in given ? readPeriod(given.period) : undefined;
      const period = asked ?? (await pickPeriod(t, t('export.title.tally')));
      if (period === undefined) return;
      const hintOf = (one: (typeof formats)[number]): string =>
        one === 'csv' ? t('export.tallyCsv.hint') : t(`export.${one}.hint`);
      const format = await pickFormat(formats, t('export.pick.tally'), given.format, hintOf, t);
      if (format === undefined) return;
      const folder = folderFor(home);
      const offered = folder && vscode.Uri.joinPath(folder, 'tally.md');
      const target = await pickTarget(offered, format, given.target, t);
      if (target === undefined) return;
      const { index } = journal;
      const { kit, tally } = await ofOneVersion(index, async () => {
        const kit = await reviews.open(period);
        const { impliedLevels } = kit.source.review;
        const options = { period, includePrivate: false, impliedLevels };
        return { kit, tally: await reviews.run(countJournal(index, frameworks.library, options)) };
      });
      const { module, source } = kit;
      const data = await reviews.take(kit, (context) => module.exportTally(tally, source.review, format, context));
      if (data !== undefined) await deliver(target, format, data, t);
    },
  };
}

/** The folder that is open, else that of the note in the editor, else the user's; the editor knows one where there is none. */
function folderFor(home: vscode.Uri | undefined): vscode.Uri | undefined {
  const note = vscode.window.activeTextEditor?.document;
  const isFile = note !== undefined && isLive(note) && !note.isUntitled;
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? (isFile ? vscode.Uri.joinPath(note.uri, '..') : home);
}
