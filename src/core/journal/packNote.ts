import type { Problem } from '../problem.js';
import type { Position } from '../text.js';
import { hashNumber } from '../hash.js';
import type { ReviewComment } from './comments.js';
import type { Claim, Entry, EntryState, Field, NoteRecord, Remark, TagOccurrence, TagTarget } from './model.js';
import { ascii, dateOf, sameNumbers, targetOf, wordOf, Words } from './packedWords.js';

/** What an index counts of an entry. */
export interface EntryFacts extends Pick<Entry, 'date' | 'kind' | 'private' | 'empty' | 'claims' | 'mentions'> {
  readonly start: Position;
  /** Reviewers have commented on it. */
  readonly commented: boolean;
  /** Of its text. */
  readonly hash: number;
}

/** What an index keeps of a note. */
export interface NoteFacts extends Pick<NoteRecord, 'skipped' | 'problems' | 'remarks'> {
  readonly entries: readonly EntryFacts[];
}

/**
 * A record of a note as one line of ASCII, a fifth of what its objects take: what an index counts, and behind a tab what
 * only readers of the note ask for. Each of the two is JSON, with the words that stand in it more than once in a table.
 * Empty for a note that says nothing.
 */
export function packNote(record: NoteRecord): string {
  const { skipped, entries, tags, problems, remarks } = record;
  if (!skipped && remarks === undefined && entries.length + tags.length + problems.length === 0) return '';
  const words = new Words();
  const head: PackedHead = [
    words.list,
    entries.flatMap((entry) => packFacts(factsOf(entry), words)),
    problems,
    Number(skipped),
    ...(remarks ? ([remarks] as const) : ([] as const)),
  ];
  const more = new Words();
  const body: PackedBody = [
    more.list,
    entries.map((entry) => packEntry(entry, more)),
    tags.map((tag) => packTag(tag, more)),
  ];
  return ascii(`${JSON.stringify(head)}\t${JSON.stringify(body)}`);
}

/** What an index counts of what was packed. */
export function unpackFacts(packed: string): NoteFacts {
  if (packed === '') return saysNothing;
  const [words, entries, problems, skipped, remarks] = JSON.parse(packed.slice(0, packed.indexOf('\t'))) as PackedHead;
  return {
    skipped: skipped === 1,
    entries: unpackEntryFacts(entries, words),
    problems: problems.length > 0 ? problems : none,
    ...(remarks?.length && { remarks }),
  };
}

/** The record that was packed, but for `withoutPrivate`. */
export function unpackNote(uri: string, packed: string): NoteRecord {
  const { entries: facts, ...common } = unpackFacts(packed);
  const empty = { uri, ...common, withoutPrivate: undefined, entries: none, tags: none };
  if (packed === '') return empty;
  const [words, entries, tags] = JSON.parse(packed.slice(packed.indexOf('\t') + 1)) as PackedBody;
  return {
    ...empty,
    entries: facts.map((entry, i) => unpackEntry(entries[i] ?? noWords, entry, words)),
    tags: tags.map((tag) => unpackTag(tag, words)),
  };
}

/** What an index counts of an entry. */
export function factsOf({
  range,
  date,
  kind,
  private: isPrivate,
  empty,
  claims,
  mentions,
  ...said
}: Entry): EntryFacts {
  const { start } = range;
  const commented = said.comments !== undefined;
  return { start, date, kind, private: isPrivate, empty, claims, mentions, commented, hash: hashNumber(said.text) };
}

type PackedHead = readonly [
  words: readonly string[],
  entries: readonly number[],
  problems: readonly Problem[],
  skipped: number,
  remarks?: readonly Remark[],
];
type PackedBody = readonly [words: readonly string[], entries: readonly PackedEntry[], tags: readonly PackedTag[]];
type PackedEntry = readonly [
  lines: number,
  endCharacter: number,
  text: string,
  heading: number,
  rest?: { readonly fields?: readonly Field[]; readonly comments?: readonly ReviewComment[] },
];
type PackedTag = readonly [
  line: number,
  character: number,
  lines: number,
  endCharacter: number,
  text: number,
  kind: number,
  target: number,
];

const states: readonly EntryState[] = ['done', 'planned', 'cancelled'];
const kinds: readonly TagOccurrence['kind'][] = ['level', 'mention', 'wrong', 'marker'];
const none: readonly never[] = [];
const saysNothing: NoteFacts = { skipped: false, entries: none, problems: none };
const noWords: PackedEntry = [0, 0, '', 0];

