import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Reads frameworks and notes again, for file systems that tell nobody of changes. */
export function refreshIndex({ frameworks, journal }: Pick<Parts, 'frameworks' | 'journal'>): Command {
  return {
    id: 'skillJournal.refreshIndex',
    execute: async () => {
      await frameworks.load();
      journal.refresh();
      await journal.whenReady();
    },
  };
}
