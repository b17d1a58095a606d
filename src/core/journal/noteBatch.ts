import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { NoteRecord } from './model.js';
import { FactsReader, packFacts, unpackFacts, type NoteFacts } from './packFacts.js';
import { NumberReader, NumberWriter } from './packedNumbers.js';
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

  static of(records: readonly NoteRecord[]): NoteBatch {
    return new NoteBatch(packBatch(records));
  }

  /** How many notes were packed. */
  get size(): number {
    return new NumberReader(this.bytes).next();
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

/** Words of batches are held for a while: who asks for some of them often asks for more. */
const mostHeld = 8;
const held: (readonly string[])[] = [];
let nextHeld = 0;

/** Facts, and behind them compressed words, a line for each reading. */
function packBatch(records: readonly NoteRecord[]): Uint8Array {
  const readings = [...records];
  const facts = new NumberWriter();
  const words = new Words();
  for (const record of records) {
    const { withoutPrivate } = record;
    facts.add(withoutPrivate ? readings.push({ ...record, ...withoutPrivate }) - 1 : 0);
    packFacts(record, facts, words);
  }
  for (const shown of readings.slice(records.length)) {
    facts.add(0);
    packFacts(shown, facts, words);
  }
  const packed = new NumberWriter();
  packed.add(records.length, readings.length);
  packed.addBytes(strToU8(JSON.stringify(words.list)));
  packed.addBytes(facts.toBytes());
  const lines = strToU8(readings.map(packNote).join('\n'));
  packed.add(lines.length);
  packed.addBytes(deflateSync(lines, { level: 1 }));
  return packed.toBytes();
}

function unpackBatchFacts(bytes: Uint8Array): readonly BatchFacts[] {
  const packed = new NumberReader(bytes);
  packed.next();
  const count = packed.next();
  const words = JSON.parse(strFromU8(packed.nextBytes())) as readonly string[];
  const row = new FactsReader(packed.nextBytes(), words);
  return Array.from({ length: count }, () => ({ shown: row.next(), ...unpackFacts(row) }));
}

function unpackWords(bytes: Uint8Array): readonly string[] {
  const packed = new NumberReader(bytes);
  packed.next();
  packed.next();
  packed.nextBytes();
  packed.nextBytes();
  // With room for all of it, it need not be copied while it grows.
  const out = new Uint8Array(packed.next());
  return strFromU8(inflateSync(packed.nextBytes(), { out })).split('\n');
}
