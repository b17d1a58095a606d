import type { Entry } from '../model.js';
import { factsOf, type EntryFacts } from '../packed/packFacts.js';
import type { StoredNote } from '../packed/storedNote.js';
import { sameHead, type SameHead } from '../sameHead.js';
import type { Piece } from './piece.js';
import type { PiecesBySkill } from './piecesBySkill.js';

/** The pieces of each note, entry by entry. Those that come and go here do so in the lists by skill too. */
export class PiecesByNote {
  /** Of notes that have any. */
  private readonly pieces = new Map<string, readonly Piece[]>();

  constructor(private readonly skills: PiecesBySkill) {}

  /** In no order. */
  uris(): Iterable<string> {
    return this.pieces.keys();
  }

  of(uri: string): readonly Piece[] {
    return this.pieces.get(uri) ?? none;
  }

  delete(uri: string): void {
    for (const piece of this.of(uri)) this.skills.remove(piece);
    this.pieces.delete(uri);
  }

  /** Of entries that are the same objects as before, at the begin and at the end, the pieces stay. */
  replace(
    note: StoredNote,
    before: readonly Entry[] | undefined,
    after: readonly Entry[] | readonly EntryFacts[],
  ): void {
    const known = this.of(note.uri);
    if (known.length + after.length === 0) return;
    const { lead, head, tail } = before ? sameEnds(before, after) : nothingSame;
    const firstBehind = (before?.length ?? Infinity) - tail;
    const moved = after.length - tail - firstBehind;
    const stays: Piece[] = [];
    const behind: Piece[] = [];
    for (const piece of known) {
      if (piece.number < lead || (piece.number >= head && piece.number < firstBehind)) {
        this.skills.remove(piece);
        continue;
      }
      piece.note = note;
      if (piece.number < head) stays.push(piece);
      else {
        piece.number += moved;
        behind.push(piece);
      }
    }
    const pieces: Piece[] = [];
    const add = (from: number, to: number): void => {
      for (let i = from; i < to; i++) {
        const entry = after[i];
        if (entry) this.skills.add(note, i, 'start' in entry ? entry : factsOf(entry), pieces);
      }
    };
    add(0, lead);
    for (const piece of stays) pieces.push(piece);
    add(head, after.length - tail);
    for (const piece of behind) pieces.push(piece);
    if (pieces.length === 0) this.pieces.delete(note.uri);
    else this.pieces.set(note.uri, pieces.slice());
  }
}

const none: readonly never[] = [];

const nothingSame = { lead: 0, head: 0, tail: 0 };

/** How many are the same objects at the begin, and behind those at the end. */
function sameEnds(before: readonly object[], after: readonly object[]): SameHead & { readonly tail: number } {
  const shorter = Math.min(before.length, after.length);
  const { lead, head } = sameHead(before, after);
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { lead, head, tail };
}
