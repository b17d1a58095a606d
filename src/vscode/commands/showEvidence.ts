import type { Parts } from '../features.js';
import type { SkillPages } from '../views/skillPages.js';
import type { SkillPicker } from '../dialogs/skillPicker.js';
import type { SkillsView } from '../views/skillsTree.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

/** Shows the row of a skill, level or statement in the tree, with the evidence under it; asks which where it is not told. */
export function showEvidence(
  view: SkillsView,
  pages: SkillPages,
  picker: SkillPicker,
  { frameworks, t }: Pick<Parts, 'frameworks' | 't'>,
): Command {
  return {
    id: 'skillJournal.showEvidence',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      const target = findTarget(argument, frameworks.library) ?? (await picker.pick(t('host.pickEvidence')));
      // Outside a journal the tree has no rows: the page has the same evidence.
      if (target !== undefined && !(await view.reveal(target))) await pages.show(target);
    },
  };
}
