import { compareEntries } from '../tally/order.js';
import type { TallyEntry } from '../tally/model.js';
import type { SkillRef } from '../framework/model.js';
import type { ReviewComment } from './comments.js';
import type { Claim, Entry } from './model.js';

/** One entry as it stands for one skill and, unless it is a mention, one level. */
export class Piece {
  /** It was taken out of the index. */
  isGone = false;
  /** What it is counted as; undefined for what says nothing, and for what a piece inside it counts for. */
  readonly part: 'evidence' | 'planned' | 'knowledge' | undefined;
  private made: TallyEntry | undefined;

  constructor(
    readonly uri: string,
    readonly entry: Entry,
    /** Undefined for a mention. */
    readonly claim: Claim | undefined,
    readonly ref: SkillRef,
    /** Beside the comments in the note itself. */
    readonly remarks: readonly ReviewComment[] = [],
  ) {
    this.part = claim && partOf(entry, claim);
  }

  get date(): TallyEntry['date'] {
    return this.entry.date;
  }

  get position(): TallyEntry['position'] {
    return this.claim?.position ?? this.entry.range.start;
  }

  /** It counts as evidence: done, practice, not empty, not displaced. */
  get counts(): boolean {
    return this.part === 'evidence';
  }

  get tallied(): TallyEntry {
    return (this.made ??= tallied(this));
  }
}

function partOf(entry: Entry, claim: Claim): Piece['part'] {
  if (entry.empty) return undefined;
  if (claim.state === 'planned') return 'planned';
  if (entry.kind === 'knowledge') return 'knowledge';
  return counts(entry, claim) ? 'evidence' : undefined;
}

/** Whether an entry is a piece of evidence for a claim of its. */
export function counts(entry: Entry, claim: Claim): boolean {
  return claim.state === 'done' && entry.kind === 'practice' && !entry.empty && !claim.displaced;
}

function tallied({ uri, position, entry, claim, remarks }: Piece): TallyEntry {
  const { date, kind, text, heading, fields } = entry;
  const comments = remarks.length === 0 ? entry.comments : [...(entry.comments ?? []), ...remarks];
  return {
    uri,
    position,
    date,
    state: claim?.state === 'planned' ? 'planned' : 'done',
    kind,
    private: entry.private,
    text,
    heading,
    fields,
    statements: claim?.statements ?? [],
    ...(comments && { comments }),
  };
}

/** Pieces in the order of a tally. The order is made when it is asked for, out of the one before. */
export class PieceList {
  private sorted: readonly Piece[] = [];
  private added: Piece[] = [];
  private lost = 0;

  get size(): number {
    return this.sorted.length + this.added.length - this.lost;
  }

  /** The same array until a piece comes or goes. */
  get list(): readonly Piece[] {
    if (this.lost > 0 || this.added.length > 0) {
      const isHere = ({ isGone }: Piece): boolean => !isGone;
      const kept = this.lost > 0 ? this.sorted.filter(isHere) : this.sorted;
      this.sorted = merge(kept, this.added.filter(isHere).sort(compareEntries));
      this.added = [];
      this.lost = 0;
    }
    return this.sorted;
  }

  add(piece: Piece): void {
    this.added.push(piece);
  }

  /** A piece of this list has just gone. */
  lose(): void {
    this.lost++;
  }
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
    if (other && compareEntries(piece, other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
