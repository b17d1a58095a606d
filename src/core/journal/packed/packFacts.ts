import type { Problem } from '../../problem.js';
import type { Position } from '../../text.js';
import { hashNumber } from '../../hash.js';
import type { Claim, Entry, EntryState, NoteRecord, Remark, TagTarget } from '../model.js';
import { NumberReader, type NumberWriter } from './packedNumbers.js';
import { claimedOf, dateOf, targetOf, wordOf, type Words } from './packedWords.js';

/** What an entry and its facts both tell. */
type Counted = Pick<Entry, 'date' | 'kind' | 'private' | 'empty' | 'claims' | 'mentions'>;

/** What an index counts of an entry. */
export interface EntryFacts extends Counted {
  readonly start: Position;
  /** Reviewers have commented on it. */
  readonly commented: boolean;
  /** Of its text; undefined where the text is at hand. */
  readonly hash: number | undefined;
}

/** What an index keeps of a note. */
export interface NoteFacts extends Pick<NoteRecord, 'skipped' | 'problems' | 'remarks'> {
  readonly entries: readonly EntryFacts[];
}

/** The same of an entry that is at hand. Field by field: to spread an object and then add fields takes many times as long. */
export function factsOf({
  range,
  comments,
  date,
  kind,
  private: isPrivate,
  empty,
  claims,
  mentions,
}: Entry): EntryFacts {
  const commented = comments !== undefined;
  return { date, kind, private: isPrivate, empty, claims, mentions, start: range.start, commented, hash: undefined };
}

export function countedOf({ date, kind, private: isPrivate, empty, claims, mentions }: Counted): Counted {
  return { date, kind, private: isPrivate, empty, claims, mentions };
}

/** Facts as numbers, since the start waits for so many to be read; lists stand behind their length. */
export function packFacts({ skipped, entries, problems, remarks }: NoteRecord, to: NumberWriter, words: Words): void {
  const json = (list: readonly unknown[] = []): number => (list.length === 0 ? 0 : words.number(JSON.stringify(list)));
  to.add(Number(skipped), json(problems), json(remarks), entries.length);
  for (const entry of entries) packEntry(factsOf(entry), hashNumber(entry.text), to, words);
}

export function unpackFacts(row: FactsReader): NoteFacts {
  const skipped = row.next() === 1;
  const problems = row.json<Problem>();
  const remarks = row.json<Remark>();
  const entries = row.list(takeEntry);
  return { skipped, entries, problems, ...(remarks.length > 0 && { remarks }) };
}

const states: readonly EntryState[] = ['done', 'planned', 'cancelled'];
const none: readonly never[] = [];

function packEntry(facts: EntryFacts, hash: number, to: NumberWriter, words: Words): void {
  const { start, date, kind, empty, commented, claims, mentions } = facts;
  const flags = (kind === 'knowledge' ? 1 : 0) | (facts.private ? 2 : 0) | (empty ? 4 : 0) | (commented ? 8 : 0);
  to.add(start.line, start.character, flags, date ? words.number(wordOf(date)) : 0, hash);
  to.add(mentions.length, ...mentions.map((ref) => words.target(ref)));
  to.add(claims.length);
  for (const claim of claims) packClaim(claim, start, to, words);
}

function packClaim(claim: Claim, start: Position, to: NumberWriter, words: Words): void {
  const { position, state, displaced } = claim;
  const flags = states.indexOf(state) | (displaced ? 4 : 0);
  to.add(words.claimed(claim), position.line - start.line, position.character, flags);
}

/** A row of facts whose words stand beside it. */
export class FactsReader extends NumberReader {
  constructor(
    bytes: Uint8Array,
    private readonly words: readonly string[],
  ) {
    super(bytes);
  }

  /** Undefined where there is none. */
  word(): string | undefined {
    return this.words[this.next() - 1];
  }

  json<T>(): readonly T[] {
    const word = this.word();
    return word === undefined ? none : (JSON.parse(word) as readonly T[]);
  }
}

function takeEntry(row: FactsReader): EntryFacts {
  const start = { line: row.next(), character: row.next() };
  const flags = row.next();
  const date = row.word();
  return {
    start,
    date: date === undefined ? undefined : dateOf(date),
    kind: (flags & 1) === 0 ? 'practice' : 'knowledge',
    private: (flags & 2) !== 0,
    empty: (flags & 4) !== 0,
    commented: (flags & 8) !== 0,
    hash: row.next(),
    mentions: row.list(takeTarget),
    claims: row.list((claim) => takeClaim(claim, start)),
  };
}

function takeTarget(row: FactsReader): TagTarget {
  return targetOf(row.word() ?? '');
}

function takeClaim(row: FactsReader, start: Position): Claim {
  const { framework, code, level, statements } = claimedOf(row.word() ?? '');
  const position = { line: start.line + row.next(), character: row.next() };
  const flags = row.next();
  const state = states[flags & 3] ?? 'done';
  return { framework, code, level, statements, position, state, displaced: (flags & 4) !== 0 };
}
