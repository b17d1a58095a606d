import * as vscode from 'vscode';
import { folderFaultOf } from '../../core/journal/dates/notePattern.js';
import { isReviewText, periodOfReview } from '../../core/review/frontMatter.js';
import { reviewFileName } from '../../core/review/reviewPeriods.js';
import type { Broken } from '../../core/review/regions.js';
import type { Period } from '../../core/tally/model.js';
import type { Parts } from '../features.js';
import type { ChangePreview } from '../dialogs/changePreview.js';
import { hasFolder } from '../dialogs/hasFolder.js';
import { isReadOnly } from '../journalTexts.js';
import type { JournalFiles } from '../notes/journalFiles.js';
import { pickPeriod, readPeriod } from '../dialogs/pickPeriod.js';
import type { ReviewKit, Reviews } from '../reviews/reviews.js';
import type { Command } from './command.js';
import { fileExists } from '../support/fileExists.js';
import { hasRoomFor } from '../support/writeWhole.js';
import { changedStretch, LineIndex, trimTail } from '../../core/text.js';

type Needs = Pick<Parts, 't' | 'log' | 'config'>;

/** A document, and what it is to be. */
interface Draft {
  readonly kind: 'draft';
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly before: string;
  readonly text: string;
}

/**
 * Writes the review of a period, or refreshes the one that is there, and opens it. The period may be given. With a review
 * in the active editor, that one is offered first.
 */
