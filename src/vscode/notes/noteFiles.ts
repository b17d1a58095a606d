import * as vscode from 'vscode';
import type { FileStamp } from '../../core/journal/cache.js';
import type { NoteSource } from '../../worker/protocol.js';
import type { NoteReader } from './noteReader.js';

/** Files that are looked at at once, whether they have changed. */
const STAMPS_AT_ONCE = 1_000;

interface StampedFiles {
  readonly uris: readonly vscode.Uri[];
  readonly stamps: ReadonlyMap<string, FileStamp>;
}

/** The stamps of many files, some at a time; the next are being taken while who asked is busy with these. */
export async function* stampAhead(reader: NoteReader, files: readonly vscode.Uri[]): AsyncGenerator<StampedFiles> {
  const take = async (from: number): Promise<StampedFiles> => {
    const uris = files.slice(from, from + STAMPS_AT_ONCE);
    return { uris, stamps: await stampFiles(reader, uris) };
  };
  let next = take(0);
  for (let i = 0; i < files.length; i += STAMPS_AT_ONCE) {
    const some = await next;
    next = take(i + STAMPS_AT_ONCE);
    // Who asked may have enough; then nobody waits for it.
    next.catch(() => undefined);
    yield some;
  }
}

/** What tells whether files are still those that were read. */
export async function stampFiles(
  reader: NoteReader,
  uris: readonly vscode.Uri[],
): Promise<ReadonlyMap<string, FileStamp>> {
  const stamps = new Map<string, FileStamp>();
  const local = reader.opensFiles ? uris.filter(({ scheme }) => scheme === 'file') : [];
  const found = local.length === 0 ? [] : await reader.stat(local.map(({ fsPath }) => fsPath));
  local.forEach((uri, i) => {
    const stamp = found[i];
    if (stamp !== undefined) stamps.set(uri.toString(), stamp);
  });
  const others = local.length === uris.length ? [] : uris.filter((uri) => !local.includes(uri));
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
