import type { SkillRef } from '../framework/model.js';
import type { ImpliedEvidence, TallyEntry } from '../tally/model.js';
import type { Enough } from './model.js';
import type { Due } from './due.js';

/** What a profile aims at beside the evidence, on a day. Every number is the length of a list that is here too. */
export interface GapAnalysis {
  /** `YYYY-MM-DD`: what is recent, and what is overdue, is seen from here. */
  readonly today: string;
  /** The user's name and role, in the user's words. */
  readonly name: string | undefined;
  readonly role: string | undefined;
  /** In the order of the profile. */
  readonly targets: readonly TargetGap[];
  readonly aims: readonly AimGaps[];
  readonly rules: readonly RuleResult[];
}

/** A role aimed at: what it asks for, skill by skill. */
export interface AimGaps {
  readonly id: string;
  readonly name: string;
  readonly by: Due | undefined;
  readonly targets: readonly TargetGap[];
  readonly rules: readonly RuleResult[];
}

export interface TargetGap extends SkillRef, LevelEvidence {
  /** Of the skill. */
  readonly name: string;
  readonly level: LevelName;
  readonly by: Due | undefined;
  readonly enough: Enough;
  /** `met`: the skill is at the level or above it. `overdue`: it is not, and the day has passed. */
  readonly state: 'met' | 'open' | 'overdue';
  /** The highest level that the skill is at. */
  readonly reached: LevelName | undefined;
  /** What the level above the one reached asks for; undefined at the top. */
  readonly next: NextLevel | undefined;
}

/** A level with what counts for it, given what is enough. */
export interface LevelEvidence {
  /** Counts: evidence at this very level, recent where the target asks for that. */
  readonly evidence: readonly TallyEntry[];
  /** Counts too, where higher levels imply this one: their evidence, recent where that is asked for. */
  readonly implied?: readonly ImpliedEvidence[] | undefined;
  /** Evidence that is too long ago. */
  readonly old: readonly TallyEntry[];
  /** Evidence that has no date, where it should be recent. */
  readonly undated: readonly TallyEntry[];
  readonly planned: readonly TallyEntry[];
  readonly knowledge: readonly TallyEntry[];
  /** Pieces of evidence still wanted. */
  readonly missing: number;
  /** Statements still wanted, of those that must have evidence. */
  readonly missingStatements: number;
  readonly statements: readonly StatementGap[];
}

export interface StatementGap {
  readonly number: number;
  readonly text: string;
  /** `old`: only evidence that is too long ago, or undated. `planned`: no evidence, but an open task. */
  readonly state: 'shown' | 'old' | 'planned' | 'missing';
  readonly evidence: readonly TallyEntry[];
  readonly old: readonly TallyEntry[];
  readonly planned: readonly TallyEntry[];
}

/** A check-list: the level is reached when nothing is missing. */
export interface NextLevel {
  readonly level: LevelName;
  /** Pieces of evidence still wanted. */
  readonly missing: number;
  readonly statements: readonly StatementGap[];
}

export interface LevelName {
  readonly id: string;
  readonly name: string;
}

export interface RuleResult extends DemandResult {
  readonly name: string | undefined;
  /** Only where the rule is about one framework. */
  readonly framework: string | undefined;
  readonly including: readonly DemandResult[];
}

/** “At least five skills at level 3 or above”: how many there are. */
export interface DemandResult {
  readonly met: boolean;
  readonly wanted: number;
  /** As the profile names it: several frameworks can have one. */
  readonly level: string;
  readonly skills: readonly (SkillRef & { readonly name: string; readonly reached: LevelName })[];
  /** Where it is not met: skills that it is about and that have evidence, or that it names, nearest to it first. */
  readonly short: readonly ShortSkill[];
}

/** A skill that is not yet at the level that a rule asks for. */
export interface ShortSkill extends SkillRef {
  readonly name: string;
  /** The level that would do. */
  readonly level: LevelName;
  /** The highest level that the skill is at. */
  readonly reached: LevelName | undefined;
  /** Pieces of evidence still wanted. */
  readonly missing: number;
  /** Statements still wanted, of those that must have evidence. */
  readonly missingStatements: number;
}
