import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Reads frameworks, the profile and notes again, for file systems that tell nobody of changes. */
export function refreshIndex(parts: Pick<Parts, 'frameworks' | 'profiles' | 'journal'>): Command {
  const { frameworks, profiles, journal } = parts;
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
