import type { SkillRef } from '../../framework/model.js';
import type { Claim } from '../model.js';
import type { EntryFacts } from '../packed/packFacts.js';
import { Piece, type Part } from './piece.js';
import { SortedPieces } from './sortedPieces.js';
import type { StoredNote } from '../packed/storedNote.js';

/** What the pieces of a level are counted as, and the evidence that shows a statement. All in the order of a tally. */
export interface LevelPieces {
  readonly evidence: readonly Piece[];
  readonly planned: readonly Piece[];
  readonly knowledge: readonly Piece[];
  /** `statement` is its number, from 1. */
  shown(statement: number): readonly Piece[];
}

/** No more notes than these are open in most windows. */
const fewQuestions = 4;

/** Pieces of one skill at one level, or its mentions. Lists are the same arrays until a piece of them comes or goes. */
export class PieceList {
  /** In one list, and from the first question about them in several; then those that count as nothing are in none. */
  private pieces: SortedPieces | Parts = new SortedPieces();
  private count = 0;
  /** Until a piece comes or goes. */
  private counted: LevelPieces | undefined;
  private twins: { readonly of: readonly Piece[]; readonly byHash: ReadonlyMap<number, readonly Piece[]> } | undefined;
  /** For the twins of a note's pieces, since the list is what it is. */
  private asked: { readonly of: readonly Piece[]; times: number } | undefined;

  constructor(
    readonly ref: SkillRef,
    /** Undefined for mentions. */
    readonly level: string | undefined,
  ) {}

  /** Those that count as nothing included. */
  get size(): number {
    return this.count;
  }

  get mentions(): readonly Piece[] {
    return this.parts.mention.list;
  }

  get evidence(): readonly Piece[] {
    return this.parts.evidence.list;
  }

  /** The pieces of a level as they are counted; the same object until a piece comes or goes. */
  get asCounted(): LevelPieces {
    return (this.counted ??= countedIn(this.parts));
  }

  /** `number` says which of the note's entries it is; `claim` is undefined for a mention. */
  add(note: StoredNote, number: number, entry: EntryFacts, claim?: Claim): Piece {
    const piece = new Piece(this, note, number, entry, claim);
    this.count++;
    this.counted = undefined;
    if (this.pieces instanceof SortedPieces) this.pieces.add(piece);
    else for (const list of listsOf(piece, this.pieces)) list.add(piece);
    return piece;
  }

  /** Takes out a piece of this list. */
  remove(piece: Piece): void {
    piece.leave();
    this.count--;
    this.counted = undefined;
    if (this.pieces instanceof SortedPieces) this.pieces.remove(piece);
    else for (const list of listsOf(piece, this.pieces)) list.remove(piece);
  }

  /** Makes the lists, for those who will ask. */
  prepare(): void {
    void this.parts;
  }

  /** Pieces of evidence of a day, `YYYY-MM-DD`; what is dated less precisely is of no day. */
  countOn(day: string): number {
    return this.parts.evidence.startingOn(day).filter(({ date }) => date?.text === day).length;
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
    const { evidence: all } = this;
    if (this.asked?.of !== all) this.asked = { of: all, times: 0 };
    if (this.asked.times++ >= fewQuestions) return this.allTwins();
    return groupByHash(all, new Set(pieces.map(({ hash }) => hash)));
  }

  private allTwins(): ReadonlyMap<number, readonly Piece[]> {
    const { evidence: all } = this;
    if (this.twins?.of !== all) this.twins = { of: all, byHash: groupByHash(all, hashesOfSeveral(all)) };
    return this.twins.byHash;
  }

  private get parts(): Parts {
    if (this.pieces instanceof SortedPieces) this.pieces = partsOf(this.pieces.list);
    return this.pieces;
  }
}

interface Parts extends Readonly<Record<Part, SortedPieces>> {
  /** Evidence by the numbers of statements. */
  readonly shown: Map<number, SortedPieces>;
}

const none: readonly never[] = [];

/** The lists that a piece belongs to. */
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

/** In one pass, since pieces are many and lie far apart in memory. */
function partsOf(pieces: readonly Piece[]): Parts {
  const lists: Record<Part, Piece[]> = { evidence: [], planned: [], knowledge: [], mention: [] };
  const shown = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const { part } = piece;
    if (!part) continue;
    lists[part].push(piece);
    if (part !== 'evidence') continue;
    for (const statement of piece.statements) {
      const list = shown.get(statement);
      if (list) list.push(piece);
      else shown.set(statement, [piece]);
    }
  }
  return {
    evidence: new SortedPieces(lists.evidence),
    planned: new SortedPieces(lists.planned),
    knowledge: new SortedPieces(lists.knowledge),
    mention: new SortedPieces(lists.mention),
    shown: new Map([...shown].map(([statement, list]) => [statement, new SortedPieces(list)])),
  };
}

function countedIn(parts: Parts): LevelPieces {
  return {
    evidence: parts.evidence.list,
    planned: parts.planned.list,
    knowledge: parts.knowledge.list,
    shown: (statement) => parts.shown.get(statement)?.list ?? none,
  };
}

/** The hashes that more than one piece has: few, which sorted numbers tell sooner than a map of all would. */
function hashesOfSeveral(pieces: readonly Piece[]): ReadonlySet<number> {
  const sorted = Float64Array.from(pieces, ({ hash }) => hash).sort();
  return new Set(sorted.filter((hash, i) => hash === sorted[i - 1]));
}

/** The pieces with these hashes. */
function groupByHash(pieces: readonly Piece[], hashes: ReadonlySet<number>): ReadonlyMap<number, readonly Piece[]> {
  const groups = new Map<number, Piece[]>();
  if (hashes.size === 0) return groups;
  for (const piece of pieces) {
    if (!hashes.has(piece.hash)) continue;
    const group = groups.get(piece.hash);
    if (group) group.push(piece);
    else groups.set(piece.hash, [piece]);
  }
  return groups;
}
