import type { Command } from './command.js';

/** Views that show rows of evidence. */
interface View {
  showMore(id: string): void;
}

/** What the row behind the evidence that a view shows is for: shows more. */
export function showMoreRows(views: readonly View[]): Command {
  return {
    id: 'skillJournal.showMoreRows',
    execute: (id) => {
      if (typeof id === 'string') for (const view of views) view.showMore(id);
    },
  };
}
