import { finish, type Steps } from '../../steps.js';
import { hashNumber } from '../../hash.js';
import { comparePositions } from '../../text.js';
import { emptyRecord } from '../emptyRecord.js';
import type { NoteRecord } from '../model.js';
import type { FileStamp } from './fileStamps.js';
import { NoteBatch, packTogether } from './noteBatch.js';
import { factsOf, type NoteFacts } from './packFacts.js';
import { packedWord } from './packedWords.js';
import { unpackNote } from './packNote.js';

/** What some notes say, packed: as it is posted between threads. */
export interface PackedNotes {
  /** In the order of the batches. */
  readonly uris: readonly string[];
  readonly batches: readonly Uint8Array[];
  /** Notes that say nothing. */
  readonly silent: readonly string[];
}

/**
 * One reading of a note as the index and the cache keep it. Of a note that is open it is the record itself; of the many
 * others it is packed in a batch, and unpacked for who asks. What it says never changes.
 */
export class StoredNote {
  // Of its file, as numbers, since there are many of them.
  private size = -1;
  private changed = 0;

  private constructor(
    readonly uri: string,
    /** A note of which it is the part without private blocks; undefined for a note that says nothing. */
    private content: NoteRecord | NoteBatch | StoredNote | undefined,
    /** Which reading of the batch it is. */
    private number = 0,
  ) {}

  static of(record: NoteRecord): StoredNote {
    return new StoredNote(record.uri, record);
  }

  /** What stands in a batch under a number; without a batch it is a note that says nothing. */
  static at(uri: string, batch?: NoteBatch, number = 0): StoredNote {
    return new StoredNote(uri, batch, number);
  }

  /** The notes that {@link packNotes} has packed. */
  static unpack({ uris, batches, silent }: PackedNotes): readonly StoredNote[] {
    const places = placesIn(batches.map((bytes) => new NoteBatch(bytes)));
    return [
      ...places.map(({ batch, number }, i) => StoredNote.at(uris[i] ?? '', batch, number)),
      ...silent.map((uri) => StoredNote.at(uri)),
    ];
  }

  /** Of the file that it was read from, from before that. */
  get stamp(): FileStamp {
    return { size: this.size, changed: this.changed };
  }

  set stamp({ size, changed }: FileStamp) {
    this.size = size;
    this.changed = changed;
  }

  /** Whether it is what a file says. */
  isOf({ size, changed }: FileStamp): boolean {
    return this.size === size && this.changed === changed;
  }

  /** Where it stands packed, if it does. */
  get place(): Place | undefined {
    const { content, number } = this;
    if (content instanceof NoteBatch) return { batch: content, number };
    const whole = content instanceof StoredNote ? content.place : undefined;
    return whole && { batch: whole.batch, number: whole.batch.facts(whole.number).shown };
  }

  get record(): NoteRecord {
    const { uri, place } = this;
    if (!place) return this.recordAtHand ?? emptyRecord(uri);
    const known = lately.get(this)?.deref();
    if (known) return known;
    const { batch, number } = place;
    const { shown, ...facts } = batch.facts(number);
    let record = unpackNote(uri, facts, batch.words(number));
    if (shown !== 0) {
      const { entries, problems } = unpackNote(uri, batch.facts(shown), batch.words(shown));
      record = { ...record, withoutPrivate: { entries, problems } };
    }
    lately.set(this, new WeakRef(record));
    return record;
  }

  /** It says nothing, as most notes of most journals do. */
  get isSilent(): boolean {
    return this.content === undefined;
  }

  /** The record, where it is not packed. */
  get recordAtHand(): NoteRecord | undefined {
    const { content } = this;
    return content instanceof NoteBatch || content instanceof StoredNote ? undefined : content;
  }

  /** What an index counts. */
  get facts(): NoteFacts {
    const { place, recordAtHand } = this;
    if (place) return place.batch.facts(place.number);
    return recordAtHand ? { ...recordAtHand, entries: recordAtHand.entries.map(factsOf) } : saysNothing;
  }

  /** False: no tag of the note is of a skill with this code. */
  mayName(code: string): boolean {
    if (this.isSilent) return code === '';
    const { place } = this;
    return !place || place.batch.words(place.number).includes(packedWord(code));
  }

  /** The same as if private blocks had never been written. */
  withoutPrivate(): StoredNote {
    const { uri, place, recordAtHand } = this;
    if (place) return place.batch.facts(place.number).shown === 0 ? this : new StoredNote(uri, this);
    if (!recordAtHand?.withoutPrivate) return this;
    return StoredNote.of({ ...recordAtHand, ...recordAtHand.withoutPrivate, withoutPrivate: undefined });
  }

  /** The hash of an entry's text without its private parts; undefined for an entry that is private itself. */
  publicHash(number: number): number | undefined {
    const start = this.facts.entries[number]?.start;
    const { facts, recordAtHand } = this.withoutPrivate();
    const seen = start ? facts.entries.findIndex((entry) => comparePositions(entry.start, start) === 0) : -1;
    return facts.entries[seen]?.hash ?? (recordAtHand?.entries[seen] && hashNumber(recordAtHand.entries[seen].text));
  }

  /**
   * Packs notes anew that share a batch with others that are gone, so that what those said is given up, and those of small
   * batches together. Others may have their turn between.
   */
  static *repack(notes: Iterable<StoredNote>): Steps<void> {
    const inBatch = new Map<NoteBatch, StoredNote[]>();
    let count = 0;
    for (const note of notes) {
      if (++count % notesAtOnce === 0) yield undefined;
      if (!(note.content instanceof NoteBatch)) continue;
      const others = inBatch.get(note.content);
      if (others) others.push(note);
      else inBatch.set(note.content, [note]);
    }
    const loose: StoredNote[] = [];
    for (const [batch, staying] of inBatch) {
      if (staying.length < batch.size || batch.isSmall) loose.push(...staying);
    }
    const batches = yield* packTogether(recordsOf(loose));
    for (const [i, { batch, number }] of placesIn(batches).entries()) {
      const note = loose[i];
      if (note) [note.content, note.number] = [batch, number];
    }
  }
}

/** What was unpacked, as long as somebody holds it. */
const lately = new WeakMap<StoredNote, WeakRef<NoteRecord>>();

interface Place {
  readonly batch: NoteBatch;
  readonly number: number;
}

function placesIn(batches: readonly NoteBatch[]): readonly Place[] {
  return batches.flatMap((batch) => Array.from({ length: batch.size }, (_, number) => ({ batch, number })));
}

function* recordsOf(notes: readonly StoredNote[]): Generator<NoteRecord> {
  for (const { record } of notes) yield record;
}

/** Packs notes that were read together. */
export function packNotes(records: readonly NoteRecord[]): PackedNotes {
  const speaking = records.filter((record) => !isSilent(record));
  return {
    uris: speaking.map(({ uri }) => uri),
    batches: finish(packTogether(speaking)).map(({ bytes }) => bytes),
    silent: records.filter(isSilent).map(({ uri }) => uri),
  };
}

const notesAtOnce = 1_000;

const saysNothing: NoteFacts = { skipped: false, entries: [], problems: [] };

/** Remarks are in notes that are skipped. */
function isSilent({ skipped, withoutPrivate, entries, tags, problems }: NoteRecord): boolean {
  return !skipped && !withoutPrivate && entries.length + tags.length + problems.length === 0;
}
