import type { Library } from '../../../src/core/framework/library.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import type { TextEdit } from '../../../src/core/text.js';
import { LineIndex } from '../../../src/core/text.js';

export const today = '2026-11-23';

/** A note of the journal, read as the index reads it. */
export function noteOf(text: string, library: Library, uri = 'file:///journal/2026-11-20.md'): NoteRecord {
  return readNote(uri, text, { library, markers: defaultMarkers, today });
}

/** The text after an edit. */
export function applyEdit(text: string, { range, newText }: TextEdit): string {
  const lines = new LineIndex(text);
  return text.slice(0, lines.offsetAt(range.start)) + newText + text.slice(lines.offsetAt(range.end));
}
