import type * as vscode from 'vscode';
import type { FileStamp } from '../../core/journal/packed/fileStamps.js';
import { StoredNote } from '../../core/journal/packed/storedNote.js';
import type { NoteSource } from '../../worker/protocol.js';
import { today } from '../support/today.js';
import { fetchSource, stampFiles } from './noteFiles.js';
import type { NoteReader } from './noteReader.js';
import type { OpenNotes } from './openNotes.js';

/** What notes say now, by their URIs; those that are gone or take no part are missing. */
export interface NotesNow {
  readonly notes: ReadonlyMap<string, StoredNote>;
  /** Of the files of closed notes, from before they were read. */
  readonly stamps: ReadonlyMap<string, FileStamp | undefined>;
  /** How many were read from files. */
  readonly files: number;
}

/** Reads notes: the open ones as they are in the editor, saved or not, the others from their files. */
export async function readNow(
  uris: readonly vscode.Uri[],
  takesPart: (uri: vscode.Uri) => boolean,
  open: OpenNotes,
  reader: NoteReader,
): Promise<NotesNow> {
  const notes = new Map<string, StoredNote>();
  const sources: NoteSource[] = [];
  const waiting: Promise<void>[] = [];
  for (const uri of uris) {
    const document = open.find(uri.toString());
    if (!takesPart(uri)) continue;
    if (document !== undefined) {
      const reading = open.read(document);
      waiting.push(reading.then((record) => void (record && notes.set(record.uri, StoredNote.of(record)))));
    } else if (uri.scheme === 'file' && reader.opensFiles) {
      sources.push({ uri: uri.toString(), content: undefined, path: uri.fsPath });
    } else waiting.push(fetchSource(uri).then((source) => void (source && sources.push(source))));
  }
  const closed = uris.filter((uri) => open.find(uri.toString()) === undefined);
  const stamps = await stampFiles(reader, closed);
  await Promise.all(waiting);
  if (sources.length > 0) for (const note of await reader.read(sources, today())) notes.set(note.uri, note);
  return { notes, stamps, files: sources.length };
}
