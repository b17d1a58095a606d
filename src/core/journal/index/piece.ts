import type { TallyEntry } from '../../tally/model.js';
import { hashNumber } from '../../hash.js';
import { compareText, type Position } from '../../text.js';
import { compareDates } from '../dates/dateOrder.js';
import type { Claim, Entry, EntryKind, Field, JournalDate, ReviewComment } from '../model.js';
import type { EntryFacts } from '../packed/packFacts.js';
import type { PieceList } from './pieceList.js';
import type { StoredNote } from '../packed/storedNote.js';

/**
 * One entry as it stands for one skill and, unless it is a mention, one level. It holds what counts and order need; words
 * are read from the note when somebody asks.
 */
export class Piece implements TallyEntry {
  readonly date: JournalDate | undefined;
  readonly statements: readonly number[];
  private readonly line: number;
  private readonly character: number;
  /** Which of the note's entries it is, before nine flags: there are many pieces. */
  private bits: number;
  private knownHash: number | undefined;

  constructor(
    readonly list: PieceList,
    /** The reading that it is from; a later one may say the same of it. */
    public note: StoredNote,
    number: number,
    entry: EntryFacts,
    claim: Claim | undefined,
  ) {
    const { line, character } = claim?.position ?? entry.start;
    this.date = entry.date;
    this.statements = claim?.statements ?? none;
    this.knownHash = entry.hash;
    this.line = line;
    this.character = character;
    this.bits =
      (number << flagCount) |
      parts.indexOf(claim ? partOf(entry, claim) : 'mention') |
      (entry.kind === 'knowledge' ? isKnowledge : 0) |
      (entry.private ? isPrivate : 0) |
      (entry.commented ? isCommented : 0) |
      (claim?.state === 'planned' ? isPlanned : 0) |
      (entry.claims.length > 1 ? isShared : 0);
  }

  /** It was taken out of the index. */
  get isGone(): boolean {
    return (this.bits & isGone) !== 0;
  }

  /** Which of the note's entries it is. */
  get number(): number {
    return this.bits >> flagCount;
  }

  set number(number: number) {
    this.bits = (number << flagCount) | (this.bits & flagMask);
  }

  leave(): void {
    this.bits |= isGone;
  }

  /** What it is counted as; undefined for what says nothing, and for what a piece inside it counts for. */
  get part(): Part | undefined {
    return parts[this.bits & 7];
  }

  /** It counts as evidence: done, practice, not empty, not displaced. */
  get counts(): boolean {
    return this.part === 'evidence';
  }

  /** Its entry speaks for another skill or level too. */
  get shared(): boolean {
    return (this.bits & isShared) !== 0;
  }

  get uri(): string {
    return this.note.uri;
  }

  get position(): Position {
    return { line: this.line, character: this.character };
  }

  get state(): TallyEntry['state'] {
    return this.bits & isPlanned ? 'planned' : 'done';
  }

  get kind(): EntryKind {
    return this.bits & isKnowledge ? 'knowledge' : 'practice';
  }

  get private(): boolean {
    return (this.bits & isPrivate) !== 0;
  }

  get entry(): Entry {
    const entry = this.note.record.entries[this.number];
    if (!entry) throw new Error(`There is no entry ${this.number} in ${this.uri}.`);
    return entry;
  }

  /** Of the entry's text: reckoned when somebody asks, since a new line moves all entries below it. */
  get hash(): number {
    return (this.knownHash ??= hashNumber(this.text));
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
    return this.bits & isCommented ? this.entry.comments : undefined;
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

export type Part = 'evidence' | 'planned' | 'knowledge' | 'mention';

const parts: readonly (Part | undefined)[] = [undefined, 'evidence', 'planned', 'knowledge', 'mention'];
const isKnowledge = 8;
const isPrivate = 16;
const isPlanned = 32;
const isCommented = 64;
const isShared = 128;
const isGone = 256;
const flagCount = 9;
const flagMask = (1 << flagCount) - 1;
const none: readonly never[] = [];

function partOf(entry: Pick<Entry, 'kind' | 'empty'>, claim: Claim): Part | undefined {
  if (entry.empty) return undefined;
  if (claim.state === 'planned') return 'planned';
  if (entry.kind === 'knowledge') return 'knowledge';
  return claim.displaced ? undefined : 'evidence';
}
