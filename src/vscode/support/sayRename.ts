import * as vscode from 'vscode';
import type { RenamePlan } from '../../core/editor/rename.js';
import type { Refusal } from '../../core/editor/support/refusal.js';
import type { Translate } from '../../core/messages/translate.js';

const MOST_NAMED = 8;

/** The notes that a rename changes, and what it merges. */
export function describeRename(plan: RenamePlan, to: string, t: Translate): string {
  return [
    t('host.retag.files', { files: nameSome([...plan.notes.keys()], pathOf, t) }),
    ...(plan.existing > 0 ? [t('host.retag.existing', { to, count: plan.existing })] : []),
    ...(plan.merges.length > 0 ? [t('host.retag.merges', { places: nameSome(plan.merges, placeOf, t) })] : []),
    ...describeLeft(plan, to, t),
  ].join('\n');
}

/** The tags that stay as they are; nothing where there are none. */
export function describeLeft({ left }: RenamePlan, to: string, t: Translate): readonly string[] {
  return left.length === 0 ? [] : [t('host.retag.left', { to, places: nameSome(left, placeOf, t) })];
}

/** Why a rename cannot be, and where it would go wrong. */
export function sayRefusal({ key, args }: Refusal, t: Translate): string {
  const { uri, line } = args;
  const said = t(key, args);
  if (uri === undefined) return said;
  return `${said} (${line === undefined ? pathOf(String(uri)) : `${pathOf(String(uri))}:${line}`})`;
}

function placeOf({ uri, position }: RenamePlan['merges'][number]): string {
  return `${pathOf(uri)}:${position.line + 1}`;
}

function pathOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}

function nameSome<T>(all: readonly T[], nameOf: (one: T) => string, t: Translate): string {
  const files = all.slice(0, MOST_NAMED).map(nameOf).join(', ');
  return all.length > MOST_NAMED ? t('host.retag.more', { files, count: all.length - MOST_NAMED }) : files;
}
