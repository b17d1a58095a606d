import * as vscode from 'vscode';
import type { Library } from '../../core/framework/library.js';
import type { SkillRef } from '../../core/framework/model.js';
import { plainLabel } from '../../core/markdownText.js';
import { sayCount, sayDate, sayLevel } from '../../core/tally/page/words.js';
import { newProfile, presentTarget, setTarget as writeTarget, type TargetWish } from '../../core/targets/setTarget.js';
import { parseDue } from '../../core/targets/due.js';
import { changedStretch } from '../../core/text.js';
import type { Parts } from '../features.js';
import { accepted } from '../dialogs/accepted.js';
import { hasFolder } from '../dialogs/hasFolder.js';
import { isReadOnly } from '../journalTexts.js';
import { runLogged } from '../support/log.js';
import { PROFILE_FILE } from '../profiles.js';
import type { SkillPicker } from '../dialogs/skillPicker.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';
import { fileExists } from '../support/fileExists.js';

type Needs = Pick<Parts, 't' | 'log' | 'frameworks' | 'evidence' | 'profiles'>;

interface LevelItem extends vscode.QuickPickItem {
  /** Undefined: no target. */
  readonly level: string | undefined;
}

/**
 * Asks for skill, level and day and keeps them in the profile, which is made if it is not there. A row, link or shortcut
 * may give some of the answers: `{ framework, code, level, by }`; with `by`, empty for no day, nothing is asked.
 */
export function setTarget(picker: SkillPicker, parts: Needs): Command {
  const { t, frameworks, evidence, profiles, log } = parts;
  return {
    id: 'skillJournal.setTarget',
    execute: async (argument) => {
      if (profiles.uri === undefined && !hasFolder(vscode.workspace.workspaceFolders ?? [], parts)) return;
      await frameworks.whenLoaded();
      const { library } = frameworks;
      const given = findTarget(argument, library);
      const by = dayGiven(argument);
      const target = given ?? (await picker.pick(t('targets.set.skill')));
      if (target === undefined) return;
      const uri = await findProfile();
      if (uri === undefined) return;
      const { framework, code } = target;
      const present = presentTarget(await readText(uri), { framework, code }, library);
      const isAnswered = by !== undefined && given?.level !== undefined;
      const level = isAnswered ? { level: given.level } : await pickLevel(target, present?.level, library);
      if (level === undefined) return;
      const due = level.level === undefined ? undefined : (by ?? (await askDay(present?.by)));
      if (level.level !== undefined && due === undefined) return;
      await write(uri, { framework, code, level: level.level, by: parseDue(due ?? '')?.text }, library);
    },
  };

  /** With the folder whose profile it is, where there are several. */
  function title(): string {
    const { folderName } = profiles;
    return folderName === undefined ? t('targets.set.title') : t('targets.set.titleIn', { folder: folderName });
  }

  async function findProfile(): Promise<vscode.Uri | undefined> {
    if (profiles.uri !== undefined) return profiles.uri;
    const folders = vscode.workspace.workspaceFolders ?? [];
    const folder =
      folders.length <= 1
        ? folders[0]
        : await vscode.window.showWorkspaceFolderPick({ placeHolder: t('targets.set.folder') });
    return folder && vscode.Uri.joinPath(folder.uri, PROFILE_FILE);
  }

  async function pickLevel(
    target: SkillRef & { readonly level?: string },
    present: string | undefined,
    library: Library,
  ): Promise<Pick<LevelItem, 'level'> | undefined> {
    const skill = library.skill(target);
    if (!skill) return undefined;
    const tallies = evidence.ready ? evidence.skill(target).levels : [];
    const items: LevelItem[] = skill.levels.map(({ id }) => {
      const count = tallies.find((tally) => tally.id === id)?.evidence.length ?? 0;
      return {
        level: id,
        label: plainLabel(sayLevel(library.level(target.framework, id) ?? { id, name: '' })),
        description: [
          ...(count > 0 ? [sayCount(t, 'tally.evidence', count)] : []),
          ...(id === present ? [t('targets.set.present')] : []),
        ].join(' · '),
      };
    });
    if (present !== undefined) {
      items.push({ level: undefined, label: t('targets.set.remove'), description: t('targets.set.removeHint') });
    }
    const pick = vscode.window.createQuickPick<LevelItem>();
    pick.title = title();
    pick.placeholder = t('targets.set.level', { skill: skill.name });
    pick.items = items;
    const active = items.filter(({ level }) => level !== undefined && level === (target.level ?? present));
    // With none, Enter would choose nothing and close the list.
    if (active.length > 0) pick.activeItems = active;
    return accepted(pick);
  }

  function askDay(present = ''): Thenable<string | undefined> {
    return vscode.window.showInputBox({
      title: title(),
      prompt: t('targets.set.by'),
      value: present,
      ignoreFocusOut: true,
      validateInput: (text) =>
        text.trim() === '' || parseDue(text) !== undefined ? undefined : t('targets.set.notDate'),
    });
  }

  async function write(uri: vscode.Uri, wish: TargetWish, library: Library): Promise<void> {
    if (await isReadOnly(uri)) {
      const file = vscode.workspace.asRelativePath(uri);
      void vscode.window.showWarningMessage(t('host.edit.readOnly', { file }));
      return;
    }
    const isThere = await fileExists(uri);
    const document = isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
    const before = document?.getText() ?? newProfile;
    const after = writeTarget(before, wish, library);
    if (after === undefined) {
      void vscode.window.showWarningMessage(t('targets.set.broken'));
      await vscode.window.showTextDocument(uri);
      return;
    }
    const edit = new vscode.WorkspaceEdit();
    if (document) {
      const { start, end, newText } = changedStretch(before, after);
      edit.replace(uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
    } else {
      edit.createFile(uri, { contents: new TextEncoder().encode(after) });
    }
    const wasDirty = document?.isDirty === true;
    const isDone = await vscode.workspace.applyEdit(edit);
    // With edits of the user's in it, the file is the user's to save.
    const isSaved = isDone && document !== undefined && !wasDirty ? await document.save() : true;
    if (!isDone || !isSaved) {
      const file = vscode.workspace.asRelativePath(uri);
      void vscode.window.showWarningMessage(
        isDone ? t('host.edit.unsaved', { files: file }) : t('targets.set.failed', { file }),
      );
      return;
    }
    await profiles.load();
    sayDone(uri, wish, library);
  }

  function sayDone(uri: vscode.Uri, { level, by, ...ref }: TargetWish, library: Library): void {
    const skill = library.skill(ref)?.name ?? ref.code;
    const words =
      level === undefined
        ? t('targets.set.removed', { skill })
        : by === undefined
          ? t('targets.set.done', { skill, level })
          : t('targets.set.doneBy', { skill, level, date: sayDate(t, by) });
    const open = t('targets.set.open');
    runLogged(log, 'Opening the profile', async () => {
      if ((await vscode.window.showInformationMessage(words, open)) === open) await vscode.window.showTextDocument(uri);
    });
  }
}

function dayGiven(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('by' in argument)) return undefined;
  const { by } = argument;
  return typeof by === 'string' && (by === '' || parseDue(by) !== undefined) ? by : undefined;
}

async function readText(uri: vscode.Uri): Promise<string> {
  return (await fileExists(uri)) ? (await vscode.workspace.openTextDocument(uri)).getText() : newProfile;
}
