import * as vscode from 'vscode';
import { hasWords, planLogEntry, wordsOfLine } from '../../core/editor/logEntry.js';
import { toTextEdit } from '../support/convert.js';
import type { Parts } from '../features.js';
import { runLogged } from '../support/log.js';
import type { LevelPicker } from '../dialogs/levelPicker.js';
import { isLive } from '../notes/liveDocument.js';
import type { TodayNote, TodayNotes } from '../notes/todayNote.js';
import type { Command } from './command.js';
import { findTarget } from './target.js';

type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'open'>;

/** How often an entry is placed anew where the note changes under it. */
const TRIES = 3;

/**
 * Asks for skill, level and words and appends an entry to today's note. A shortcut may give some of the answers:
 * `{ framework, code, level, statement?, words? }`.
 */
export function logEvidence(notes: TodayNotes, picker: LevelPicker, parts: Needs): Command {
  const { t, frameworks } = parts;
  return {
    id: 'skillJournal.logEvidence',
    execute: async (argument) => {
      if (!notes.hasFolder()) return;
      await frameworks.whenLoaded();
      const suggestion = wordsGiven(argument) ?? (await suggestWords(parts));
      const given = findTarget(argument, frameworks.library);
      const target = given?.level === undefined ? await picker.pick(t('capture.log.title')) : given;
      if (target === undefined) return;
      const note = await notes.locate();
      if (note === undefined) return;
      const tag = frameworks.library.tagFor(target);
      const words = wordsGiven(argument) ?? (await askWords(suggestion, note, tag));
      if (words === undefined || !hasWords(words)) return;
      await write(note, words, tag);
    },
  };

  function askWords(value: string, note: TodayNote, tag: string): Thenable<string | undefined> {
    return vscode.window.showInputBox({
      title: t('capture.log.title'),
      prompt: t('capture.log.prompt', { note: note.path, tag }),
      placeHolder: t('capture.log.placeholder'),
      value,
      // Words lost to a click beside the box would have to be typed again.
      ignoreFocusOut: true,
      validateInput: (words) => (words === '' || hasWords(words) ? undefined : t('capture.log.wordless')),
    });
  }

  async function write(note: TodayNote, words: string, tag: string): Promise<void> {
    const document = await notes.open(note);
    if (document === undefined) return;
    const wasDirty = document.isDirty;
    const { heading } = parts.config.log(note.folder.uri);
    const entry = { words, tag, day: note.saysDay ? undefined : note.day };
    for (let tries = 0; tries < TRIES; tries++) {
      const planned = planLogEntry(document.getText(), heading, entry);
      if (planned === undefined) {
        void vscode.window.showWarningMessage(t('capture.log.noPlace', { note: note.path }));
        return;
      }
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, [toTextEdit(planned)]);
      // Refused where the note has changed since it was read.
      if (!(await vscode.workspace.applyEdit(edit))) continue;
      const saved = !wasDirty && (await document.save());
      sayDone(document, note, tag, saved);
      return;
    }
    void vscode.window.showWarningMessage(t('capture.log.refused', { note: note.path }));
  }

  function sayDone(document: vscode.TextDocument, note: TodayNote, tag: string, saved: boolean): void {
    const words = t(saved ? 'capture.log.done' : 'capture.log.unsaved', { note: note.path, tag });
    if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) {
      vscode.window.setStatusBarMessage(words, 5000);
      return;
    }
    const open = t('capture.log.open');
    runLogged(parts.log, 'Opening the note of the day', async () => {
      const answer = await vscode.window.showInformationMessage(words, open);
      if (answer === open) await vscode.window.showTextDocument(document);
    });
  }
}

function wordsGiven(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('words' in argument)) return undefined;
  return typeof argument.words === 'string' ? argument.words : undefined;
}

/** The selection; else the current line, unless it is evidence already. */
async function suggestWords({ open }: Pick<Parts, 'open'>): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return '';
  const { document, selection } = editor;
  if (!selection.isEmpty) return wordsOfLine(document.getText(selection));
  if (!isLive(document)) return '';
  const line = selection.active.line;
  const record = await open.read(document);
  const isTagged = record?.tags.some(({ range }) => range.start.line === line) === true;
  const words = wordsOfLine(document.lineAt(line).text);
  return isTagged || document.lineAt(line).text.startsWith('#') || !hasWords(words) ? '' : words;
}
