import type { NoteRecord } from '../core/journal/model.js';
import { applyPatch, makePatch } from '../core/journal/patchRecord.js';
import { StoredNote, type PackedNote } from '../core/journal/storedNote.js';
import type { AnsweredNote } from './protocol.js';

/** Of an open note its record, of a file the packed note. */
export type ReadNote = NoteRecord | PackedNote;

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
  post(notes: readonly ReadNote[]): readonly AnsweredNote[] {
    return notes.map((note) => {
      if ('packed' in note) return note;
      const { uri } = note;
      const before = this.last.get(uri);
      this.keep(note);
      const patch = before && makePatch(before, note);
      return patch ? { uri, patch } : note;
    });
  }

  /** The host's side. */
  receive(notes: readonly AnsweredNote[]): readonly StoredNote[] {
    return notes.map((note) => {
      if ('packed' in note) return StoredNote.of(note);
      const record = 'patch' in note ? applyPatch(this.known(note.uri), note.patch) : note;
      this.keep(record);
      return StoredNote.of(record);
    });
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
