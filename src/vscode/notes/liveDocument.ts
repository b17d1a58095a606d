import * as vscode from 'vscode';

/** Our own read-only pages. */
export const PAGE_SCHEME = 'skill-journal';

/** Whether the extension speaks up in a document: Markdown that somebody could edit. */
export function isLive(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && isEditable(document);
}

/**
 * Whether a document is a file that somebody could edit, in a workspace folder of any scheme, or not saved yet. Not the other
 * side of a diff (`git:`), a notebook cell, a comment box or our own pages.
 */
export function isEditable(document: vscode.TextDocument): boolean {
  const { scheme } = document.uri;
  if (scheme === 'file' || scheme === 'untitled') return true;
  if (scheme === PAGE_SCHEME) return false;
  if (vscode.workspace.getWorkspaceFolder(document.uri) !== undefined) return true;
  return vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}
