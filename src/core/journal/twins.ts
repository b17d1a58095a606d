import type { Claim, Entry } from './model.js';
import { PieceList, type Piece } from './pieceList.js';

/** Counting pieces of equal words for one skill and level, over the whole journal. */
export class Twins {
  /** By a number made of skill, level and words: few pieces have twins, and none needs its words kept as a key. */
  private readonly byWords = new Map<number, Piece | PieceList>();

  add(piece: Piece): void {
    if (!piece.claim) return;
    const key = hash(piece.claim, piece.entry);
    const known = this.byWords.get(key);
    if (known instanceof PieceList) known.add(piece);
    else if (known) {
      const list = new PieceList();
      list.add(known);
      list.add(piece);
      this.byWords.set(key, list);
    } else this.byWords.set(key, piece);
  }

  /** `piece` has just gone. */
  lose({ entry, claim }: Piece): void {
    if (!claim) return;
    const key = hash(claim, entry);
    const known = this.byWords.get(key);
    if (known instanceof PieceList) known.lose();
    if (!(known instanceof PieceList) || known.size === 0) this.byWords.delete(key);
  }

  clear(): void {
    this.byWords.clear();
  }

  /** The first piece of the same words, where that is another. */
  firstBefore(entry: Entry, claim: Claim): Piece | undefined {
    const known = this.byWords.get(hash(claim, entry));
    if (!(known instanceof PieceList)) return undefined;
    const first = known.list.find((piece) => isTwin(piece, entry, claim));
    return first?.entry === entry ? undefined : first;
  }

  /** Notes that hold pieces with twins, and maybe some others. */
  uris(): ReadonlySet<string> {
    const uris = new Set<string>();
    for (const known of this.byWords.values()) {
      if (known instanceof PieceList && known.size > 1) for (const { uri } of known.list) uris.add(uri);
    }
    return uris;
  }
}

function isTwin(piece: Piece, entry: Entry, claim: Claim): boolean {
  return (
    piece.claim?.level === claim.level &&
    piece.claim.code === claim.code &&
    piece.claim.framework === claim.framework &&
    piece.entry.text === entry.text
  );
}

/** FNV-1a, 32 bits. */
function hash({ framework, code, level }: Claim, { text }: Entry): number {
  let value = 0x811c9dc5;
  for (const part of [framework, code, level, text]) {
    for (let i = 0; i < part.length; i++) value = Math.imul(value ^ part.charCodeAt(i), 0x01000193);
    value = Math.imul(value ^ 0xff, 0x01000193);
  }
  return value | 0;
}
