import type { Parts } from '../features.js';
import type { SkillPages } from '../views/skillPages.js';
import type { SkillPicker } from '../dialogs/skillPicker.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

/** Opens a skill's page; asks which where it is not told. */
export function openSkill(
  pages: SkillPages,
  picker: SkillPicker,
  { frameworks, t }: Pick<Parts, 'frameworks' | 't'>,
): Command {
  return {
    id: 'skillJournal.openSkill',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      const target = findTarget(argument, frameworks.library) ?? (await picker.pick(t('host.pickSkill')));
      if (target !== undefined) await pages.show(target);
    },
  };
}
