import * as vscode from 'vscode';
import { offeredPeriods } from '../../core/review/reviewPeriods.js';
import type { Translate } from '../../core/messages/translate.js';
import type { Period } from '../../core/tally/model.js';
import { parsePeriodChoice, resolvePeriod } from '../../core/tally/periods.js';
import { today } from '../support/today.js';

/** Asks for a period; undefined where the user thought better of it. */
export async function pickPeriod(t: Translate, title: string): Promise<Period | undefined> {
  const offered = offeredPeriods(today(), t).map(({ label, days, period }) => ({ label, description: days, period }));
  const other = { label: t('review.command.range'), description: '', period: undefined };
  const chosen = await vscode.window.showQuickPick([...offered, other], {
    title,
    placeHolder: t('review.command.period'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return undefined;
  return chosen.period ?? askRange(t, title);
}

/** A period that a caller gave: `2026-Q1`, `2026-01-01..2026-06-30`, `all`. */
export function readPeriod(given: unknown): Period | undefined {
  const choice = typeof given === 'string' ? parsePeriodChoice(given) : undefined;
  return choice && resolvePeriod(choice, today());
}

async function askRange(t: Translate, title: string): Promise<Period | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt: t('review.command.range.prompt'),
    value: `${today().slice(0, 4)}-01-01..${today()}`,
    validateInput: (typed) =>
      parsePeriodChoice(typed)?.kind === 'range' ? undefined : t('review.command.range.wrong'),
  });
  return text === undefined ? undefined : readPeriod(text);
}
