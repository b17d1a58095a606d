import * as vscode from 'vscode';
import { planWithRest, type RenamePlan, type WantedNotes } from '../core/editor/rename.js';
import type { JournalIndex } from '../core/journal/index/journalIndex.js';
import type { NoteRecord } from '../core/journal/model.js';
import { mapSteps, type Steps } from '../core/steps.js';
import type { TextEdit } from '../core/text.js';
import { toRange } from './support/convert.js';
import { EditRefused } from './support/editRefused.js';
import type { Parts } from './features.js';
import { inSlices } from './support/slices.js';
import { stopIfCancelled, untilCancelled } from './support/progress.js';

/** A note as it is now, saved or not, with what was read of that very text. */
export interface CurrentNote {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly text: string;
  readonly record: NoteRecord;
}

/** A note and what is to be done to it. */
export interface NoteChange {
  readonly note: CurrentNote;
  readonly edits: readonly TextEdit[];
}

/** Reads notes of the journal anew before they are edited: the index may be a moment behind. */
export class JournalTexts {
  constructor(private readonly parts: Pick<Parts, 't' | 'open' | 'journal' | 'frameworks'>) {}

  /**
   * The notes of the journal, and `own` beside it, that are wanted: by what the index knows of closed ones, by what is on
   * the screen of open ones. A note that is gone by now is left out.
   */
  async read(
    wanted: WantedNotes,
    own?: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<readonly CurrentNote[]> {
    const { open, journal, frameworks } = this.parts;
    await frameworks.whenLoaded();
    await journal.whenReady();
    const isOurs = (document: vscode.TextDocument): boolean =>
      document === own || journal.index.record(document.uri.toString()) !== undefined;
    const documents = new Map(
      open.all().flatMap((document) => (isOurs(document) ? [[document.uri.toString(), document] as const] : [])),
    );
    const closed = await untilCancelled(findNotes(journal.index, wanted), token);
    for (const uri of closed) {
      if (documents.has(uri)) continue;
      stopIfCancelled(token);
      const document = await openIfThere(vscode.Uri.parse(uri, true));
      if (document !== undefined) documents.set(uri, document);
    }
    const notes: CurrentNote[] = [];
    for (const document of documents.values()) {
      stopIfCancelled(token);
      const { version } = document;
      const text = document.getText();
      const record = await open.read(document);
      if (record !== undefined && wanted.has(record)) notes.push({ document, version, text, record });
    }
    return notes;
  }

  /** The plan with the notes that were not wanted. One that was, and is not among those read, is gone. */
  complete(
    plan: RenamePlan,
    notes: readonly CurrentNote[],
    wanted: WantedNotes,
    token?: vscode.CancellationToken,
  ): Promise<RenamePlan> {
    const read = new Set(notes.map(({ record }) => record.uri));
    const isRest = (record: NoteRecord): boolean => !read.has(record.uri) && !wanted.has(record);
    return untilCancelled(planWithRest(plan, this.parts.journal.index, isRest), token);
  }

  /** Throws {@link EditRefused} where a note has changed since it was read, or cannot be written. */
  async check(notes: readonly CurrentNote[]): Promise<void> {
    const { t } = this.parts;
    const current: Pick<CurrentNote, 'document' | 'version'>[] = [];
    for (const note of notes) {
      const { uri } = note.document;
      if (await isReadOnly(uri)) throw new EditRefused(t('host.edit.readOnly', { file: nameOf(uri) }));
      current.push(note.document.isClosed ? await this.openAgain(note) : note);
    }
    // Last, with nothing to wait for behind it.
    for (const { document, version } of current) if (document.version !== version) this.refuseChanged(document);
  }

  /** The editor closes what nobody shows after minutes, or when many others are opened: then nobody tells of changes. */
  private async openAgain({ document, text }: CurrentNote): Promise<Pick<CurrentNote, 'document' | 'version'>> {
    const again = await openIfThere(document.uri);
    return again?.getText() === text ? { document: again, version: again.version } : this.refuseChanged(document);
  }

  private refuseChanged({ uri }: vscode.TextDocument): never {
    throw new EditRefused(this.parts.t('host.edit.changed', { file: nameOf(uri) }));
  }

  /** Makes changes as one step of undo, if all can be made. Files that could not be saved stay open, and are named. */
  async apply(changes: readonly NoteChange[]): Promise<void> {
    const { t, open } = this.parts;
    const edit = new vscode.WorkspaceEdit();
    await inSlices(mapSteps(changes, ({ note, edits }) => addEdits(edit, note.document.uri, edits)));
    await this.check(changes.map(({ note }) => note));
    const dirtyBefore = new Set(open.all().flatMap(({ isDirty, uri }) => (isDirty ? [uri.toString()] : [])));
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true })))
      throw new EditRefused(t('host.edit.failed'));
    const unsaved: string[] = [];
    for (const { note } of changes) {
      const { uri } = note.document;
      const document = open.find(uri.toString());
      if (document === undefined || dirtyBefore.has(uri.toString()) || document.isUntitled) continue;
      const isSaved = document.isDirty ? await document.save() : await isWritten(document);
      if (isSaved) continue;
      unsaved.push(nameOf(uri));
      await vscode.window.showTextDocument(document, { preview: false, preserveFocus: true });
    }
    if (unsaved.length > 0) {
      void vscode.window.showWarningMessage(t('host.edit.unsaved', { files: unsaved.join(', ') }));
    }
  }
}

function* findNotes(index: JournalIndex, wanted: WantedNotes): Steps<readonly string[]> {
  const found: string[] = [];
  for (const record of index.records(wanted.code)) {
    if (record && wanted.has(record)) found.push(record.uri);
    yield;
  }
  return found;
}

/** Adds a note's edits to a larger edit. */
export function addEdits(edit: vscode.WorkspaceEdit, uri: vscode.Uri, edits: readonly TextEdit[]): void {
  for (const { range, newText } of edits) edit.replace(uri, toRange(range), newText);
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Whether the file has the text of the editor: of one that settings make read-only, changes are neither dirty nor saved. */
async function isWritten(document: vscode.TextDocument): Promise<boolean> {
  try {
    const bytes = await vscode.workspace.fs.readFile(document.uri);
    // A text in another encoding cannot be compared, and is taken to be saved like all others.
    const text = new TextDecoder().decode(bytes);
    return text.includes('\uFFFD') || text === document.getText();
  } catch {
    return false;
  }
}

async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    // A note that was removed is still open, and can be saved again.
    return false;
  }
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

export { isReadOnly };
