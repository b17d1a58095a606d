import type { NoteRecord } from './model.js';

/** Of a note that says nothing of skills. */
export function emptyRecord(uri: string): NoteRecord {
  return { uri, skipped: false, entries: [], withoutPrivate: undefined, tags: [], problems: [] };
}