/** All in a row, since the start waits for so many to be parsed. Lists stand behind their length. */
function packFacts(facts: EntryFacts, words: Words): readonly number[] {
  const { start, date, kind, empty, commented, hash, claims, mentions } = facts;
  const flags = (kind === 'knowledge' ? 1 : 0) | (facts.private ? 2 : 0) | (empty ? 4 : 0) | (commented ? 8 : 0);
  return [
    ...[start.line, start.character, flags, date ? words.number(wordOf(date)) : 0, hash],
    ...[mentions.length, ...mentions.map((ref) => words.target(ref))],
    ...[claims.length, ...claims.flatMap((claim) => packClaim(claim, start, words))],
  ];
}

function packClaim(claim: Claim, start: Position, words: Words): readonly number[] {
  const { position, state, displaced, statements } = claim;
  const flags = states.indexOf(state) | (displaced ? 4 : 0);
  const place = [position.line - start.line, position.character];
  return [words.target(claim), ...place, flags, statements.length, ...statements];
}

function unpackEntryFacts(numbers: readonly number[], words: readonly string[]): readonly EntryFacts[] {
  const entries: EntryFacts[] = [];
  const row = new Row(numbers, words);
  while (!row.isAtEnd) {
    const start = { line: row.next(), character: row.next() };
    const flags = row.next();
    const date = row.word();
    entries.push({
      start,
      date: date === undefined ? undefined : dateOf(date),
      kind: (flags & 1) === 0 ? 'practice' : 'knowledge',
      private: (flags & 2) !== 0,
      empty: (flags & 4) !== 0,
      commented: (flags & 8) !== 0,
      hash: row.next(),
      mentions: row.list(takeTarget),
      claims: row.list((claim) => takeClaim(claim, start)),
    });
  }
  return entries;
}

function takeTarget(row: Row): TagTarget {
  return targetOf(row.word() ?? '');
}

function takeClaim(row: Row, start: Position): Claim {
  const { framework, code, level = '' } = takeTarget(row);
  const position = { line: start.line + row.next(), character: row.next() };
  const flags = row.next();
  const state = states[flags & 3] ?? 'done';
  const statements = sameNumbers(row.list(() => row.next()));
  return { framework, code, level, position, state, displaced: (flags & 4) !== 0, statements };
}

/** Numbers in a row, taken one by one. */
class Row {
  private at = 0;

  constructor(
    private readonly numbers: readonly number[],
    private readonly words: readonly string[],
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.numbers.length;
  }

  next(): number {
    return this.numbers[this.at++] ?? 0;
  }

  /** Undefined where there is none. */
  word(): string | undefined {
    return this.words[this.next() - 1];
  }

  list<T>(take: (row: Row) => T): readonly T[] {
    const length = this.next();
    if (length === 0) return none;
    const list = [take(this)];
    while (list.length < length) list.push(take(this));
    return list;
  }
}

function packEntry({ range, text, heading, fields, comments }: Entry, words: Words): PackedEntry {
  const rest = { ...(fields.length > 0 && { fields }), ...(comments && { comments }) };
  const packed = [
    range.end.line - range.start.line,
    range.end.character,
    text,
    heading === undefined ? 0 : words.number(heading),
  ] as const;
  return Object.keys(rest).length > 0 ? [...packed, rest] : packed;
}

function unpackEntry(packed: PackedEntry, facts: EntryFacts, words: readonly string[]): Entry {
  const [lines, endCharacter, text, heading, rest] = packed;
  const { start, date, kind, private: isPrivate, empty, claims, mentions } = facts;
  return {
    date,
    kind,
    private: isPrivate,
    empty,
    claims,
    mentions,
    range: { start, end: { line: start.line + lines, character: endCharacter } },
    text,
    fields: rest?.fields ?? none,
    heading: heading === 0 ? undefined : words[heading - 1],
    ...(rest?.comments && { comments: rest.comments }),
  };
}

function packTag({ range: { start, end }, text, kind, target }: TagOccurrence, words: Words): PackedTag {
  const place = [start.line, start.character, end.line - start.line, end.character] as const;
  return [...place, words.number(text), kinds.indexOf(kind), target ? words.target(target) : 0];
}

function unpackTag(
  [line, character, lines, endCharacter, text, kind, target]: PackedTag,
  words: readonly string[],
): TagOccurrence {
  return {
    range: { start: { line, character }, end: { line: line + lines, character: endCharacter } },
    text: words[text - 1] ?? '',
    kind: kinds[kind] ?? 'wrong',
    target: target === 0 ? undefined : targetOf(words[target - 1] ?? ''),
  };
}
