import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { joinBytes } from '../../joinBytes.js';
import { finish, type Steps } from '../../steps.js';
import type { NoteRecord } from '../model.js';
import { FactsReader, packFacts, unpackFacts, type NoteFacts } from './packFacts.js';
import { NumberWriter } from './packedNumbers.js';
import { packNote } from './packNote.js';
import { Words } from './packedWords.js';

/** One reading in a batch: a note's, or the same without private blocks. */
interface BatchFacts extends NoteFacts {
  /** Where the same stands without private blocks; 0 where nothing is private. */
  readonly shown: number;
}

/**
 * What some notes say, packed together in bytes: facts, which the index asks for at the start, are numbers; words, for which
 * few ask, are compressed. It takes a tenth of what the records do, can be posted between threads, and is kept as it is for the
 * next start.
 */
export class NoteBatch {
  /** As long as somebody holds them. */
  private lately: WeakRef<readonly string[]> | undefined;

  constructor(readonly bytes: Uint8Array) {}

  /** How many notes were packed. */
  get size(): number {
    return partsOf(this.bytes).size;
  }

  /** It is worth while to put its notes together with others. */
  get isSmall(): boolean {
    return this.size < fewNotes && this.bytes.length < fewBytes;
  }

  facts(number: number): BatchFacts {
    if (lastAsked?.of !== this) {
      lastAsked = { of: this, facts: unpackBatchFacts(this.bytes) };
      batchWork.facts++;
    }
    const facts = lastAsked.facts[number];
    if (!facts) throw new RangeError(`There is no reading ${number} in the batch.`);
    return facts;
  }

  /** What a reading says beside its facts, as {@link packNote} has packed it. */
  words(number: number): string {
    let words = this.lately?.deref();
    if (!words) {
      words = unpackWords(this.bytes);
      batchWork.words++;
      this.lately = new WeakRef(words);
    }
    if (!held.includes(words)) held[(nextHeld = (nextHeld + 1) % mostHeld)] = words;
    return words[number] ?? '';
  }
}

/** How many times facts and words of a batch were unpacked since the start. */
export const batchWork = { facts: 0, words: 0 };

/** Who asks for one note's facts mostly asks for the next one's. */
let lastAsked: { readonly of: NoteBatch; readonly facts: readonly BatchFacts[] } | undefined;

/** Words of the batches that were asked last are held: who asks for some of them often asks for more. */
const mostHeld = 8;
const held: (readonly string[])[] = [];
let nextHeld = 0;

/** More notes, or more letters of their words, compress little better, and take longer to unpack. */
const notesInBatch = 40;
const lettersInBatch = 64 * 1024;
const fewNotes = 8;
const fewBytes = 4 * 1024;

/** Packs notes, a step for each. Together the batches hold as many as there are, in their order. */
export function* packTogether(records: Iterable<NoteRecord>): Steps<readonly NoteBatch[]> {
  const batches: NoteBatch[] = [];
  let writer = new BatchWriter();
  for (const record of records) {
    const words = packNote(record);
    if (!writer.hasRoomFor(words)) {
      batches.push(writer.finish());
      writer = new BatchWriter();
    }
    writer.add(record, words);
    yield;
  }
  if (writer.size > 0) batches.push(writer.finish());
  return batches;
}

/** Facts, and behind them compressed words, a line for each reading; those without private blocks stand behind all notes. */
class BatchWriter {
  private readonly facts = new NumberWriter();
  private readonly table = new Words();
  private readonly lines: string[] = [];
  private readonly shown: NoteRecord[] = [];
  private letters = 0;

  get size(): number {
    return this.lines.length;
  }

  /** An empty one has room for any note. */
  hasRoomFor(words: string): boolean {
    return this.size === 0 || (this.size < notesInBatch && this.letters + words.length <= lettersInBatch);
  }

  add(record: NoteRecord, words: string): void {
    const { withoutPrivate } = record;
    this.facts.add(withoutPrivate ? this.shown.push({ ...record, ...withoutPrivate }) : 0);
    packFacts(record, this.facts, this.table);
    this.lines.push(words);
    this.letters += words.length;
  }

  finish(): NoteBatch {
    const { facts, table, lines, shown, size } = this;
    for (const record of shown) {
      facts.add(0);
      packFacts(record, facts, table);
      lines.push(packNote(record));
    }
    const words = strToU8(lines.join('\n'));
    return new NoteBatch(
      packParts({
        size,
        readings: lines.length,
        length: words.length,
        table: strToU8(JSON.stringify(table.list)),
        facts: facts.toBytes(),
        words: deflateSync(words, { level: 3 }),
      }),
    );
  }
}

function unpackBatchFacts(bytes: Uint8Array): readonly BatchFacts[] {
  const { size, readings, table, facts } = partsOf(bytes);
  const row = new FactsReader(facts, JSON.parse(strFromU8(table)) as readonly string[]);
  return Array.from({ length: readings }, () => {
    const shown = row.next();
    return { shown: shown === 0 ? 0 : size + shown - 1, ...unpackFacts(row) };
  });
}

function unpackWords(bytes: Uint8Array): readonly string[] {
  const { length, words } = partsOf(bytes);
  // With room for all of it, it need not be copied while it grows.
  return strFromU8(inflateSync(words, { out: new Uint8Array(length) })).split('\n');
}

/** Where the parts of a batch stand, behind five numbers: how many there are of each, and how long the first two are. */
interface BatchParts {
  /** Notes. */
  readonly size: number;
  /** Notes, and those of them that have private blocks once more. */
  readonly readings: number;
  /** Bytes of the words before they were compressed. */
  readonly length: number;
  readonly table: Uint8Array;
  readonly facts: Uint8Array;
  readonly words: Uint8Array;
}

const headLength = 20;

function packParts({ size, readings, length, table, facts, words }: BatchParts): Uint8Array {
  const head = new DataView(new ArrayBuffer(headLength));
  [size, readings, length, table.length, facts.length].forEach((number, i) => head.setUint32(4 * i, number));
  return finish(joinBytes([new Uint8Array(head.buffer), table, facts, words]));
}

function partsOf(bytes: Uint8Array): BatchParts {
  const head = new DataView(bytes.buffer, bytes.byteOffset, headLength);
  const factsAt = headLength + head.getUint32(12);
  const wordsAt = factsAt + head.getUint32(16);
  return {
    size: head.getUint32(0),
    readings: head.getUint32(4),
    length: head.getUint32(8),
    table: bytes.subarray(headLength, factsAt),
    facts: bytes.subarray(factsAt, wordsAt),
    words: bytes.subarray(wordsAt),
  };
}
