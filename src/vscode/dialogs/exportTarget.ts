import * as vscode from 'vscode';
import type { Translate } from '../../core/messages/translate.js';
import { writeWhole } from '../support/writeWhole.js';

/** The formats of exports, with the endings of their files. */
const endings = { markdown: 'md', html: 'html', csv: 'csv', json: 'json', docx: 'docx' } as const;
export type ExportFormat = keyof typeof endings;

/** What a caller gave instead of being asked: `{ format, target }`. */
interface Given {
  readonly format?: unknown;
  readonly target?: unknown;
}

export function givenExport(argument: unknown): Given {
  return typeof argument === 'object' && argument !== null ? argument : {};
}

export async function pickFormat<T extends ExportFormat>(
  formats: readonly T[],
  placeHolder: string,
  given: unknown,
  hintOf: (format: T) => string,
  t: Translate,
): Promise<T | undefined> {
  const known = formats.find((format) => format === given);
  if (known !== undefined) return known;
  const items = formats.map((format) => ({ label: t(`export.${format}`), description: hintOf(format), format }));
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}

/** Asks where an export goes; `beside` gives folder and name, if any are to be offered. */
export async function pickTarget(
  beside: vscode.Uri | undefined,
  format: ExportFormat,
  given: unknown,
  t: Translate,
): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) return given;
  const ending = endings[format];
  return vscode.window.showSaveDialog({
    ...(beside && { defaultUri: beside.with({ path: `${beside.path.replace(/\.[^./]*$/, '')}.${ending}` }) }),
    filters: { [t(`export.${format}`)]: [ending] },
    saveLabel: t('export.save'),
  });
}

/** Writes the file, says so, and offers to open it. */
export async function deliver(
  target: vscode.Uri,
  format: ExportFormat,
  data: string | Uint8Array,
  t: Translate,
): Promise<void> {
  await writeWhole(target, data);
  const open = t('export.open');
  const done = vscode.window.showInformationMessage(
    t('export.done', { file: vscode.workspace.asRelativePath(target) }),
    open,
  );
  void done.then(async (answer) => {
    if (answer !== open) return;
    const isForEditor = format === 'markdown' || format === 'csv' || format === 'json';
    if (isForEditor) await vscode.commands.executeCommand('vscode.open', target);
    else await vscode.env.openExternal(target);
  });
}
