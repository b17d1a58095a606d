import * as vscode from 'vscode';
import { periodOfReview } from '../../core/review/frontMatter.js';
import type { Parts } from '../features.js';
import { deliver, givenExport, pickFormat, pickTarget } from '../dialogs/exportTarget.js';
import type { Reviews } from '../reviews/reviews.js';
import type { Command } from './command.js';

const formats = ['html', 'docx', 'markdown', 'csv', 'json'] as const;

/** Exports the review in the active editor, refreshed, with the words written into it. The document stays as it is. */
export function exportReview(
  reviews: Reviews,
  openReview: () => vscode.TextDocument | undefined,
  { t }: Pick<Parts, 't'>,
): Command {
  return {
    id: 'skillJournal.exportReview',
    execute: async (argument) => {
      const document = openReview();
      if (document === undefined) {
        void vscode.window.showWarningMessage(t('export.notReview'));
        return;
      }
      const given = givenExport(argument);
      const placeHolder = t('export.pick.review');
      const format = await pickFormat(formats, placeHolder, given.format, (one) => t(`export.${one}.hint`), t);
      if (format === undefined) return;
      const target = await pickTarget(document.uri, format, given.target, t);
      if (target === undefined) return;
      const text = document.getText();
      const kit = await reviews.open(periodOfReview(text) ?? { from: undefined, to: undefined });
      const written = await reviews.run(kit.module.refreshReview(text, kit.source, kit.render(target)));
      if (written.kind === 'broken') {
        const reason = t(written.reason, written.args);
        const file = vscode.workspace.asRelativePath(document.uri);
        void vscode.window.showWarningMessage(t('review.command.refused', { file, reason }));
        return;
      }
      const data = await reviews.take(kit, (context) => kit.module.exportReview(written, format, context));
      if (data !== undefined) await deliver(target, format, data, t);
    },
  };
}
