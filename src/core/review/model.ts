import type { CalloutWords, Field, JournalDate, ReviewComment } from '../journal/model.js';
import type { Licence, SkillRef } from '../framework/model.js';
import { listsAbove } from '../tally/implied.js';
import type { Period } from '../tally/model.js';

/**
 * What a review says, whatever it is printed as. It knows nothing of private blocks: it is made of a tally in which they
 * were never written.
 */
export interface Review {
  readonly period: Period;
  readonly person: { readonly name: string | undefined; readonly role: string | undefined };
  /** Those that its skills belong to, in their order. */
  readonly frameworks: readonly ReviewFramework[];
  readonly goals: ReviewGoals;
  /** Evidence for a level counts for those below it too, apart from their own. */
  readonly impliedLevels: boolean;
  /** Skills with evidence, knowledge or a target, in framework order. */
  readonly skills: readonly ReviewSkill[];
  /** Open tasks, whatever the period: by date, then note, then place. */
  readonly planned: readonly PlannedWork[];
  readonly leftOut: LeftOut;
}

/** What one has to know of a framework to read the review years later. */
export interface ReviewFramework {
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly licence: Licence | undefined;
  /** False: descriptions and statements are left out, since their licence keeps them from being passed on. */
  readonly textIncluded: boolean;
  readonly levels: readonly { readonly id: string; readonly name: string }[];
}

export interface ReviewSkill extends SkillRef {
  readonly name: string;
  /** Undefined where there is none, or where the text is left out. */
  readonly description: string | undefined;
  readonly url: string | undefined;
  /** All that the skill has, lowest first. */
  readonly levels: readonly ReviewLevel[];
}

export interface ReviewLevel {
  readonly id: string;
  readonly name: string;
  readonly summary: string | undefined;
  /** Statement by statement, then the evidence for the level as a whole. */
  readonly groups: readonly EvidenceGroup[];
  /** Courses, books and talks. */
  readonly knowledge: readonly ReviewEvidence[];
}

export interface EvidenceGroup {
  /** Undefined: the level as a whole. */
  readonly statement: number | undefined;
  /** Undefined where it is left out. */
  readonly text: string | undefined;
  readonly pieces: readonly ReviewPiece[];
}

/** A piece of evidence under a statement. */
export interface ReviewPiece {
  readonly evidence: ReviewEvidence;
  /** Its box was cleared by hand: it is kept in the document, and counts for nothing. */
  readonly dropped: boolean;
  /** Reviewers' callouts that were written into the review itself, each as its lines. */
  readonly callouts: readonly string[];
}

export interface ReviewEvidence {
  /** Tells pieces apart by their words; two with one key say the same in the same note. */
  readonly key: string;
  /** Tells pieces apart by where they stand, for when their words were edited. */
  readonly place: string;
  readonly date: JournalDate | undefined;
  /** Without the fields. */
  readonly lines: readonly string[];
  readonly fields: readonly Field[];
  readonly uri: string;
  readonly heading: string | undefined;
  readonly statements: readonly number[];
  /** The same for what is said of one entry; undefined where the entry is evidence for nothing else. */
  readonly entry: string | undefined;
  /** Written in the note, or in other reviews. */
  readonly comments: readonly ReviewComment[];
  /** What reviewers wrote into the document itself, where their callouts stay. */
  readonly remarks: readonly CalloutWords[];
}

export interface PlannedWork extends SkillRef {
  readonly level: { readonly id: string; readonly name: string };
  readonly evidence: ReviewEvidence;
}

export interface ReviewGoals {
  readonly targets: readonly ReviewTarget[];
  readonly rules: readonly ReviewRule[];
}

export interface ReviewTarget extends SkillRef {
  readonly name: string;
  readonly level: { readonly id: string; readonly name: string };
  /** A day or a longer time, as written in the profile. */
  readonly by: string | undefined;
  /** The role that asks for it; undefined for a target of one's own. */
  readonly role: string | undefined;
  readonly state: 'met' | 'open' | 'overdue';
  readonly reached: { readonly id: string; readonly name: string } | undefined;
  /** Pieces of higher levels that it is short of without them; undefined where these count for nothing lower. */
  readonly implied?: number | undefined;
  /** Pieces of evidence still wanted. */
  readonly missing: number;
  /** Statements of the level without evidence that counts. */
  readonly withoutEvidence: readonly number[];
}

/** “At least five skills at level 3 or above.” */
export interface ReviewRule {
  readonly name: string | undefined;
  readonly met: boolean;
  readonly wanted: number;
  readonly level: string;
  readonly found: number;
}

export interface LeftOut {
  /** Evidence without a date. */
  readonly undated: readonly ReviewEvidence[];
  /** Knowledge without a date. */
  readonly undatedKnowledge: readonly ReviewEvidence[];
  /** Pieces of evidence before or after the period. */
  readonly outside: number;
}

const pickedIn = new WeakMap<ReviewLevel, readonly ReviewEvidence[]>();

/** Pieces that are picked; one under several statements is one. They are looked for once. */
export function pickedEvidence(level: ReviewLevel): readonly ReviewEvidence[] {
  const known = pickedIn.get(level);
  if (known) return known;
  const picked = new Map<string, ReviewEvidence>();
  for (const { pieces } of level.groups) {
    for (const { evidence, dropped } of pieces) if (!dropped) picked.set(identityOf(evidence), evidence);
  }
  const found = [...picked.values()];
  pickedIn.set(level, found);
  return found;
}

/** Picked pieces of a level that count for a lower one too. */
export interface ImpliedPieces {
  /** The higher level. */
  readonly level: ReviewLevel;
  readonly pieces: readonly ReviewEvidence[];
}

/** What higher levels imply for each level of a skill, the lowest first; nothing where that is not asked for. */
export function impliedPieces(
  { impliedLevels }: Pick<Review, 'impliedLevels'>,
  { levels }: Pick<ReviewSkill, 'levels'>,
): ReadonlyMap<ReviewLevel, readonly ImpliedPieces[]> {
  if (!impliedLevels) return new Map();
  const lists = listsAbove(levels.map(pickedEvidence), ({ entry }) => entry);
  return new Map(
    levels.map((level, i) => {
      const implied = levels.slice(i + 1).map((other, at) => ({ level: other, pieces: lists[i]?.[at] ?? [] }));
      return [level, implied.filter(({ pieces }) => pieces.length > 0)];
    }),
  );
}

/** All that reviewers say of a piece, wherever they wrote it. */
export function allComments({ comments, remarks }: ReviewEvidence): readonly CalloutWords[] {
  return [...comments, ...remarks];
}

/** How many statements have a picked piece. */
export function statementsShown(level: ReviewLevel): number {
  return level.groups.filter(
    ({ statement, pieces }) => statement !== undefined && pieces.some(({ dropped }) => !dropped),
  ).length;
}

export function statementCount(level: ReviewLevel): number {
  return level.groups.filter(({ statement }) => statement !== undefined).length;
}

/** How many boxes were cleared. */
export function droppedPieces(review: Review): number {
  return review.skills
    .flatMap(({ levels }) => levels.flatMap(({ groups }) => groups.flatMap(({ pieces }) => pieces)))
    .filter(({ dropped }) => dropped).length;
}

export function identityOf({ key, place }: Pick<ReviewEvidence, 'key' | 'place'>): string {
  return `${key}.${place}`;
}
