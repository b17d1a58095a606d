import * as vscode from 'vscode';
import type { ImportFile } from '../../core/framework/import/model.js';
import { plainLabel, shortenLine } from '../../core/markdownText.js';
import type { Translate } from '../../core/messages/translate.js';
import type { FrameworkStore } from '../frameworks/frameworkStore.js';
import { isEditable, isLive } from '../notes/liveDocument.js';
import { fileNameOf } from '../support/fileNameOf.js';

type Source = 'document' | 'file' | 'clipboard' | 'stored';

/** What the core refuses anyway need not be read. */
const MOST_BYTES = 256 * 1024 * 1024;
const SHOWN_LINES = 3;
const SHOWN_LENGTH = 100;

/** Asks where the framework comes from. Undefined where the user goes away or looked after a stored one instead. */
export async function chooseSource(store: FrameworkStore, t: Translate): Promise<ImportFile | undefined> {
  const pasted = await vscode.env.clipboard.readText();
  const stored = await store.stored();
  const shown = shownDocument();
  const items: (vscode.QuickPickItem & { readonly source: Source })[] = [
    ...(shown
      ? [
          {
            source: 'document' as const,
            label: `$(window) ${t('import.pick.document', { file: plainLabel(fileNameOf(shown.uri)) })}`,
            detail: firstLines(shown.getText()),
          },
        ]
      : []),
    { source: 'file', label: `$(file) ${t('import.pick.file')}`, detail: t('import.pick.fileDetail') },
    {
      source: 'clipboard',
      label: `$(clippy) ${t('import.pick.clipboard')}`,
      detail: firstLines(pasted) || t('import.pick.clipboardEmpty'),
    },
  ];
  if (stored.length > 0) {
    const detail = t('import.pick.storedDetail', { count: stored.length });
    items.push({ source: 'stored', label: `$(archive) ${t('import.pick.stored')}`, detail });
  }
  const title = t('import.title');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: t('import.pick.source') });
  switch (chosen?.source) {
    case undefined:
      return undefined;
    case 'document':
      return shown && { name: fileNameOf(shown.uri), bytes: new TextEncoder().encode(shown.getText()) };
    case 'clipboard':
      return { name: t('import.clipboardName'), bytes: new TextEncoder().encode(pasted), isPasted: true };
    case 'stored':
      await lookAfterStored(stored, store, t);
      return undefined;
    case 'file': {
      const folder = vscode.workspace.workspaceFolders?.[0];
      const [uri] =
        (await vscode.window.showOpenDialog({
          title,
          openLabel: t('import.pick.open'),
          ...(folder === undefined ? {} : { defaultUri: folder.uri }),
        })) ?? [];
      return uri && readImportFile(uri, t);
    }
  }
}

export async function readImportFile(uri: vscode.Uri, t: Translate): Promise<ImportFile> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MOST_BYTES) {
    const megabyte = 1024 * 1024;
    const args = { size: Math.round(size / megabyte), limit: MOST_BYTES / megabyte };
    throw new Error(t('import.failure.tooLarge', args));
  }
  return { name: fileNameOf(uri), bytes: await vscode.workspace.fs.readFile(uri) };
}

/** The document before the user's eyes, if it is no note. */
function shownDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isEditable(document) && !isLive(document) ? document : undefined;
}

/** Enough for the user to see that this is what was copied. */
function firstLines(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines
    .slice(0, SHOWN_LINES)
    .map((line) => plainLabel(shortenLine(line, SHOWN_LENGTH)))
    .join(' ⏎ ');
}

async function lookAfterStored(stored: readonly vscode.Uri[], store: FrameworkStore, t: Translate): Promise<void> {
  const items = stored.flatMap((uri) => {
    const file = plainLabel(fileNameOf(uri));
    return [
      { label: `$(go-to-file) ${t('import.stored.open', { file })}`, uri, file, removes: false },
      { label: `$(trash) ${t('import.stored.remove', { file })}`, uri, file, removes: true },
    ];
  });
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: t('import.stored.pick') });
  if (chosen === undefined) return;
  if (!chosen.removes) {
    await vscode.window.showTextDocument(chosen.uri);
    return;
  }
  const putBack = await store.remove(chosen.uri);
  const undo = t('import.stored.undo');
  const answer = await vscode.window.showInformationMessage(t('import.stored.removed', { file: chosen.file }), undo);
  if (answer === undo) await putBack();
}
