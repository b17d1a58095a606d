import * as vscode from 'vscode';

/** Whether there is a file or folder at a place, on whatever file system. */
export async function fileExists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
