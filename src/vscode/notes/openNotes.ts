import * as vscode from 'vscode';
import type { NoteRecord } from '../../core/journal/model.js';
import { Debounced } from '../support/debounced.js';
import { today } from '../support/today.js';
import { isLive } from './liveDocument.js';
import type { NoteReader } from './noteReader.js';

const TYPING_PAUSE_MS = 150;

interface Reading {
  readonly version: number;
  readonly record: Promise<NoteRecord | undefined>;
}

/** The notes that are open: their text wins over the file's, saved or not. */
export class OpenNotes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<readonly vscode.Uri[]>();
  private readonly forgotten = new vscode.EventEmitter<void>();
  private readonly pending = new Map<string, vscode.Uri>();
  private readonly readings = new Map<string, Reading>();
  private readonly typing = new Debounced(TYPING_PAUSE_MS, () => this.announce());
  private readonly subscriptions: readonly vscode.Disposable[];

  /** Opened, closed, or changed, after a short pause in the typing. */
  readonly onDidChange = this.changed.event;

  /** Every open note is to be read anew, or what is said of its tags has changed. */
  readonly onDidForget = this.forgotten.event;

  constructor(private readonly reader: NoteReader) {
    this.subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.touch(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.touch(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.readings.delete(document.uri.toString());
        this.touch(document);
      }),
    ];
  }

  all(): readonly vscode.TextDocument[] {
    return vscode.workspace.textDocuments.filter((document) => !document.isClosed && isLive(document));
  }

  find(uri: string): vscode.TextDocument | undefined {
    return this.all().find((document) => document.uri.toString() === uri);
  }

  /** The record of the text as it is now; read once for each version of the document. */
  read(document: vscode.TextDocument): Promise<NoteRecord | undefined> {
    const uri = document.uri.toString();
    const known = this.readings.get(uri);
    if (known?.version === document.version) return known.record;
    const record = this.reader
      .read([{ uri, content: document.getText(), path: undefined }], today())
      .then(([first]) => first?.record);
    this.readings.set(uri, { version: document.version, record });
    return record;
  }

  /** The record of a text that a note may have. */
  async readText(uri: string, content: string): Promise<NoteRecord | undefined> {
    const [note] = await this.reader.read([{ uri, content, path: undefined }], today());
    return note?.record;
  }

  /** Forgets what was read, since it was read against other frameworks or markers. */
  forget(): void {
    this.readings.clear();
    this.retell();
  }

  /** What was read holds, but frameworks say it in other words. */
  retell(): void {
    this.forgotten.fire();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.typing.dispose();
    this.changed.dispose();
    this.forgotten.dispose();
  }

  private touch(document: vscode.TextDocument): void {
    if (!isLive(document)) return;
    this.pending.set(document.uri.toString(), document.uri);
    this.typing.schedule();
  }

  private announce(): void {
    const uris = [...this.pending.values()];
    this.pending.clear();
    this.changed.fire(uris);
  }
}
