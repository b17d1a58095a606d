import type { SkillRef } from '../framework/model.js';
import type { Claim } from './model.js';
import type { EntryFacts } from './packFacts.js';
import { Piece } from './piece.js';
import { SortedPieces } from './sortedPieces.js';
import type { StoredNote } from './storedNote.js';

/** The pieces of a level: all, what each is counted as, and the evidence that shows a statement. All in the order of a tally. */
export interface LevelPieces {
  /** Those that count as nothing included. */
  readonly all: readonly Piece[];
  readonly evidence: readonly Piece[];
  readonly planned: readonly Piece[];
  readonly knowledge: readonly Piece[];
  /** `statement` is its number, from 1. */
  shown(statement: number): readonly Piece[];
}

/** No more notes than these are open in most windows. */
const fewQuestions = 4;

/** Pieces of one skill at one level, or its mentions. Lists are the same arrays until a piece of them comes or goes. */
export class PieceList implements LevelPieces {
  private readonly pieces = new SortedPieces();
  /** Made with the first question about them. */
  private parts: Parts | undefined;
  private twins: { readonly of: readonly Piece[]; readonly byHash: ReadonlyMap<number, readonly Piece[]> } | undefined;
  /** For the twins of a note's pieces, since the list is what it is. */
  private asked: { readonly of: readonly Piece[]; times: number } | undefined;

  constructor(
    readonly ref: SkillRef,
    /** Undefined for mentions. */
    readonly level: string | undefined,
  ) {}

  get size(): number {
    return this.pieces.size;
  }

  get all(): readonly Piece[] {
    return this.pieces.list;
  }

  get evidence(): readonly Piece[] {
    return this.partsNow().evidence.list;
  }

  get planned(): readonly Piece[] {
    return this.partsNow().planned.list;
  }

  get knowledge(): readonly Piece[] {
    return this.partsNow().knowledge.list;
  }

  shown(statement: number): readonly Piece[] {
    return this.partsNow().shown.get(statement)?.list ?? none;
  }

  /** `number` says which of the note's entries it is; `claim` is undefined for a mention. */
  add(note: StoredNote, number: number, entry: EntryFacts, claim?: Claim): Piece {
    const piece = new Piece(this, note, number, entry, claim);
    this.pieces.add(piece);
    if (this.parts) for (const list of listsOf(piece, this.parts)) list.add(piece);
    return piece;
  }

  /** Takes out a piece of this list. */
  remove(piece: Piece): void {
    piece.leave();
    this.pieces.remove(piece);
    if (this.parts) for (const list of listsOf(piece, this.parts)) list.remove(piece);
  }

  /** Makes the lists, for those who will ask. */
  prepare(): void {
    this.partsNow();
  }

  /** Pieces of evidence of a day, `YYYY-MM-DD`; what is dated less precisely is of no day. */
  countOn(day: string): number {
    return this.pieces.startingOn(day).filter(({ counts, date }) => counts && date?.text === day).length;
  }

  /** Of notes with counting pieces whose words may stand elsewhere in the list too. */
  urisOfTwins(): ReadonlySet<string> {
    return new Set([...this.allTwins().values()].flat().map(({ uri }) => uri));
  }

  /** Of pieces of this list, those whose words a counting piece has before them, each with the first that has. */
  firstTwins(pieces: readonly Piece[]): ReadonlyMap<Piece, Piece> {
    const found = new Map<Piece, Piece>();
    const byHash = this.twinsOf(pieces);
    for (const piece of pieces) {
      const group = piece.counts ? byHash.get(piece.hash) : undefined;
      const first = group && group.length > 1 && group.find((other) => other === piece || other.text === piece.text);
      if (first && first !== piece) found.set(piece, first);
    }
    return found;
  }

  /** A note's own are looked for among all; who asks for note after note has them of all, which takes much longer. */
  private twinsOf(pieces: readonly Piece[]): ReadonlyMap<number, readonly Piece[]> {
    const { all } = this;
    if (this.asked?.of !== all) this.asked = { of: all, times: 0 };
    if (this.asked.times++ >= fewQuestions) return this.allTwins();
    return groupByHash(all, new Set(pieces.map(({ hash }) => hash)));
  }

  private allTwins(): ReadonlyMap<number, readonly Piece[]> {
    const { all } = this;
    if (this.twins?.of !== all) this.twins = { of: all, byHash: groupByHash(all, hashesOfSeveral(all)) };
    return this.twins.byHash;
  }

  private partsNow(): Parts {
    if (!this.parts) {
      const { evidence, planned, knowledge, shown } = groupPieces(this.all);
      this.parts = {
        evidence: new SortedPieces(evidence),
        planned: new SortedPieces(planned),
        knowledge: new SortedPieces(knowledge),
        shown: new Map([...shown].map(([statement, pieces]) => [statement, new SortedPieces(pieces)])),
      };
    }
    return this.parts;
  }
}

interface Parts {
  readonly evidence: SortedPieces;
  readonly planned: SortedPieces;
  readonly knowledge: SortedPieces;
  readonly shown: Map<number, SortedPieces>;
}

const none: readonly never[] = [];

/** The lists beside the one of all that a piece belongs to. */
function listsOf(piece: Piece, parts: Parts): readonly SortedPieces[] {
  const { part } = piece;
  if (!part) return none;
  if (part !== 'evidence') return [parts[part]];
  const shown = piece.statements.map((statement) => {
    let list = parts.shown.get(statement);
    if (!list) parts.shown.set(statement, (list = new SortedPieces()));
    return list;
  });
  return [parts.evidence, ...shown];
}

/** Pieces of a level, in the order of a tally, as they are counted. */
export function levelPieces(all: readonly Piece[]): LevelPieces {
  const { shown, ...parts } = groupPieces(all);
  return { all, ...parts, shown: (statement) => shown.get(statement) ?? none };
}

function groupPieces(all: readonly Piece[]): Record<'evidence' | 'planned' | 'knowledge', Piece[]> & {
  readonly shown: ReadonlyMap<number, readonly Piece[]>;
} {
  const parts: Record<'evidence' | 'planned' | 'knowledge', Piece[]> = { evidence: [], planned: [], knowledge: [] };
  const shown = new Map<number, Piece[]>();
  for (const piece of all) {
    const { part } = piece;
    if (!part) continue;
    parts[part].push(piece);
    if (part !== 'evidence') continue;
    for (const statement of piece.statements) {
      const list = shown.get(statement);
      if (list) list.push(piece);
      else shown.set(statement, [piece]);
    }
  }
  return { ...parts, shown };
}

/** The hashes that more than one counting piece has: few, which sorted numbers tell sooner than a map of all would. */
function hashesOfSeveral(pieces: readonly Piece[]): ReadonlySet<number> {
  const hashes = new Float64Array(pieces.length);
  let count = 0;
  for (const piece of pieces) if (piece.counts) hashes[count++] = piece.hash;
  const sorted = hashes.subarray(0, count).sort();
  return new Set(sorted.filter((hash, i) => hash === sorted[i - 1]));
}

/** The counting pieces with these hashes. */
function groupByHash(pieces: readonly Piece[], hashes: ReadonlySet<number>): ReadonlyMap<number, readonly Piece[]> {
  const groups = new Map<number, Piece[]>();
  if (hashes.size === 0) return groups;
  for (const piece of pieces) {
    if (!hashes.has(piece.hash) || !piece.counts) continue;
    const group = groups.get(piece.hash);
    if (group) group.push(piece);
    else groups.set(piece.hash, [piece]);
  }
  return groups;
}
