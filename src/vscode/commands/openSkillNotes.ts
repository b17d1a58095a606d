import type { Parts } from '../features.js';
import { hasFolder } from '../dialogs/hasFolder.js';
import type { JournalFiles } from '../notes/journalFiles.js';
import type { SkillNotes } from '../notes/skillNotes.js';
import type { SkillPicker } from '../dialogs/skillPicker.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

/** Opens the user's own notes on a skill; asks which where it is not told. */
export function openSkillNotes(
  notes: SkillNotes,
  files: JournalFiles,
  picker: SkillPicker,
  parts: Pick<Parts, 'frameworks' | 't' | 'log'>,
): Command {
  const { frameworks, t } = parts;
  return {
    id: 'skillJournal.openSkillNotes',
    execute: async (argument) => {
      if (!hasFolder(files.folders(), parts)) return;
      await frameworks.whenLoaded();
      const target = findTarget(argument, frameworks.library) ?? (await picker.pick(t('capture.notes.pick')));
      if (target !== undefined) await notes.open(target);
    },
  };
}
