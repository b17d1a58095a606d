import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Reads frameworks, the profile and notes again, for file systems that tell nobody of changes. */
export function refreshIndex({
  frameworks,
  profiles,
  journal,
}: Pick<Parts, 'frameworks' | 'profiles' | 'journal'>): Command {
  return {
    id: 'skillJournal.refreshIndex',
    execute: async () => {
      await frameworks.load();
      await profiles.load();
      journal.refresh();
      await journal.whenReady();
    },
  };
}
