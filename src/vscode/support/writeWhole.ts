import * as vscode from 'vscode';
import { fileNameOf } from './fileNameOf.js';

/** Writes a file so that nobody ever sees half of it: under another name beside it, then renamed. */
export async function writeWhole(uri: vscode.Uri, data: string | Uint8Array): Promise<void> {
  const draft = draftOf(uri);
  try {
    await vscode.workspace.fs.writeFile(draft, bytesOf(data));
    await vscode.workspace.fs.rename(draft, uri, { overwrite: true });
  } catch (error) {
    await remove(draft);
    throw error;
  }
}

/**
 * Whether a disk takes this much, found out by a draft beside the file. An editor that saves empties the file first: on a
 * full disk, what was there is lost.
 */
export async function hasRoomFor(uri: vscode.Uri, text: string): Promise<boolean> {
  const draft = draftOf(uri);
  try {
    await vscode.workspace.fs.writeFile(draft, bytesOf(text));
    return true;
  } catch (error) {
    // That no new file may be made there says nothing about one that is there.
    return error instanceof vscode.FileSystemError && error.code === 'NoPermissions';
  } finally {
    await remove(draft);
  }
}

function draftOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..', `.${fileNameOf(uri)}.${Date.now()}.tmp`);
}

function bytesOf(data: string | Uint8Array): Uint8Array {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

async function remove(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch {
    // It was never there.
  }
}
