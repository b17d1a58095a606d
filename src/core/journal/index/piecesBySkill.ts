import type { SkillRef } from '../../framework/model.js';
import type { EntryFacts } from '../packed/packFacts.js';
import type { Piece } from './piece.js';
import { PieceList } from './pieceList.js';
import type { StoredNote } from '../packed/storedNote.js';

interface SkillPieces {
  readonly mentions: PieceList;
  readonly levels: Map<string, PieceList>;
}

/** Pieces of a journal in a list for each skill and level, and one for each skill's mentions. No list is empty. */
export class PiecesBySkill {
  private readonly skills = new Map<string, SkillPieces>();

  has(ref: SkillRef): boolean {
    return this.skills.has(keyOf(ref));
  }

  mentions(ref: SkillRef): PieceList | undefined {
    return this.skills.get(keyOf(ref))?.mentions;
  }

  level(ref: SkillRef, level: string): PieceList | undefined {
    return this.skills.get(keyOf(ref))?.levels.get(level);
  }

  /** Of all skills, in no order. */
  levels(): readonly PieceList[] {
    return [...this.skills.values()].flatMap(({ levels }) => [...levels.values()]);
  }

  /** Puts what an entry of a note stands for into the lists, and to `added`. */
  add(note: StoredNote, number: number, entry: EntryFacts, added: Piece[]): void {
    for (const ref of entry.mentions) added.push(this.skill(ref).mentions.add(note, number, entry));
    for (const claim of entry.claims) {
      const { framework, code, level } = claim;
      const { levels } = this.skill(claim);
      let list = levels.get(level);
      if (!list) levels.set(level, (list = new PieceList({ framework, code }, level)));
      added.push(list.add(note, number, entry, claim));
    }
  }

  remove(piece: Piece): void {
    const { list } = piece;
    list.remove(piece);
    if (list.size > 0) return;
    const key = keyOf(list.ref);
    const skill = this.skills.get(key);
    if (list.level !== undefined) skill?.levels.delete(list.level);
    if (skill?.mentions.size === 0 && skill.levels.size === 0) this.skills.delete(key);
  }

  private skill({ framework, code }: SkillRef): SkillPieces {
    const key = keyOf({ framework, code });
    let pieces = this.skills.get(key);
    if (!pieces) {
      pieces = { mentions: new PieceList({ framework, code }, undefined), levels: new Map() };
      this.skills.set(key, pieces);
    }
    return pieces;
  }
}

function keyOf({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}
