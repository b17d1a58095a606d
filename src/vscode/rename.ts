import * as vscode from 'vscode';
import { prepareRename, renameTag, touchedBy } from '../core/editor/rename.js';
import type { Refusal } from '../core/editor/support/refusal.js';
import type { NoteRecord } from '../core/journal/model.js';
import { fromPosition, toRange } from './convert.js';
import type { Parts } from './features.js';
import type { JournalTexts } from './journalTexts.js';
import { addEdits } from './journalTexts.js';
import { isLive } from './notes/liveDocument.js';

type Needs = Pick<Parts, 't' | 'frameworks' | 'open' | 'state'>;

/** Renames a skill, level or statement in every tag of the journal. What it throws, the editor says at the cursor. */
export class TagRenameProvider implements vscode.RenameProvider {
  constructor(
    private readonly texts: JournalTexts,
    private readonly parts: Needs,
  ) {}

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string } | undefined> {
    const record = await this.recordOf(document);
    const found = record && prepareRename(record, fromPosition(position), this.parts.frameworks.library);
    if (found === undefined) return undefined;
    if ('kind' in found) throw new Error(this.sayRefusal(found));
    return { range: toRange(found.range), placeholder: found.text };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const { t, frameworks } = this.parts;
    const record = await this.recordOf(document);
    const at = { position: fromPosition(position), newName };
    if (record === undefined) return undefined;
    const touches = touchedBy(record, at.position, frameworks.library);
    if (touches === undefined) return undefined;
    const notes = await this.texts.read(touches, document, token);
    const { library } = frameworks;
    const plan = renameTag({ ...at, record }, [...notes, ...this.texts.restOf(notes)], library);
    if (plan.kind === 'refused') throw new Error(this.sayRefusal(plan));
    const edit = new vscode.WorkspaceEdit();
    const touched = notes.filter((note) => plan.notes.some(({ uri }) => uri === note.record.uri));
    const merging = plan.existing > 0 ? t('host.rename.merging', { count: plan.existing }) : undefined;
    for (const note of touched) {
      const edits = plan.notes.find(({ uri }) => uri === note.record.uri)?.edits ?? [];
      addEdits(edit, note.document.uri, edits, merging);
    }
    await this.texts.check(touched);
    return edit;
  }

  private async recordOf(document: vscode.TextDocument): Promise<NoteRecord | undefined> {
    const { frameworks, open, state } = this.parts;
    if (!isLive(document) || !state.answersIn(document.uri)) return undefined;
    await frameworks.whenLoaded();
    return open.read(document);
  }

  private sayRefusal({ key, args }: Refusal): string {
    const { uri, line } = args;
    const said = this.parts.t(key, args);
    if (uri === undefined) return said;
    const file = vscode.workspace.asRelativePath(vscode.Uri.parse(String(uri)));
    return `${said} (${line === undefined ? file : `${file}:${line}`})`;
  }
}
