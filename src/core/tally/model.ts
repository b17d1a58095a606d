import type { EntryKind, Field, JournalDate, ReviewComment } from '../journal/model.js';
import type { LocatedProblem } from '../problem.js';
import type { Position } from '../text.js';

/** Both ends belong to it, `YYYY-MM-DD`; an end that is undefined is open. */
export interface Period {
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Counts of evidence by skill and level over a period. Every number is the length of a list that is here too. */
export interface Tally {
  readonly period: Period;
  /** Notes of the journal, with and without tags. */
  readonly notes: number;
  /** Entries behind the numbers: evidence, planned and knowledge; one entry for two skills is one. */
  readonly entries: number;
  /** Evidence without a date, which a period leaves out; undefined when no period is given. */
  readonly undatedLeftOut: readonly TallyEntry[] | undefined;
  /** The same of knowledge. */
  readonly undatedKnowledge?: readonly TallyEntry[] | undefined;
  /** Levels have the evidence of those above them, too, apart from their own. */
  readonly impliedLevels?: true;
  /** Skills with at least one tag, in framework order, then in the order of the file. */
  readonly skills: readonly SkillTally[];
  readonly problems: readonly LocatedProblem[];
}

export interface SkillTally {
  readonly framework: string;
  readonly code: string;
  readonly name: string;
  readonly mentions: readonly TallyEntry[];
  /** All levels defined for the skill, lowest first. */
  readonly levels: readonly LevelTally[];
}

export interface LevelTally {
  readonly id: string;
  readonly name: string;
  /** Done practice in the period: the count that matters. By date, then note, then line. */
  readonly evidence: readonly TallyEntry[];
  /** Open tasks, whatever the period. */
  readonly planned: readonly TallyEntry[];
  /** Courses, books, talks: done, but not practice. */
  readonly knowledge: readonly TallyEntry[];
  /** How many of `evidence` have no date (0 when a period is given). */
  readonly undated: number;
  /** Of `evidence`, by first day. */
  readonly first: JournalDate | undefined;
  readonly last: JournalDate | undefined;
  readonly statements: readonly StatementTally[];
  /** What counts here too, by the higher levels that it is evidence for, the lowest first; undefined: nothing is to. */
  readonly implied?: readonly ImpliedEvidence[] | undefined;
}

/** Evidence for a level that counts for a lower one. */
export interface ImpliedEvidence {
  /** Of the higher level. */
  readonly id: string;
  readonly name: string;
  readonly evidence: readonly TallyEntry[];
}

export interface StatementTally {
  readonly number: number;
  readonly text: string;
  readonly evidence: readonly TallyEntry[];
}

/** One entry as counted for one skill and level. */
export interface TallyEntry {
  readonly uri: string;
  /** Where the tag that makes the entry stands. */
  readonly position: Position;
  readonly date: JournalDate | undefined;
  readonly state: 'done' | 'planned';
  readonly kind: EntryKind;
  readonly private: boolean;
  readonly text: string;
  readonly heading: string | undefined;
  readonly fields: readonly Field[];
  readonly statements: readonly number[];
  /** The entry is counted for another skill or level too; then `number` says which of its note's entries it is. */
  readonly shared?: boolean;
  readonly number?: number;
  /** What reviewers say of it; undefined where there are none. */
  readonly comments?: readonly ReviewComment[] | undefined;
}

/** The entry itself in all but what is given. */
export function entryWith<Kind extends TallyEntry>(entry: Kind, over: Partial<TallyEntry>): Kind {
  return Object.create(entry, Object.getOwnPropertyDescriptors(over)) as Kind;
}
