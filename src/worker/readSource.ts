import { Library } from '../core/framework/library.js';
import type { Markers } from '../core/journal/markers.js';
import type { NoteRecord } from '../core/journal/model.js';
import { OpenNote } from '../core/journal/typing/openNote.js';
import { readNote } from '../core/journal/reading/read.js';
import { decodeNote } from './decodeNote.js';
import { mostOpen } from './postedRecords.js';
import type { NoteSource, ReadSetup } from './protocol.js';

/** A setup made ready for reading many notes. */
export interface PreparedSetup {
  readonly library: Library;
  readonly markers: Markers;
  readonly ignored: readonly string[];
  /** Notes whose text was handed over, since they are open: read by what changed in them. The last one read stands last. */
  readonly open: Map<string, { readonly today: string; readonly note: OpenNote }>;
}

export function prepareSetup(setup: ReadSetup): PreparedSetup {
  return {
    library: new Library(setup.frameworks),
    markers: setup.markers,
    ignored: setup.ignored ?? [],
    open: new Map(),
  };
}

/** What a note says whose content is at hand: the text of an open note, or the bytes of a file. */
export function readContent(
  source: NoteSource,
  content: string | Uint8Array,
  setup: PreparedSetup,
  today: string,
): NoteRecord {
  const { uri } = source;
  if (typeof content !== 'string') return readNote(uri, decodeNote(content), { ...setup, today });
  const { open } = setup;
  const known = open.get(uri);
  const reading = known?.today === today ? known : { today, note: new OpenNote(uri, { ...setup, today }) };
  open.delete(uri);
  open.set(uri, reading);
  for (const [uri] of open) if (open.size > mostOpen) open.delete(uri);
  return reading.note.read(content);
}
