import * as vscode from 'vscode';
import type { TodayNotes } from '../notes/todayNote.js';
import type { Command } from './command.js';

/** Opens today's note, made from the template where it is not there. */
export function openTodayNote(notes: TodayNotes): Command {
  return {
    id: 'skillJournal.openTodayNote',
    execute: async () => {
      const note = await notes.locate();
      const document = note && (await notes.open(note));
      if (document !== undefined) await vscode.window.showTextDocument(document);
    },
  };
}
