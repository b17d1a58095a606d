import type { NoteRecord } from '../core/journal/model.js';
import { applyPatch, makePatch } from '../core/journal/patchRecord.js';
import { packNotes, StoredNote } from '../core/journal/packed/storedNote.js';
import type { ReadAnswer } from './protocol.js';

type ReadNotes = Pick<ReadAnswer, 'notes' | 'files'>;

/** Notes beyond this number are read, and posted, anew when they are typed in again. */
export const mostOpen = 8;

/**
 * What the worker posted last of each open note. Worker and host have one of these each, and put the same answers into it in
 * the same order: so the worker need only post what is different now. One that was just started knows of less than its host.
 */
export class PostedRecords {
  /** The last one posted stands last. */
  private readonly last = new Map<string, NoteRecord>();

  /** The worker's side. */
  post(open: readonly NoteRecord[], files: readonly NoteRecord[]): ReadNotes {
    const notes = open.map((note) => {
      const { uri } = note;
      const before = this.last.get(uri);
      this.keep(note);
      const patch = before && makePatch(before, note);
      return patch ? { uri, patch } : note;
    });
    return { notes, files: files.length > 0 ? packNotes(files) : undefined };
  }

  /** The host's side. */
  receive({ notes, files }: ReadNotes): readonly StoredNote[] {
    const open = notes.map((note) => {
      const record = 'patch' in note ? applyPatch(this.known(note.uri), note.patch) : note;
      this.keep(record);
      return StoredNote.of(record);
    });
    return [...open, ...(files ? StoredNote.unpack(files) : [])];
  }

  private known(uri: string): NoteRecord {
    const record = this.last.get(uri);
    if (!record) throw new Error(`The worker patches what it never posted: ${uri}`);
    return record;
  }

  private keep(record: NoteRecord): void {
    this.last.delete(record.uri);
    this.last.set(record.uri, record);
    for (const [uri] of this.last) if (this.last.size > mostOpen) this.last.delete(uri);
  }
}
