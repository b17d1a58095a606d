import * as vscode from 'vscode';
import { findLogPicks, statementPicks } from '../../core/editor/logPicks.js';
import type { TagTarget } from '../../core/journal/model.js';
import type { Parts } from '../features.js';
import { today } from '../support/today.js';
import { accepted } from './accepted.js';

const MOST_PICKS = 100;

interface LevelItem extends vscode.QuickPickItem {
  readonly target: TagTarget;
}

interface StatementItem extends vscode.QuickPickItem {
  readonly statement: number | undefined;
}

/** Asks for a skill and level in one list, then for a statement, which may be passed over. */
export class LevelPicker {
  constructor(private readonly parts: Pick<Parts, 't' | 'frameworks' | 'evidence'>) {}

  /** Undefined where the user goes away, or there is nothing to choose from. */
  async pick(title: string): Promise<TagTarget | undefined> {
    const { t, frameworks } = this.parts;
    await frameworks.whenLoaded();
    if (frameworks.library.frameworks.length === 0) {
      const add = t('host.addFramework');
      const answer = await vscode.window.showInformationMessage(t('host.noFrameworks'), add);
      if (answer === add) await vscode.commands.executeCommand('skillJournal.addFramework');
      return undefined;
    }
    const level = await this.pickLevel(title);
    return level && this.pickStatement(title, level);
  }

  private async pickLevel(title: string): Promise<TagTarget | undefined> {
    const pick = vscode.window.createQuickPick<LevelItem>();
    pick.title = title;
    pick.placeholder = this.parts.t('capture.pick.skill');
    // The core ranks; a host that sorts by label would undo that. Not in the published types.
    Object.assign(pick, { sortByLabel: false });
    const show = (): void => {
      pick.items = this.findLevels(pick.value);
    };
    show();
    pick.onDidChangeValue(show);
    return (await accepted(pick))?.target;
  }

  private findLevels(query: string): readonly LevelItem[] {
    const { t, frameworks, evidence } = this.parts;
    const deps = { library: frameworks.library, evidence, t, today: today() };
    return findLogPicks(query, deps, MOST_PICKS).map(({ target, label, description, detail }) => ({
      target,
      label,
      description,
      ...(detail === undefined ? {} : { detail }),
      // What the core has found need not hold the query's letters in the label.
      alwaysShow: true,
    }));
  }

  private async pickStatement(title: string, target: TagTarget): Promise<TagTarget | undefined> {
    const { t, frameworks } = this.parts;
    const items: readonly StatementItem[] = statementPicks(target, { library: frameworks.library, t });
    if (items.length === 0) return target;
    const pick = vscode.window.createQuickPick<StatementItem>();
    const { framework, code, level } = target;
    const whole = { framework, code, ...(level !== undefined && { level }) };
    pick.title = `${title}: ${frameworks.library.tagFor(whole)}`;
    pick.placeholder = t('capture.pick.statement');
    pick.items = items;
    pick.activeItems = items.filter(({ statement }) => statement === target.statement);
    const chosen = await accepted(pick);
    if (chosen === undefined) return undefined;
    return { ...whole, ...(chosen.statement !== undefined && { statement: chosen.statement }) };
  }
}
