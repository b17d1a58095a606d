import type { SkillRef } from '../framework/model.js';
import type { TallyEntry } from '../tally/model.js';
import { compareText, type Position } from '../text.js';
import type { ReviewComment } from './comments.js';
import { compareDates } from './dateOrder.js';
import type { Claim, Entry, EntryKind, Field, JournalDate } from './model.js';
import type { EntryFacts } from './packNote.js';
import type { StoredNote } from './storedNote.js';

/**
 * One entry as it stands for one skill and, unless it is a mention, one level. It holds what counts and order need; words
 * are read from the note when somebody asks.
 */
export class Piece implements TallyEntry {
  /** It was taken out of the index. */
  isGone = false;
  readonly date: JournalDate | undefined;
  readonly statements: readonly number[];
  /** Of the entry's text. */
  readonly hash: number;
  private readonly line: number;
  private readonly character: number;
  private readonly flags: number;

  constructor(
    readonly list: PieceList,
    /** The reading that it is from; a later one may say the same of it. */
    public note: StoredNote,
    /** Which of the note's entries it is. */
    public number: number,
    entry: EntryFacts,
    claim: Claim | undefined,
  ) {
    const { line, character } = claim?.position ?? entry.start;
    this.date = entry.date;
    this.statements = claim?.statements ?? none;
    this.hash = entry.hash;
    this.line = line;
    this.character = character;
    this.flags =
      parts.indexOf(claim && partOf(entry, claim)) |
      (entry.kind === 'knowledge' ? isKnowledge : 0) |
      (entry.private ? isPrivate : 0) |
      (entry.commented ? isCommented : 0) |
      (claim?.state === 'planned' ? isPlanned : 0);
  }

  /** What it is counted as; undefined for what says nothing, and for what a piece inside it counts for. */
  get part(): Part | undefined {
    return parts[this.flags & 3];
  }

  /** It counts as evidence: done, practice, not empty, not displaced. */
  get counts(): boolean {
    return this.part === 'evidence';
  }

  get uri(): string {
    return this.note.uri;
  }

  get position(): Position {
    return { line: this.line, character: this.character };
  }

  get state(): TallyEntry['state'] {
    return this.flags & isPlanned ? 'planned' : 'done';
  }

  get kind(): EntryKind {
    return this.flags & isKnowledge ? 'knowledge' : 'practice';
  }

  get private(): boolean {
    return (this.flags & isPrivate) !== 0;
  }

  get entry(): Entry {
    const entry = this.note.record.entries[this.number];
    if (!entry) throw new Error(`There is no entry ${this.number} in ${this.uri}.`);
    return entry;
  }

  get text(): string {
    return this.entry.text;
  }

  get heading(): string | undefined {
    return this.entry.heading;
  }

  get fields(): readonly Field[] {
    return this.entry.fields;
  }

  get comments(): readonly ReviewComment[] | undefined {
    return this.flags & isCommented ? this.entry.comments : undefined;
  }

  /** All that it says, as plain data. */
  toJSON(): TallyEntry {
    const { uri, position, date, state, kind, private: isPrivate, text, heading, fields, statements, comments } = this;
    return { uri, position, date, state, kind, private: isPrivate, text, heading, fields, statements, comments };
  }

  /** In the order of a tally. */
  compareWith(other: Piece): number {
    return (
      compareDates(this.date, other.date) ||
      compareText(this.uri, other.uri) ||
      this.line - other.line ||
      this.character - other.character
    );
  }
}

type Part = 'evidence' | 'planned' | 'knowledge';

const parts: readonly (Part | undefined)[] = [undefined, 'evidence', 'planned', 'knowledge'];
const isKnowledge = 4;
const isPrivate = 8;
const isPlanned = 16;
const isCommented = 32;
const none: readonly never[] = [];

function partOf(entry: Pick<Entry, 'kind' | 'empty'>, claim: Claim): Part | undefined {
  if (entry.empty) return undefined;
  if (claim.state === 'planned') return 'planned';
  if (entry.kind === 'knowledge') return 'knowledge';
  return claim.displaced ? undefined : 'evidence';
}

/** Pieces of one skill at one level, or its mentions, in the order of a tally: made when asked for, out of the one before. */
export class PieceList {
  private sorted: readonly Piece[] = [];
  private added: Piece[] = [];
  private lost = 0;
  private twins: { readonly of: readonly Piece[]; readonly byHash: ReadonlyMap<number, readonly Piece[]> } | undefined;

  constructor(
    readonly ref: SkillRef,
    /** Undefined for mentions. */
    readonly level: string | undefined,
  ) {}

  get size(): number {
    return this.sorted.length + this.added.length - this.lost;
  }

  /** The same array until a piece comes or goes. */
  get list(): readonly Piece[] {
    if (this.lost > 0 || this.added.length > 0) {
      const isHere = ({ isGone }: Piece): boolean => !isGone;
      const kept = this.lost > 0 ? this.sorted.filter(isHere) : this.sorted;
      this.sorted = merge(
        kept,
        this.added.filter(isHere).sort((a, b) => a.compareWith(b)),
      );
      this.added = [];
      this.lost = 0;
    }
    return this.sorted;
  }

  /** `number` says which of the note's entries it is; `claim` is undefined for a mention. */
  add(note: StoredNote, number: number, entry: EntryFacts, claim?: Claim): Piece {
    const piece = new Piece(this, note, number, entry, claim);
    this.added.push(piece);
    return piece;
  }

  /** A piece of this list has just gone. */
  lose(): void {
    this.lost++;
  }

  /** Counting pieces whose words may be the same, those that come first before the others. */
  mayBeTwins(): Iterable<readonly Piece[]> {
    return this.twinsByHash().values();
  }

  /** The first counting piece with the words of this one, where that is another. */
  firstTwinOf(piece: Piece): Piece | undefined {
    const first = this.twinsByHash()
      .get(piece.hash)
      ?.find((other) => other === piece || other.text === piece.text);
    return first === piece ? undefined : first;
  }

  private twinsByHash(): ReadonlyMap<number, readonly Piece[]> {
    const { list } = this;
    if (this.twins?.of !== list) this.twins = { of: list, byHash: groupTwins(list) };
    return this.twins.byHash;
  }
}

function groupTwins(pieces: readonly Piece[]): ReadonlyMap<number, readonly Piece[]> {
  const groups = new Map<number, Piece[]>();
  const seen = new Map<number, Piece>();
  for (const piece of pieces) {
    if (!piece.counts) continue;
    const { hash } = piece;
    const first = seen.get(hash);
    const group = groups.get(hash);
    if (group) group.push(piece);
    else if (first) groups.set(hash, [first, piece]);
    else seen.set(hash, piece);
  }
  return groups;
}

/** Both in order. Few come at once where a note is typed in: so their places are looked for, not passed by. */
function merge(a: readonly Piece[], b: readonly Piece[]): readonly Piece[] {
  if (a.length === 0) return b;
  const merged: Piece[][] = [];
  let from = 0;
  for (const piece of b) {
    const at = placeOf(piece, a, from);
    if (at > from) merged.push(a.slice(from, at));
    merged.push([piece]);
    from = at;
  }
  merged.push(a.slice(from));
  return merged.flat();
}

/** Where among `pieces`, from `low` on, `piece` belongs: before the first that comes after it. */
function placeOf(piece: Piece, pieces: readonly Piece[], low: number): number {
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = pieces[middle];
    if (other && piece.compareWith(other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
