import * as vscode from 'vscode';
import { skillsFilters, type SkillsFilter } from '../../core/editor/skillsTree.js';
import type { Parts } from '../features.js';
import type { Command } from './command.js';

/** What the view *Skills* can be told. */
interface View {
  readonly filter: SkillsFilter;
  setFilter(filter: SkillsFilter): Promise<void>;
}

/** Chooses which skills the view shows. */
export function filterSkills(view: View, parts: Pick<Parts, 't'>): Command {
  return { id: 'skillJournal.filterSkills', execute: () => pickFilter(view, parts) };
}

/** The same from the icon that says that not all are shown. */
export function filterSkillsAgain(view: View, parts: Pick<Parts, 't'>): Command {
  return { id: 'skillJournal.filterSkillsAgain', execute: () => pickFilter(view, parts) };
}

async function pickFilter(view: View, { t }: Pick<Parts, 't'>): Promise<void> {
  const items = skillsFilters.map((filter) => ({
    label: t(`editor.filter.${filter}`),
    detail: t(`editor.filter.${filter}.detail`),
    description: filter === view.filter ? t('editor.filter.current') : '',
    filter,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('editor.filter.pick') });
  if (chosen !== undefined) await view.setFilter(chosen.filter);
}
