import type { Piece } from './piece.js';

/** With more changes than these at once a list is made as a whole. */
const fewChanges = 16;
/** With so many waiting they are put in order, though nobody asks: there is never a whole journal to be sorted at once. */
const mostWaiting = 2_000;

/** Pieces in the order of a tally. The order is made out of the one before, when it is asked for at the latest. */
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
    this.settle();
    return this.sorted;
  }

  /** Those whose dates begin on a day, `YYYY-MM-DD`. */
  startingOn(day: string): readonly Piece[] {
    const { list } = this;
    const start = firstWhere(list, ({ date }) => date === undefined || date.first >= day);
    const end = firstWhere(list, ({ date }) => date === undefined || date.first > day, start);
    return list.slice(start, end);
  }

  add(piece: Piece): void {
    this.added.push(piece);
    if (this.added.length >= mostWaiting) this.settle();
  }

  /** The piece is one of these, and gone. */
  remove(piece: Piece): void {
    this.removed.push(piece);
  }

  private settle(): void {
    const { sorted, added, removed } = this;
    if (added.length + removed.length === 0) return;
    if (removed.length === 0 && areInOrder(sorted.at(-1), added)) this.sorted = sorted.concat(added);
    else {
      const fresh = added.filter(({ isGone }) => !isGone);
      const isFew = added.length + removed.length <= fewChanges;
      this.sorted = isFew ? changeFew(sorted, removed, fresh) : changeMany(sorted, removed, fresh);
    }
    this.added = [];
    this.removed = [];
  }
}

/** As those of a journal whose notes are called after their days, when it is read for the first time. */
function areInOrder(before: Piece | undefined, pieces: readonly Piece[]): boolean {
  return pieces.every((piece) => {
    const isBehind = before === undefined || before.compareWith(piece) <= 0;
    before = piece;
    return isBehind;
  });
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

/** What comes and goes at once mostly stands side by side, as a note's pieces do: what stands around it is copied as it is. */
function changeMany(pieces: readonly Piece[], gone: readonly Piece[], fresh: Piece[]): readonly Piece[] {
  const changes = [...gone, ...fresh];
  const first = changes.reduce((a, b) => (b.compareWith(a) < 0 ? b : a));
  const last = changes.reduce((a, b) => (b.compareWith(a) > 0 ? b : a));
  const start = firstWhere(pieces, (other) => first.compareWith(other) <= 0);
  const end = placeOf(last, pieces, start);
  const between = pieces.slice(start, end);
  const kept = gone.length > 0 ? between.filter(({ isGone }) => !isGone) : between;
  const changed: Piece[] = [];
  let next = 0;
  const keepUntil = (place: number): void => {
    for (const piece of kept.slice(next, place)) changed.push(piece);
    next = place;
  };
  for (const piece of fresh.sort((a, b) => a.compareWith(b))) {
    keepUntil(placeOf(piece, kept, next));
    changed.push(piece);
  }
  keepUntil(kept.length);
  return pieces.slice(0, start).concat(changed, pieces.slice(end));
}

/** Where among `pieces`, but not before `low`, `piece` belongs: before the first that comes after it. */
function placeOf(piece: Piece, pieces: readonly Piece[], low = 0): number {
  return firstWhere(pieces, (other) => piece.compareWith(other) < 0, low);
}

/** The place of the first piece, but not before `low`, for which it `holds`, as it does for all behind it. */
function firstWhere(pieces: readonly Piece[], holds: (piece: Piece) => boolean, low = 0): number {
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece && holds(piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}
