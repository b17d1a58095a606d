import * as vscode from 'vscode';
import { fixAll, mayFixAll } from '../../core/editor/quickFixes.js';
import type { Library } from '../../core/framework/library.js';
import { severityOf } from '../../core/editor/severity.js';
import type { WantedNotes } from '../../core/editor/rename.js';
import { mapSteps } from '../../core/steps.js';
import { LineIndex } from '../../core/text.js';
import type { ChangePreview } from '../dialogs/changePreview.js';
import type { Parts } from '../features.js';
import type { CurrentNote, JournalTexts, NoteChange } from '../journalTexts.js';
import { untilCancelled, withProgress } from '../support/progress.js';
import type { Command } from './command.js';

/** Puts right all that needs no choice, in every note, once the user has seen the changes. */
export function fixJournal(
  texts: JournalTexts,
  preview: ChangePreview,
  { config, frameworks, t }: Pick<Parts, 'config' | 'frameworks' | 't'>,
): Command {
  return {
    id: 'skillJournal.fixJournal',
    execute: async () => {
      const changes = await withProgress(t('host.looking'), async (token) => {
        const wanted: WantedNotes = { code: '', has: ({ problems }) => problems.some(mayFixAll) };
        const notes = await texts.read(wanted, undefined, token);
        const { library } = frameworks;
        return (
          await untilCancelled(
            mapSteps(notes, (note) => fix(note, library)),
            token,
          )
        ).flat();
      });
      if (changes.length === 0) {
        void vscode.window.showInformationMessage(t('host.fix.none'));
        return;
      }
      const counts = { changes: changes.reduce((sum, { edits }) => sum + edits.length, 0), notes: changes.length };
      const words = { name: t('host.fix.changes'), question: t('host.fix.title', counts), action: t('host.fix.do') };
      if (!(await preview.ask(words, changes))) return;
      await texts.apply(changes);
      void vscode.window.showInformationMessage(t('host.fix.done', counts));
    },
  };

  function fix(note: CurrentNote, library: Library): readonly NoteChange[] {
    const lines = new LineIndex(note.text);
    const deps = { chosen: config.severities(note.document.uri), builtIn: frameworks.builtIn };
    // What the settings hide is not to be mended either.
    const shown = note.record.problems.filter((problem) => severityOf(problem, deps) !== 'off');
    const edits = fixAll(shown, { text: note.text, library, t });
    const inLines = edits.map((edit) => ({ range: lines.range(edit), newText: edit.newText }));
    return edits.length === 0 ? [] : [{ note, edits: inLines }];
  }
}
