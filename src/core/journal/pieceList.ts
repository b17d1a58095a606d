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

/** Pieces of one skill at one level, or its mentions. Lists are the same arrays until a piece of them comes or goes. */
export class PieceList implements LevelPieces {
  private readonly pieces = new SortedPieces();
  /** Made with the first question about them. */
  private parts: Parts | undefined;
  private twins: { readonly of: readonly Piece[]; readonly byHash: ReadonlyMap<number, readonly Piece[]> } | undefined;

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
    piece.isGone = true;
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

  private twinsByHash(): ReadonlyMap<number, readonly Piece[]> {
    const { all } = this;
    if (this.twins?.of !== all) this.twins = { of: all, byHash: groupTwins(all) };
    return this.twins.byHash;
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

/** Few words are said twice: which, their sorted hashes tell sooner than a map of them all would. */
function groupTwins(pieces: readonly Piece[]): ReadonlyMap<number, readonly Piece[]> {
  const counting = pieces.filter(({ counts }) => counts);
  const hashes = Float64Array.from(counting, ({ hash }) => hash).sort();
  const groups = new Map<number, Piece[]>();
  hashes.forEach((hash, i) => {
    if (hash === hashes[i - 1]) groups.set(hash, []);
  });
  if (groups.size > 0) for (const piece of counting) groups.get(piece.hash)?.push(piece);
  return groups;
}
