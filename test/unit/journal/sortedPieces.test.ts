import assert from 'node:assert/strict';
import { Piece } from '../../../src/core/journal/piece.js';
import { PieceList } from '../../../src/core/journal/pieceList.js';
import { SortedPieces } from '../../../src/core/journal/sortedPieces.js';
import { StoredNote } from '../../../src/core/journal/storedNote.js';
import { createRandom } from '../../support/randomNotes.js';

const list = new PieceList({ framework: 'sfia-9', code: 'ITOP' }, '4');
const random = createRandom(20261126);

/** How often pieces were compared since it was asked last. */
let compared = 0;
class CountedPiece extends Piece {
  override compareWith(other: Piece): number {
    compared++;
    return super.compareWith(other);
  }
}

function piece(): Piece {
  const number = Math.floor(random() * 1e6);
  const uri = `file:///journal/${number}.md`;
  const day = `20${String(10 + (number % 17))}-11-20`;
  const facts: ConstructorParameters<typeof Piece>[3] = {
    start: { line: number % 7, character: 0 },
    date: number % 5 === 0 ? undefined : { text: day, first: day, day },
    kind: 'practice',
    private: false,
    empty: false,
    commented: false,
    hash: 0,
    claims: [],
    mentions: [],
  };
  return new CountedPiece(list, StoredNote.at(uri, undefined, 0), 0, facts, undefined);
}

function pieces(count: number): Piece[] {
  return Array.from({ length: count }, piece);
}

function inOrder(all: readonly Piece[]): readonly Piece[] {
  return [...all].sort((a, b) => a.compareWith(b));
}

function comparisonsOf(act: () => void): number {
  compared = 0;
  act();
  return compared;
}

describe('sorted pieces', () => {
  it('stay in order, however many come and go at once', () => {
    const all = pieces(3_000);
    const sorted = new SortedPieces(inOrder(all));
    for (const count of [1, 10, 100, 2_500]) {
      for (const gone of all.splice(0, count)) {
        gone.leave();
        sorted.remove(gone);
      }
      const fresh = pieces(count);
      all.push(...fresh);
      for (const one of fresh) sorted.add(one);
      const last = all.pop();
      if (last) {
        last.leave();
        sorted.remove(last);
      }
      assert.equal(sorted.size, all.length);
      assert.deepEqual(new Set(sorted.list), new Set(all));
      assert.equal(sorted.list.length, all.length);
      for (const [i, one] of sorted.list.slice(1).entries()) {
        const before = sorted.list[i];
        assert.ok(before && before.compareWith(one) <= 0);
      }
    }
  });

  it('look for the places of those that come, and do not sort the many again', () => {
    const sorted = new SortedPieces(inOrder(pieces(50_000)));
    for (const one of pieces(100)) sorted.add(one);
    assert.ok(comparisonsOf(() => void sorted.list) < 100 * 32);
  });

  it('leave little to be sorted at once, though nobody has asked for a long time', () => {
    const sorted = new SortedPieces();
    const all = pieces(50_000);
    const most = all.map((one) => comparisonsOf(() => sorted.add(one)));
    most.push(comparisonsOf(() => void sorted.list));
    assert.ok(Math.max(...most) < 2_000 * 32, String(Math.max(...most)));
  });
});
