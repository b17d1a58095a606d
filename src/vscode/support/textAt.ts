import * as vscode from 'vscode';

/**
 * The text of a file as it is on the screen where it is not saved there, else as on the disk; undefined where it is in neither.
 * The editor keeps documents for a while after their files have gone.
 */
export async function textAt(uri: vscode.Uri): Promise<string | undefined> {
  const key = uri.toString();
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  return open?.isDirty === true && !open.isClosed ? open.getText() : savedText(uri);
}

/** The text of a file on the disk; undefined where it is not there, or cannot be read. */
export async function savedText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Whether two states of files are of the same files with the same words. */
export function sameTexts(a: Texts, b: Texts): boolean {
  return a.size === b.size && [...a].every(([uri, { text }]) => b.has(uri) && b.get(uri)?.text === text);
}

type Texts = ReadonlyMap<string, { readonly text: string | undefined }>;
