import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** Puts a hashtag on the list of those that are the user's own: what a quick fix calls. */
export function ignoreTag({ config }: Pick<Parts, 'config'>): Command {
  return {
    id: 'skillJournal.ignoreTag',
    execute: async (name, scope) => {
      if (typeof name !== 'string' || name === '') return;
      await config.ignoreTag(name.replace(/^#/, ''), scope === 'user' ? 'user' : 'workspace');
    },
  };
}
