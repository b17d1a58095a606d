import { Library } from '../core/framework/library.js';
import type { Markers } from '../core/journal/markers.js';
import type { NoteRecord } from '../core/journal/model.js';
import { readNote } from '../core/journal/read.js';
import type { NoteSource, ReadSetup } from './protocol.js';
import { decodeNote } from './decodeNote.js';

/** A setup made ready for reading many notes. */
export interface PreparedSetup {
  readonly library: Library;
  readonly markers: Markers;
  readonly ignored: readonly string[];
}

export function prepareSetup(setup: ReadSetup): PreparedSetup {
  return { library: new Library(setup.frameworks), markers: setup.markers, ignored: setup.ignored ?? [] };
}

/** The record of a note whose content is at hand. */
export function readContent(
  source: NoteSource,
  content: string | Uint8Array,
  setup: PreparedSetup,
  today: string,
): NoteRecord {
  const text = typeof content === 'string' ? content : decodeNote(content);
  return readNote(source.uri, text, { ...setup, today });
}
