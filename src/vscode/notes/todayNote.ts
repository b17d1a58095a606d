import * as vscode from 'vscode';
import {
  defaultNotePattern,
  faultOf,
  fillTemplate,
  findNotePattern,
  notePathFor,
} from '../../core/journal/dates/notePattern.js';
import type { Parts } from '../features.js';
import { hasFolder } from '../dialogs/hasFolder.js';
import { today } from '../support/today.js';
import { folderOf, relativePath } from './journalFiles.js';
import type { JournalFiles } from './journalFiles.js';

/** Where today's entries go. The file need not exist. */
export interface TodayNote {
  readonly uri: vscode.Uri;
  readonly folder: vscode.WorkspaceFolder;
  /** Relative to the folder. */
  readonly path: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** False: entries in it need a date of their own. */
  readonly saysDay: boolean;
}

/** Finds, makes and opens the note of the day. Says by itself what is in the way. */
export class TodayNotes {
  constructor(
    private readonly parts: Pick<Parts, 't' | 'log' | 'config' | 'journal'>,
    private readonly files: JournalFiles,
  ) {}

  /** Whether there is a folder for it; the user is told where there is none. */
  hasFolder(): boolean {
    return hasFolder(this.files.folders(), this.parts);
  }

  /** Undefined where there is none, and the user was told why. */
  async locate(): Promise<TodayNote | undefined> {
    const { t, config, journal } = this.parts;
    const folder = await this.pickFolder();
    if (folder === undefined) return undefined;
    const day = today();
    let pattern = config.log(folder.uri).notePattern;
    if (pattern === '') {
      await journal.whenReady();
      pattern = findNotePattern(this.pathsIn(folder), day) ?? defaultNotePattern;
    }
    const found = notePathFor(pattern, day);
    if (found.kind === 'wrong') {
      const reason = t(`capture.path.${found.reason}`);
      void vscode.window.showWarningMessage(t('capture.log.badPattern', { reason }));
      return undefined;
    }
    const { path, saysDay } = found;
    return { uri: vscode.Uri.joinPath(folder.uri, path), folder, path, day, saysDay };
  }

  /** Opens the note, made from the template where it is not there; undefined where it cannot be made. */
  async open(note: TodayNote): Promise<vscode.TextDocument | undefined> {
    if (!(await exists(note.uri))) {
      const edit = new vscode.WorkspaceEdit();
      const contents = new TextEncoder().encode(await this.firstText(note));
      edit.createFile(note.uri, { ignoreIfExists: true, contents });
      if (!(await vscode.workspace.applyEdit(edit))) {
        void vscode.window.showWarningMessage(this.parts.t('capture.log.refused', { note: note.path }));
        return undefined;
      }
    }
    return vscode.workspace.openTextDocument(note.uri);
  }

  private async firstText({ folder, path, day }: TodayNote): Promise<string> {
    const { t, config } = this.parts;
    const plain = `# ${day}\n`;
    const template = config.log(folder.uri).template.replace(/^\.\//, '');
    if (template === '') return plain;
    const fault = faultOf(template);
    if (fault !== undefined) {
      const reason = t(`capture.path.${fault}`);
      void vscode.window.showWarningMessage(t('capture.log.badTemplate', { reason }));
      return plain;
    }
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, template));
      const title = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
      return fillTemplate(new TextDecoder().decode(bytes), day, title);
    } catch {
      void vscode.window.showWarningMessage(t('capture.log.noTemplate', { path: template }));
      return plain;
    }
  }

  private async pickFolder(): Promise<vscode.WorkspaceFolder | undefined> {
    const folders = this.files.folders();
    if (!hasFolder(folders, this.parts)) return undefined;
    if (folders.length === 1) return folders[0];
    const active = vscode.window.activeTextEditor?.document.uri;
    const own = active && this.files.includes(active) ? folderOf(active) : undefined;
    if (own !== undefined) return own;
    return vscode.window.showWorkspaceFolderPick({ placeHolder: this.parts.t('capture.log.pickFolder') });
  }

  private pathsIn(folder: vscode.WorkspaceFolder): readonly string[] {
    return this.parts.journal.index.uris().flatMap((uri) => relativePath(folder, vscode.Uri.parse(uri)) ?? []);
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  const isUnsaved = ({ uri: other, isDirty }: vscode.TextDocument): boolean =>
    isDirty && other.toString() === uri.toString();
  if (vscode.workspace.textDocuments.some(isUnsaved)) return true;
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
