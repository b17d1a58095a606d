import type { SkillRef } from '../framework/model.js';
import type { Range } from '../text.js';
import type { Due } from './due.js';
import type { TimeSpan } from './time.js';

/**
 * A profile: who somebody is, and what they aim at. `readProfile` reads the file as it stands, `resolveProfile` looks its
 * names up in the loaded frameworks, and `analyseGaps` (gaps.ts) compares the outcome with the evidence.
 */

/** A word of the file that names something elsewhere, with its place. */
export interface Named {
  readonly text: string;
  readonly range: Range;
}

/** What counts as enough evidence for a level. */
export interface Enough {
  /** Pieces of evidence at the level. */
  readonly evidence: number;
  /** How recent they must be; undefined: however old. */
  readonly within: TimeSpan | undefined;
  /** Statements that must have such evidence. */
  readonly statements: number | 'all';
}

/** Holds where neither a target nor the profile says otherwise. */
export const usuallyEnough: Enough = { evidence: 3, within: undefined, statements: 0 };

/** A profile file as its author wrote it, or a file of roles that a team shares; nothing is looked up yet. */
export interface ProfileFile {
  readonly uri: string;
  readonly name: string | undefined;
  readonly role: string | undefined;
  readonly enough: Partial<Enough>;
  readonly targets: readonly WrittenTarget[];
  readonly rules: readonly WrittenRule[];
  /** The roles aimed at. */
  readonly aims: readonly WrittenAim[];
  readonly roles: readonly WrittenRole[];
  /** Files with further roles: paths relative to this file, with `/`. */
  readonly rolesFrom: readonly Named[];
}

export interface WrittenTarget {
  /** `ITOP` or `sfia-9/ITOP`. */
  readonly skill: Named;
  readonly level: Named;
  readonly by: Due | undefined;
  readonly enough: Partial<Enough>;
}

export interface WrittenRule extends WrittenDemand {
  readonly name: string | undefined;
  /** Only skills of this framework; undefined: of any. */
  readonly framework: Named | undefined;
  /** Only these skills; empty: all. */
  readonly among: readonly Named[];
  readonly enough: Partial<Enough>;
  /** “Two of them at 5.” */
  readonly including: readonly WrittenDemand[];
}

/** “At least five skills at level 3 or above.” */
export interface WrittenDemand {
  readonly skills: number;
  readonly level: Named;
}

export interface WrittenAim {
  readonly role: Named;
  readonly by: Due | undefined;
}

export interface WrittenRole {
  readonly id: string;
  readonly name: string;
  readonly enough: Partial<Enough>;
  readonly targets: readonly WrittenTarget[];
  readonly rules: readonly WrittenRule[];
}

/** A profile whose names have been found in the loaded frameworks; what was not found is left out. */
export interface Profile {
  readonly name: string | undefined;
  /** In the user's words. */
  readonly role: string | undefined;
  readonly enough: Enough;
  readonly targets: readonly Target[];
  readonly rules: readonly Rule[];
  readonly aims: readonly Aim[];
}

/** The level that somebody aims at in a skill. */
export interface Target extends SkillRef {
  /** `Level.id`. */
  readonly level: string;
  readonly by: Due | undefined;
  readonly enough: Enough;
}

/** A role aimed at, with what it asks for. */
export interface Aim {
  readonly id: string;
  readonly name: string;
  readonly by: Due | undefined;
  readonly targets: readonly Target[];
  readonly rules: readonly Rule[];
}

export interface Rule extends Demand {
  readonly name: string | undefined;
  readonly framework: string | undefined;
  readonly among: readonly SkillRef[] | undefined;
  readonly enough: Enough;
  readonly including: readonly Demand[];
}

export interface Demand {
  /** How many skills. */
  readonly skills: number;
  /** At this level or above, as the file names it. */
  readonly level: string;
}

/** Where nothing is aimed at. */
export const emptyProfile: Profile = {
  name: undefined,
  role: undefined,
  enough: usuallyEnough,
  targets: [],
  rules: [],
  aims: [],
};
