import type { Piece } from './piece.js';

/** With more changes than these at once a list is made as a whole. */
const fewChanges = 16;

/** Pieces in the order of a tally. The order is made when it is asked for, out of the one before. */
export class SortedPieces {
  private sorted: readonly Piece[];
  private added: Piece[] = [];
  private removed: Piece[] = [];

  /** `sorted` is in order. */
  constructor(sorted: readonly Piece[] = []) {
    this.sorted = sorted;
  }

  get size(): number {
    return this.sorted.length + this.added.length - this.removed.length;
  }

  /** The same array until a piece comes or goes. */
  get list(): readonly Piece[] {
    const { added, removed } = this;
    if (added.length + removed.length > 0) {
      const fresh = added.filter(({ isGone }) => !isGone);
      const isFew = added.length + removed.length <= fewChanges;
      this.sorted = isFew ? changeFew(this.sorted, removed, fresh) : changeMany(this.sorted, fresh);
      this.added = [];
      this.removed = [];
    }
    return this.sorted;
  }

  add(piece: Piece): void {
    this.added.push(piece);
  }

  /** The piece is one of these, and gone. */
  remove(piece: Piece): void {
    this.removed.push(piece);
  }
}

/** Pieces are many, and few come or go at once where a note is typed in: so their places are looked for. */
function changeFew(pieces: readonly Piece[], gone: readonly Piece[], fresh: readonly Piece[]): readonly Piece[] {
  const changed = pieces.slice();
  for (const piece of gone) {
    let at = placeOf(piece, changed) - 1;
    // Of equal places it may be another's; and it is not there at all if it was added since.
    while (at >= 0 && changed[at] !== piece && changed[at]?.compareWith(piece) === 0) at--;
    if (changed[at] === piece) changed.splice(at, 1);
  }
  for (const piece of fresh) changed.splice(placeOf(piece, changed), 0, piece);
  return changed;
}

function changeMany(pieces: readonly Piece[], fresh: readonly Piece[]): readonly Piece[] {
  return [...pieces.filter(({ isGone }) => !isGone), ...fresh].sort((a, b) => a.compareWith(b));
}

/** Where among `pieces` `piece` belongs: before the first that comes after it. */
function placeOf(piece: Piece, pieces: readonly Piece[]): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = pieces[middle];
    if (other && piece.compareWith(other) < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
