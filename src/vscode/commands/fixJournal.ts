import * as vscode from 'vscode';
import { fixAll, mayFixAll } from '../../core/editor/quickFixes.js';
import { LineIndex } from '../../core/text.js';
import type { Parts } from '../features.js';
import type { CurrentNote, JournalTexts } from '../journalTexts.js';
import { addEdits } from '../journalTexts.js';
import type { Command } from './command.js';

/** Puts right all that needs no choice, in every note; the editor shows the changes before it makes them. */
export function fixJournal(texts: JournalTexts, { frameworks, t }: Pick<Parts, 'frameworks' | 't'>): Command {
  return {
    id: 'skillJournal.fixJournal',
    execute: async () => {
      const notes = await texts.read(({ problems }) => problems.some(mayFixAll));
      const edit = new vscode.WorkspaceEdit();
      const touched: CurrentNote[] = [];
      for (const note of notes) {
        const { library } = frameworks;
        const lines = new LineIndex(note.text);
        const edits = fixAll(note.record.problems, { text: note.text, library, t });
        if (edits.length === 0) continue;
        touched.push(note);
        const inLines = edits.map((one) => ({ range: lines.range(one), newText: one.newText }));
        addEdits(edit, note.document.uri, inLines, t('host.fix.title'));
      }
      if (touched.length === 0) {
        void vscode.window.showInformationMessage(t('host.fix.none'));
        return;
      }
      await texts.check(touched);
      await texts.apply(edit);
    },
  };
}
