import type { NoteRecord } from './model.js';
import { packedWord } from './packedWords.js';
import { packNote, unpackFacts, unpackNote, type NoteFacts } from './packNote.js';

/** What a note says, packed: as it is posted between threads. */
export interface PackedNote {
  readonly uri: string;
  readonly packed: string;
}

/**
 * One reading of a note as the index and the cache keep it. Of a note that is open it is the record itself; of the many
 * others it is packed in a line of text, and unpacked for who asks. What it says never changes.
 */
export class StoredNote {
  /** What was unpacked last, as long as somebody holds it. */
  private lately: WeakRef<NoteRecord> | undefined;

  private constructor(
    readonly uri: string,
    /** The record or, packed, what is said with private blocks and, where there are any, behind a mark without them. */
    private readonly content: NoteRecord | string,
  ) {}

  static of(note: NoteRecord | PackedNote): StoredNote {
    return new StoredNote(note.uri, 'packed' in note ? note.packed : note);
  }

  get packed(): string {
    if (typeof this.content === 'string') return this.content;
    const shown = this.content.withoutPrivate && packNote(publicRecord(this.content));
    return packNote(this.content) + (shown === undefined ? '' : `${mark}${shown}`);
  }

  get record(): NoteRecord {
    const known = this.recordAtHand ?? this.lately?.deref();
    if (known) return known;
    const { uri, packed } = this;
    let record = unpackNote(uri, partOf(packed, 0));
    if (packed.includes(mark)) {
      const { entries, problems } = unpackNote(uri, partOf(packed, 1));
      record = { ...record, withoutPrivate: { entries, problems } };
    }
    if (packed !== '') this.lately = new WeakRef(record);
    return record;
  }

  /** The record, where it is not packed. */
  get recordAtHand(): NoteRecord | undefined {
    return typeof this.content === 'string' ? undefined : this.content;
  }

  /** What an index counts, where it is packed. */
  get facts(): NoteFacts {
    return unpackFacts(partOf(this.packed, 0));
  }

  /** False: no tag of the note is of a skill with this code. */
  mayName(code: string): boolean {
    return typeof this.content !== 'string' || this.content.includes(packedWord(code));
  }

  /** The same as if private blocks had never been written. */
  withoutPrivate(): StoredNote {
    const { uri, content } = this;
    if (typeof content === 'string') {
      return content.includes(mark) ? new StoredNote(uri, partOf(content, 1)) : this;
    }
    return content.withoutPrivate ? StoredNote.of(publicRecord(content)) : this;
  }
}

/** Between what is said with private blocks and without them. */
const mark = '\r';

function partOf(packed: string, number: 0 | 1): string {
  const end = packed.indexOf(mark);
  if (end < 0) return packed;
  return number === 0 ? packed.slice(0, end) : packed.slice(end + 1);
}

function publicRecord(record: NoteRecord): NoteRecord {
  return { ...record, ...record.withoutPrivate, withoutPrivate: undefined };
}
