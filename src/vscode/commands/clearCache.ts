import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Removes the texts of notes that were kept for the next start, and reads all notes again. */
export function clearCache({ journal }: Pick<Parts, 'journal'>): Command {
  return {
    id: 'skillJournal.clearCache',
    execute: async () => {
      await journal.clearCache();
      await journal.whenReady();
    },
  };
}
