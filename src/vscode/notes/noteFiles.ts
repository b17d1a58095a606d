import * as vscode from 'vscode';
import type { FileStamp } from '../../core/journal/packed/fileStamps.js';
import type { NoteSource } from '../../worker/protocol.js';
import type { NoteReader } from './noteReader.js';

/** By URI; files that are gone have none. */
export type Stamps = ReadonlyMap<string, FileStamp>;

/** What tells whether files are still those that were read. */
export async function stampFiles(reader: NoteReader, uris: readonly vscode.Uri[]): Promise<Stamps> {
  const stamps = new Map<string, FileStamp>();
  const isLocal = ({ scheme }: vscode.Uri): boolean => reader.opensFiles && scheme === 'file';
  const local = uris.filter(isLocal);
  const found = local.length === 0 ? [] : await reader.stat(local.map(({ fsPath }) => fsPath));
  local.forEach((uri, i) => {
    const stamp = found[i];
    if (stamp !== undefined) stamps.set(uri.toString(), stamp);
  });
  const others = uris.filter((uri) => !isLocal(uri));
  await Promise.all(
    others.map(async (uri) => {
      const stamp = await statFile(uri);
      if (stamp !== undefined) stamps.set(uri.toString(), stamp);
    }),
  );
  return stamps;
}

/** A note's bytes, for a reader that opens no files; undefined for one that is gone. */
export async function fetchSource(uri: vscode.Uri): Promise<NoteSource | undefined> {
  try {
    return { uri: uri.toString(), content: await vscode.workspace.fs.readFile(uri), path: undefined };
  } catch {
    return undefined;
  }
}

async function statFile(uri: vscode.Uri): Promise<FileStamp | undefined> {
  try {
    const { size, mtime } = await vscode.workspace.fs.stat(uri);
    return { size, changed: mtime };
  } catch {
    return undefined;
  }
}
