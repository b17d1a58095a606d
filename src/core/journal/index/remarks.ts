import type { SkillRef } from '../../framework/model.js';
import { entryWith } from '../../tally/model.js';
import type { Remark, ReviewComment } from '../model.js';
import type { Piece } from './piece.js';
import type { LevelPieces } from './pieceList.js';
import { isSameComment } from '../reading/sameComment.js';

/** What reviewers wrote into review documents, and the evidence that it is about. */
export class Remarks {
  private readonly byReview = new Map<string, readonly Remark[]>();
  private byLevel: ReadonlyMap<string, ReadonlyMap<string, readonly ReviewComment[]>> | undefined;
  /** With the comments in: the same object for the same object, until a review changes. */
  private known = new WeakMap<LevelPieces, LevelPieces>();

  /** Takes what a document says now; empty where it says nothing, or is gone. */
  set(uri: string, remarks: readonly Remark[] = []): void {
    if (remarks.length === 0 && !this.byReview.has(uri)) return;
    if (remarks.length === 0) this.byReview.delete(uri);
    else this.byReview.set(uri, remarks);
    this.byLevel = undefined;
    this.known = new WeakMap();
  }

  clear(): void {
    for (const uri of [...this.byReview.keys()]) this.set(uri);
  }

  /** The pieces of a level with what is said of them; `keyOf` names a piece as reviews do. */
  addTo(pieces: LevelPieces, ref: SkillRef, level: string, keyOf: (piece: Piece) => string | undefined): LevelPieces {
    if (this.byReview.size === 0) return pieces;
    const known = this.known.get(pieces);
    if (known) return known;
    const byKey = (this.byLevel ??= this.sort()).get(levelKey(ref, level));
    const told = byKey ? mapPieces(pieces, (piece) => withComments(piece, byKey.get(keyOf(piece) ?? ''))) : pieces;
    this.known.set(pieces, told);
    return told;
  }

  private sort(): ReadonlyMap<string, ReadonlyMap<string, readonly ReviewComment[]>> {
    const levels = new Map<string, Map<string, readonly ReviewComment[]>>();
    for (const uri of [...this.byReview.keys()].sort()) {
      for (const remark of this.byReview.get(uri) ?? []) {
        const name = levelKey(remark, remark.level);
        const byKey = levels.get(name) ?? new Map<string, readonly ReviewComment[]>();
        levels.set(name, byKey);
        const said = byKey.get(remark.key) ?? [];
        // A piece stands under several statements, and may stand in several reviews.
        if (said.some((other) => isSameComment(other, remark.comment))) continue;
        byKey.set(remark.key, [...said, { ...remark.comment, uri }]);
      }
    }
    return levels;
  }
}

function mapPieces(pieces: LevelPieces, change: (piece: Piece) => Piece): LevelPieces {
  const evidence = pieces.evidence.map(change);
  return {
    evidence,
    planned: pieces.planned.map(change),
    knowledge: pieces.knowledge.map(change),
    shown: (statement) => evidence.filter(({ statements }) => statements.includes(statement)),
  };
}

function withComments(piece: Piece, said: readonly ReviewComment[] | undefined): Piece {
  if (!said) return piece;
  return entryWith(piece, {
    get comments() {
      return [...(piece.comments ?? []), ...said];
    },
  });
}

function levelKey({ framework, code }: SkillRef, level: string): string {
  return `${framework}\n${code}\n${level}`;
}
