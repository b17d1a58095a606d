import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { JournalIndex } from '../../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../../src/core/journal/model.js';
import { Piece } from '../../../../src/core/journal/index/piece.js';
import { PieceList } from '../../../../src/core/journal/index/pieceList.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { finish } from '../../../../src/core/steps.js';
import { SortedPieces } from '../../../../src/core/journal/index/sortedPieces.js';
import { StoredNote } from '../../../../src/core/journal/packed/storedNote.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';
import { createRandom } from '../../../support/randomNotes.js';

const list = new PieceList({ framework: 'sfia-9', code: 'ITOP' }, '4');
const random = createRandom(20261126);
const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };

/** How often pieces were compared since it was asked last. */
let compared = 0;
/** How often one was asked whether it is gone. */
let askedWhetherGone = 0;
class CountedPiece extends Piece {
  override get isGone(): boolean {
    askedWhetherGone++;
    return super.isGone;
  }

  override compareWith(other: Piece): number {
    compared++;
    return super.compareWith(other);
  }
}

const facts: ConstructorParameters<typeof Piece>[3] = {
  start: { line: 0, character: 0 },
  date: undefined,
  kind: 'practice',
  private: false,
  empty: false,
  commented: false,
  hash: 0,
  claims: [],
  mentions: [],
};

function piece(): Piece {
  const number = Math.floor(random() * 1e6);
  const uri = `file:///journal/${number}.md`;
  const day = `20${String(10 + (number % 17))}-11-20`;
  const start = { line: number % 7, character: 0 };
  const date = number % 5 === 0 ? undefined : { text: day, first: day, day };
  return new CountedPiece(list, StoredNote.at(uri, undefined, 0), 0, { ...facts, start, date }, undefined);
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

  it('look at no others where pieces that stand side by side give way to as many', () => {
    const all = inOrder(pieces(50_000));
    const sorted = new SortedPieces(all);
    for (const gone of all.slice(20_000, 20_100)) {
      gone.leave();
      sorted.remove(gone);
      sorted.add(new CountedPiece(list, gone.note, 0, { ...facts, start: gone.position, date: gone.date }, undefined));
    }
    askedWhetherGone = 0;
    assert.ok(comparisonsOf(() => assert.equal(sorted.list.length, 50_000)) < 100 * 32);
    assert.ok(askedWhetherGone <= 200, String(askedWhetherGone));
  });

  it('are compared once each where they come in order, as notes called after their days do', () => {
    const sorted = new SortedPieces();
    const all = inOrder(pieces(9_000));
    const compared = comparisonsOf(() => {
      for (const one of all) sorted.add(one);
      assert.deepEqual(sorted.list, all);
    });
    assert.equal(compared, all.length - 1);
  });

  it('leave little to be sorted at once, though nobody has asked for a long time', () => {
    const sorted = new SortedPieces();
    const all = pieces(50_000);
    const most = all.map((one) => comparisonsOf(() => sorted.add(one)));
    most.push(comparisonsOf(() => void sorted.list));
    assert.ok(Math.max(...most) < 2_000 * 32, String(Math.max(...most)));
  });
});

describe('an index that has made its lists', () => {
  const note = (number: number): NoteRecord =>
    readNote(
      `file:///notes/${(number * 7919) % 500}.md`,
      `- 2026-03-${10 + (number % 19)} Moved ${number} #ITOP/4\n`,
      options,
    );
  const ref = { framework: 'sfia-9', code: 'ITOP' };

  it('compares nothing for who asks for them', () => {
    const index = new JournalIndex();
    for (let i = 0; i < 500; i++) index.set(note(i));
    const compare = mock.method(Piece.prototype, 'compareWith');
    finish(index.prepare());
    assert.ok(compare.mock.callCount() > 500);
    compare.mock.resetCalls();
    assert.deepEqual([index.level(ref, '4')?.evidence.length, compare.mock.callCount()], [500, 0]);
    compare.mock.restore();
  });

  it('makes groups of all equal words only for who asks for many notes', () => {
    const index = new JournalIndex();
    for (let i = 0; i < 500; i++) index.set(note(i));
    const [first] = index.level(ref, '4')?.evidence ?? [];
    assert.ok(first);
    index.problemsOf(first.uri);
    assert.equal(first.list['twins'], undefined);
    for (let i = 0; i < 8; i++) index.problemsOf(first.uri);
    const made = first.list['twins'];
    assert.ok(made);
    index.problemsOf(first.uri);
    assert.equal(first.list['twins'], made);
  });
});
