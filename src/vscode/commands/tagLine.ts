import * as vscode from 'vscode';
import { planTagLine } from '../../core/editor/tagLine.js';
import { toTextEdit } from '../support/convert.js';
import type { Parts } from '../features.js';
import type { LevelPicker } from '../dialogs/levelPicker.js';
import { isLive } from '../notes/liveDocument.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

/** Asks for a skill and level and puts the tag at the end of the line that the cursor is in. */
export function tagLine(picker: LevelPicker, { t, frameworks }: Pick<Parts, 't' | 'frameworks'>): Command {
  return {
    id: 'skillJournal.tagLine',
    execute: async (argument) => {
      await frameworks.whenLoaded();
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined || !isLive(editor.document)) return say(t('capture.tag.noNote'));
      const { document } = editor;
      const line = editor.selection.active.line;
      const before = document.lineAt(line).text;
      const given = findTarget(argument, frameworks.library);
      const target = given?.level === undefined ? await picker.pick(t('capture.tag.title')) : given;
      if (target === undefined) return;
      if (document.isClosed || line >= document.lineCount || document.lineAt(line).text !== before) {
        return say(t('capture.tag.changed'));
      }
      const plan = planTagLine(document.getText(), line, target, frameworks.library);
      switch (plan.kind) {
        case 'present':
          return say(t('capture.tag.present', { tag: frameworks.library.tagFor(target) }));
        case 'wordless':
          return say(t('capture.tag.wordless'));
        case 'unreadable':
          return say(t('capture.tag.notHere'));
        case 'edit': {
          const edit = new vscode.WorkspaceEdit();
          edit.set(document.uri, [toTextEdit(plan.edit)]);
          if (!(await vscode.workspace.applyEdit(edit))) say(t('capture.tag.changed'));
        }
      }
    },
  };
}

function say(words: string): void {
  void vscode.window.showInformationMessage(words);
}
