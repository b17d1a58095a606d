import * as vscode from 'vscode';
import { prepareRename, renameTag, touchedBy, type RenamePlan } from '../../core/editor/rename.js';
import type { NoteRecord } from '../../core/journal/model.js';
import { mapSteps } from '../../core/steps.js';
import { fromPosition, toRange } from '../support/convert.js';
import type { Parts } from '../features.js';
import type { CurrentNote, JournalTexts } from '../journalTexts.js';
import { addEdits } from '../journalTexts.js';
import { isLive } from '../notes/liveDocument.js';
import { stopIfCancelled, untilCancelled } from '../support/progress.js';
import { describeRename, sayRefusal } from '../support/sayRename.js';

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
    if ('kind' in found) throw new Error(sayRefusal(found, this.parts.t));
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
    const made = await untilCancelled(renameTag({ ...at, record }, notes, library), token);
    if (made.kind === 'refused') throw new Error(sayRefusal(made, t));
    const plan = await this.texts.complete(made, notes, touches, token);
    const edit = new vscode.WorkspaceEdit();
    const touched = notes.filter((note) => plan.notes.has(note.record.uri));
    const add = ({ document, record }: CurrentNote): void =>
      addEdits(edit, document.uri, plan.notes.get(record.uri) ?? []);
    await untilCancelled(mapSteps(touched, add), token);
    // An edit of nothing ends a rename without a word.
    if (plan.existing > 0 && !(await this.confirmMerge(plan))) return new vscode.WorkspaceEdit();
    stopIfCancelled(token);
    await this.texts.check(touched);
    return edit;
  }

  /** Two tags become one: that cannot be renamed back. */
  private async confirmMerge(plan: RenamePlan): Promise<boolean> {
    const { t, frameworks } = this.parts;
    const to = frameworks.library.tagFor(plan.to);
    const merge = t('host.rename.merge');
    const detail = describeRename(plan, to, t);
    const counts = { to, tags: plan.tags, notes: plan.notes.size };
    return (
      (await vscode.window.showWarningMessage(t('host.rename.confirm', counts), { modal: true, detail }, merge)) ===
      merge
    );
  }

  private async recordOf(document: vscode.TextDocument): Promise<NoteRecord | undefined> {
    const { frameworks, open, state } = this.parts;
    if (!isLive(document) || !state.answersIn(document.uri)) return undefined;
    await frameworks.whenLoaded();
    return open.read(document);
  }
}
