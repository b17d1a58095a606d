import * as vscode from 'vscode';
import type { JournalIndex } from '../core/journal/journalIndex.js';
import type { NoteRecord } from '../core/journal/model.js';
import type { TextEdit } from '../core/text.js';
import { toRange } from './convert.js';
import { EditRefused } from './editRefused.js';
import type { Parts } from './features.js';
import { inSlices } from './notes/slices.js';

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
   * Every note of the journal, and `own` beside it, that `wanted` says yes to: by what the index knows of closed ones, by
   * what is on the screen of open ones. A note that is gone by now is left out.
   */
  async read(
    wanted: (record: NoteRecord) => boolean,
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
    const closed = await this.select((record) => !documents.has(record.uri) && wanted(record), token);
    for (const { uri } of closed) {
      if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
      const document = await openIfThere(vscode.Uri.parse(uri, true));
      if (document !== undefined) documents.set(uri, document);
    }
    const notes: CurrentNote[] = [];
    for (const document of documents.values()) {
      const { version } = document;
      const text = document.getText();
      const record = await open.read(document);
      if (record !== undefined && wanted(record)) notes.push({ document, version, text, record });
    }
    return notes;
  }

  /** What the index knows of the notes that were not wanted. One that was, and is not among those read, is gone. */
  async restOf(
    notes: readonly CurrentNote[],
    wanted: (record: NoteRecord) => boolean,
  ): Promise<readonly { readonly text: string; readonly record: NoteRecord }[]> {
    const read = new Set(notes.map(({ record }) => record.uri));
    const rest = await this.select((record) => !read.has(record.uri) && !wanted(record));
    return rest.map((record) => ({ text: '', record }));
  }

  /** Of the notes that the index knows, with turns for others between. */
  private select(
    isWanted: (record: NoteRecord) => boolean,
    token?: vscode.CancellationToken,
  ): Promise<readonly NoteRecord[]> {
    return inSlices(selectRecords(this.parts.journal.index, isWanted), () => {
      if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
    });
  }

  /** Throws {@link EditRefused} where a note has changed since it was read, or cannot be written. */
  async check(notes: readonly CurrentNote[]): Promise<void> {
    const { t } = this.parts;
    for (const { document } of notes) {
      if (await isReadOnly(document.uri))
        throw new EditRefused(t('host.edit.readOnly', { file: nameOf(document.uri) }));
    }
    // Last, with nothing to wait for behind it.
    for (const { document, version } of notes) {
      if (document.version !== version) throw new EditRefused(t('host.edit.changed', { file: nameOf(document.uri) }));
    }
  }

  /** Makes changes as one step of undo, if all can be made. Files that could not be saved stay open, and are named. */
  async apply(changes: readonly NoteChange[]): Promise<void> {
    const { t, open } = this.parts;
    const edit = new vscode.WorkspaceEdit();
    for (const { note, edits } of changes) addEdits(edit, note.document.uri, edits);
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

function* selectRecords(
  index: JournalIndex,
  isWanted: (record: NoteRecord) => boolean,
): Generator<undefined, readonly NoteRecord[]> {
  const found: NoteRecord[] = [];
  for (const uri of index.uris()) {
    const record = index.record(uri);
    if (record !== undefined && isWanted(record)) found.push(record);
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
