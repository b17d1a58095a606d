import * as vscode from 'vscode';
import type { ImportFile, ImportOptions, ImportQuestion, MatrixMapping } from '../../core/framework/import/model.js';
import { importFramework, type ImportOutcome } from '../../core/framework/import/registry.js';
import { slug, typedForm } from '../../core/framework/spelling.js';
import type { Translate } from '../../core/messages/translate.js';

interface ColumnItem extends vscode.QuickPickItem {
  readonly column: number | undefined;
}

/** Imports a file, asking the user what the file does not say. Undefined where the user goes away. */
export async function importAsking(file: ImportFile, t: Translate): Promise<ImportOutcome | undefined> {
  let options: ImportOptions = {};
  for (;;) {
    const outcome = importFramework(file, options);
    if (outcome.kind !== 'question') return outcome;
    for (const question of outcome.asks) {
      const answer = await ask(question, t);
      if (answer === undefined) return undefined;
      options = { ...options, ...answer };
    }
  }
}

async function ask(question: ImportQuestion, t: Translate): Promise<ImportOptions | undefined> {
  switch (question.kind) {
    case 'code': {
      const isCode = (text: string): boolean => typedForm(text.trim()) !== '';
      const code = await askText(t('import.ask.code'), isCode, t);
      return code === undefined ? undefined : { code };
    }
    case 'skill-name': {
      const skillName = await askText(t('import.ask.skillName'), (text) => text.trim() !== '', t);
      return skillName === undefined ? undefined : { skillName };
    }
    case 'framework-name': {
      const name = await askText(t('import.newFramework.name'), (text) => slug(text) !== '', t);
      return name === undefined ? undefined : { name };
    }
    case 'matrix': {
      const matrix = await askColumns(question.columns, t);
      return matrix === undefined ? undefined : { matrix };
    }
  }
}

async function askText(prompt: string, isGood: (text: string) => boolean, t: Translate): Promise<string | undefined> {
  const given = await vscode.window.showInputBox({
    title: t('import.title'),
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (text === '' || isGood(text) ? undefined : prompt),
  });
  // Enter on nothing is no answer.
  return given === undefined || !isGood(given) ? undefined : given.trim();
}

/** The columns one after another; what has been chosen is not offered again. */
async function askColumns(columns: readonly string[], t: Translate): Promise<MatrixMapping | undefined> {
  const taken = new Set<number>();
  const items = (): ColumnItem[] =>
    columns.flatMap((label, column) => (taken.has(column) ? [] : [{ label: label || String(column + 1), column }]));
  const title = t('import.title');
  const skill = await vscode.window.showQuickPick(items(), {
    title,
    placeHolder: t('import.matrix.skill'),
    ignoreFocusOut: true,
  });
  if (skill?.column === undefined) return undefined;
  taken.add(skill.column);
  const levels = await vscode.window.showQuickPick(items(), {
    title,
    placeHolder: t('import.matrix.levels'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  const levelColumns = (levels ?? []).flatMap(({ column }) => column ?? []).sort((a, b) => a - b);
  if (levelColumns.length === 0) return undefined;
  for (const column of levelColumns) taken.add(column);

  const askOther = async (key: 'group' | 'description' | 'code'): Promise<number | 'none' | undefined> => {
    if (taken.size === columns.length) return 'none';
    const none: ColumnItem = { label: t('import.matrix.none'), column: undefined };
    const placeHolder = t(`import.matrix.${key}`);
    const chosen = await vscode.window.showQuickPick([none, ...items()], { title, placeHolder, ignoreFocusOut: true });
    if (chosen?.column !== undefined) taken.add(chosen.column);
    return chosen && (chosen.column ?? 'none');
  };
  const groupColumn = await askOther('group');
  const descriptionColumn = groupColumn === undefined ? undefined : await askOther('description');
  const codeColumn = descriptionColumn === undefined ? undefined : await askOther('code');
  if (codeColumn === undefined) return undefined;
  return {
    skillColumn: skill.column,
    levelColumns,
    ...(typeof groupColumn === 'number' && { groupColumn }),
    ...(typeof descriptionColumn === 'number' && { descriptionColumn }),
    ...(typeof codeColumn === 'number' && { codeColumn }),
  };
}