export function createReview(reviews: Reviews, files: JournalFiles, changes: ChangePreview, parts: Needs): Command {
  const { t, config } = parts;
  return {
    id: 'skillJournal.createReview',
    execute: async (argument) => {
      const open = openReview();
      if (open === undefined && !hasFolder(files.folders(), parts)) return;
      const period =
        readPeriod(argument) ??
        (open && periodOfReview(open.getText())) ??
        (await pickPeriod(t, t('review.command.title')));
      if (period === undefined) return;
      const isOpenOne = open !== undefined && isSame(periodOfReview(open.getText()), period);
      const uri = isOpenOne ? open.uri : await placeFor(period);
      if (uri === undefined) return;
      const kit = await reviews.open(period);
      if (isOpenOne || (await fileExists(uri))) await refresh(uri, kit);
      else await create(uri, kit);
    },
  };

  async function create(uri: vscode.Uri, kit: ReviewKit): Promise<void> {
    if (await refuseReadOnly(uri)) return;
    const written = await reviews.run(kit.module.writeReview(kit.source, kit.render(uri)));
    const data = await reviews.take(kit, (context) => kit.module.exportReview(written, 'markdown', context));
    if (data === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri, { contents: new TextEncoder().encode(String(data)) });
    if ((await hasRoomFor(uri, String(data))) && (await vscode.workspace.applyEdit(edit))) {
      await vscode.window.showTextDocument(uri);
      return;
    }
    void vscode.window.showErrorMessage(t('review.command.failed', { file: nameOf(uri) }));
  }

  async function refresh(uri: vscode.Uri, kit: ReviewKit, replaceEdits = false): Promise<void> {
    const draft = await draftOf(uri, kit, replaceEdits);
    if (draft?.kind === 'broken') await refuse(draft, uri, kit);
    else if (draft) await write(draft);
  }

  /** What refreshing makes of the document as it is now; undefined where the user was told why it makes nothing. */
  async function draftOf(uri: vscode.Uri, kit: ReviewKit, replaceEdits: boolean): Promise<Draft | Broken | undefined> {
    const document = await vscode.workspace.openTextDocument(uri);
    const version = document.version;
    const before = document.getText();
    const steps = kit.module.refreshReview(before, kit.source, kit.render(uri), { replaceEdits });
    const written = await reviews.run(steps);
    if (written.kind === 'broken') return written;
    const data = await reviews.take(kit, (context) => kit.module.exportReview(written, 'markdown', context));
    return data === undefined ? undefined : { kind: 'draft', document, version, before, text: String(data) };
  }

  async function write({ document, version, before, text }: Draft): Promise<void> {
    const { uri } = document;
    await vscode.window.showTextDocument(document);
    if (text !== before && (await refuseReadOnly(uri))) return;
    const outcome = text === before ? 'done' : await replace(document, version, text);
    if (outcome !== 'done') {
      const file = nameOf(uri);
      void vscode.window.showErrorMessage(
        outcome === 'unsaved' ? t('host.edit.unsaved', { files: file }) : t('review.command.failed', { file }),
      );
      return;
    }
    vscode.window.setStatusBarMessage(t('review.command.refreshed', { file: nameOf(uri) }), 5000);
  }

  async function refuseReadOnly(uri: vscode.Uri): Promise<boolean> {
    if (!(await isReadOnly(uri))) return false;
    void vscode.window.showErrorMessage(t('host.edit.readOnly', { file: nameOf(uri) }));
    return true;
  }

  /** Says why, and offers a new file; words inside the marks give way only where the user says so, who may look first. */
  async function refuse(broken: Broken, uri: vscode.Uri, kit: ReviewKit): Promise<void> {
    const showIt = t('host.change.show');
    const newFile = t('review.command.newFile');
    const replaceIt = t('review.command.replace');
    const reason = t(broken.reason, broken.args);
    const answer = await vscode.window.showWarningMessage(
      t('review.command.refused', { file: nameOf(uri), reason }),
      ...(broken.reason === 'review.refused.edited' ? [showIt, newFile, replaceIt] : [newFile]),
    );
    if (answer === newFile) await create(await freeName(uri), kit);
    else if (answer === replaceIt) await refresh(uri, kit, true);
    else if (answer === showIt) await showAndAsk(uri, kit);
  }

  /** Shows the document beside what it would become, and writes just that where the user says so. */
  async function showAndAsk(uri: vscode.Uri, kit: ReviewKit): Promise<void> {
    const draft = await draftOf(uri, kit, true);
    if (draft?.kind !== 'draft') return;
    const { document, before, text } = draft;
    const file = nameOf(uri);
    const words = {
      name: t('review.command.changes', { file }),
      question: t('review.command.question', { file }),
      action: t('review.command.replace'),
    };
    const { newText, ...span } = changedStretch(before, text);
    const change = { note: { document, text: before }, edits: [{ range: new LineIndex(before).range(span), newText }] };
    if (await changes.ask(words, [change])) await write(draft);
  }

  async function placeFor(period: Period): Promise<vscode.Uri | undefined> {
    const folders = files.folders();
    if (!hasFolder(folders, parts)) return undefined;
    const folder =
      folders.length === 1
        ? folders[0]
        : await vscode.window.showWorkspaceFolderPick({ placeHolder: t('capture.log.pickFolder') });
    if (folder === undefined) return undefined;
    const home = trimTail(config.reviewFolder(folder.uri).replace(/^\.\//, ''), /\//);
    const fault = home === '' ? undefined : folderFaultOf(home);
    if (fault !== undefined) {
      void vscode.window.showWarningMessage(t('review.command.badFolder', { reason: t(`capture.path.${fault}`) }));
      return undefined;
    }
    return vscode.Uri.joinPath(folder.uri, home, reviewFileName(period));
  }
}

/** The review in the active editor. */
export function openReview(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'markdown' && isReviewText(document.getText()) ? document : undefined;
}

/** One step of undo, in which only what differs is touched. What could not be saved stays open as it is to be. */
async function replace(
  document: vscode.TextDocument,
  version: number,
  text: string,
): Promise<'done' | 'unsaved' | 'unchanged'> {
  const wasDirty = document.isDirty;
  const isSaved = !wasDirty && !document.isUntitled;
  if (isSaved && !(await hasRoomFor(document.uri, text))) return 'unchanged';
  if (document.version !== version) return 'unchanged';
  const { start, end, newText } = changedStretch(document.getText(), text);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), newText);
  if (!(await vscode.workspace.applyEdit(edit))) return 'unchanged';
  return wasDirty || (await document.save()) ? 'done' : 'unsaved';
}

async function freeName(uri: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 2; ; number++) {
    const candidate = uri.with({ path: uri.path.replace(/\.md$/i, ` ${number}.md`) });
    if (!(await fileExists(candidate))) return candidate;
  }
}

function isSame(a: Period | undefined, b: Period): boolean {
  return a?.from === b.from && a?.to === b.to;
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
