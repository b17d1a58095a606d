import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extensionId = 'skill-journal.skill-journal';
const patience = 45_000;
/** Each test file is a bundle of its own, with a copy of this module: their notes must not meet. */
const scratch = `scratch ${crypto.randomUUID()}`;
const frameworks = '.skill-journal/frameworks';
let notes = 0;
const opened = new Set<vscode.Uri>();

/** The folder that the tests run in: a copy of the sample journal. */
export function journalFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return folder;
}

export async function activateExtension(): Promise<void> {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension, `${extensionId} is not installed`);
  await extension.activate();
}

export function noteUri(path: string): vscode.Uri {
  return vscode.Uri.joinPath(journalFolder().uri, path);
}

/** Writes a file of the journal, and gives its URI. */
export async function writeNote(path: string, text: string): Promise<vscode.Uri> {
  const uri = noteUri(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

export async function removeNote(path: string): Promise<void> {
  await removeFile(noteUri(path));
}

async function removeFile(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch {
    // It is gone already.
  }
}

/** Opens a new note whose text has a `|` where the cursor is. No two tests share a file, so that neither sees the other's. */
export async function openAtCursor(
  marked: string,
): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0, 'the text has no cursor');
  const uri = await writeNote(`${scratch}/note ${++notes}.md`, marked.replace('|', ''));
  opened.add(uri);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return { document, position: document.positionAt(offset) };
}

/** Closes all editors, without saving, and removes the notes of `openAtCursor`. */
export async function cleanUp(): Promise<void> {
  await closeEditors();
  // Not their folder: in one that is made again, the editor's watcher may tell of nothing any more.
  for (const uri of opened) await removeFile(uri);
  opened.clear();
}

/** Removes the frameworks of the journal, but not their folder. */
export async function removeFrameworks(): Promise<void> {
  const home = noteUri(frameworks);
  for (const [name] of await vscode.workspace.fs.readDirectory(home)) await removeFile(vscode.Uri.joinPath(home, name));
}

/** Replaces the whole text of an open note, unsaved. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const all = new vscode.Range(new vscode.Position(0, 0), document.positionAt(document.getText().length));
  edit.replace(document.uri, all, text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Asks again and again until there is an answer that will do. */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | Thenable<T | undefined>): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) assert.fail(`${what}: not within ${patience / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The Markdown that a hover shows, its parts joined. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}
