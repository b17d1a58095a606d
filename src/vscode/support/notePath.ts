import * as vscode from 'vscode';

/** The path by which reviews know a note: within its folder, the same whichever other folders are open beside it. */
export function notePath(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true), false);
}
