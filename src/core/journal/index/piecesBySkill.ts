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
  /** By framework and code. */
  private readonly skills = new Map<string, Map<string, SkillPieces>>();

  has(ref: SkillRef): boolean {
    return this.find(ref) !== undefined;
  }

  mentions(ref: SkillRef): PieceList | undefined {
    return this.find(ref)?.mentions;
  }

  level(ref: SkillRef, level: string): PieceList | undefined {
    return this.find(ref)?.levels.get(level);
  }

  /** Of all skills, in no order. */
  levels(): readonly PieceList[] {
    const skills = [...this.skills.values()].flatMap((byCode) => [...byCode.values()]);
    return skills.flatMap(({ levels }) => [...levels.values()]);
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
    const skill = this.find(list.ref);
    if (list.level !== undefined) skill?.levels.delete(list.level);
    if (skill?.mentions.size === 0 && skill.levels.size === 0) {
      this.skills.get(list.ref.framework)?.delete(list.ref.code);
    }
  }

  private find({ framework, code }: SkillRef): SkillPieces | undefined {
    return this.skills.get(framework)?.get(code);
  }

  private skill({ framework, code }: SkillRef): SkillPieces {
    let byCode = this.skills.get(framework);
    if (!byCode) this.skills.set(framework, (byCode = new Map<string, SkillPieces>()));
    let pieces = byCode.get(code);
    if (!pieces) {
      pieces = { mentions: new PieceList({ framework, code }, undefined), levels: new Map() };
      byCode.set(code, pieces);
    }
    return pieces;
  }
}
