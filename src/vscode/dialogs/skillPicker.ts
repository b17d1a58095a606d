import * as vscode from 'vscode';
import { findSkills } from '../../core/editor/skillPicks.js';
import type { TagTarget } from '../../core/journal/model.js';
import type { Parts } from '../features.js';

const MOST_PICKS = 100;

interface SkillPickItem extends vscode.QuickPickItem {
  /** Undefined for the row that says that nothing was found. */
  readonly target: TagTarget | undefined;
}

/** Asks for a skill, found by its code, its name, or the words of a statement. */
export class SkillPicker {
  constructor(private readonly parts: Pick<Parts, 't' | 'frameworks'>) {}

  /** Undefined where the user goes away, or there is nothing to choose from. */
  async pick(placeholder: string): Promise<TagTarget | undefined> {
    const { t, frameworks } = this.parts;
    if (frameworks.library.frameworks.length === 0) {
      const add = t('host.addFramework');
      const answer = await vscode.window.showInformationMessage(t('host.noFrameworks'), add);
      if (answer === add) await vscode.commands.executeCommand('skillJournal.addFramework');
      return undefined;
    }
    return this.ask(placeholder);
  }

  private ask(placeholder: string): Promise<TagTarget | undefined> {
    const pick = vscode.window.createQuickPick<SkillPickItem>();
    pick.placeholder = placeholder;
    // The core ranks; a host that sorts by label would undo that. Not in the published types.
    Object.assign(pick, { sortByLabel: false });
    const show = (): void => {
      pick.items = this.find(pick.value);
    };
    show();
    return new Promise((resolve) => {
      pick.onDidChangeValue(show);
      pick.onDidAccept(() => {
        const target = pick.selectedItems[0]?.target;
        if (target === undefined) return;
        resolve(target);
        pick.hide();
      });
      pick.onDidHide(() => {
        resolve(undefined);
        pick.dispose();
      });
      pick.show();
    });
  }

  private find(query: string): readonly SkillPickItem[] {
    const found = findSkills(this.parts.frameworks.library, query, MOST_PICKS);
    if (found.length === 0) return [{ label: this.parts.t('host.noSkillFound'), target: undefined, alwaysShow: true }];
    return found.map(({ target, label, description, detail }) => ({
      target,
      label,
      description,
      ...(detail === undefined ? {} : { detail }),
      // What the core has found need not hold the query's letters in the label.
      alwaysShow: true,
    }));
  }
}
