import type { Framework, Skill } from '../framework/model.js';
import type { ImpliedEvidence, LevelTally, SkillTally, Tally, TallyEntry } from './model.js';

/** What the numbers of a page count: evidence itself, or what is kept apart from it. */
export type Counted = 'practice' | 'knowledge' | 'planned';
/** `without` is as if private blocks had never been written. */
export type Privacy = 'with' | 'without' | 'only';
export type SkillOrder = 'framework' | 'name' | 'evidence' | 'last';
export type ChosenGrain = 'auto' | 'month' | 'quarter';

/** Beside the period, what the user picked to look at, and in which order. */
export interface Arrangement {
  readonly counted: Counted;
  readonly privacy: Privacy;
  /** A framework's id, then the ids of groups, outermost first; empty for everything. */
  readonly scope: readonly string[];
  /** Words that a skill's code or name must hold, each somewhere. */
  readonly words: string;
  readonly order: SkillOrder;
  readonly grain: ChosenGrain;
}

export const plainArrangement: Arrangement = {
  counted: 'practice',
  privacy: 'with',
  scope: [],
  words: '',
  order: 'framework',
  grain: 'auto',
};

const choices = {
  counted: ['practice', 'knowledge', 'planned'],
  privacy: ['with', 'without', 'only'],
  order: ['framework', 'name', 'evidence', 'last'],
  grain: ['auto', 'month', 'quarter'],
} as const;
const longestWords = 200;
const deepestScope = 32;

/** True where the choices leave anything out that the plain ones would show. */
export function isFiltered({ counted, privacy, scope, words }: Arrangement): boolean {
  return counted !== 'practice' || privacy !== 'with' || scope.length > 0 || words.trim() !== '';
}

/** Those parts of untyped data that are choices; undefined where a part is none. */
export function readArrangement(data: unknown): Partial<Arrangement> | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const read: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (!isChoice(key, value)) return undefined;
    read[key] = value;
  }
  return read;
}

/** Which skills are counted at all. */
export function isInScope({ scope, words }: Arrangement, framework: Framework, skill: Skill): boolean {
  const [id, ...groups] = scope;
  if (id !== undefined && id !== framework.id) return false;
  if (!groups.every((group, i) => skill.group[i] === group)) return false;
  const text = fold(`${skill.code} ${skill.name}`);
  return fold(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Every number is still the length of a list that is here too, but for `entries`, of which there is none. */
export type ArrangedTally = Omit<Tally, 'entries' | 'undatedKnowledge'>;

/** The tally with only what is to be counted, in the order that is wanted. */
export function arrangeTally(tally: Tally, arrangement: Arrangement): ArrangedTally {
  const { period, notes, problems, impliedLevels, undatedLeftOut, undatedKnowledge = [] } = tally;
  const { counted } = arrangement;
  const skills = tally.skills.map((skill) => arrangeSkill(skill, arrangement));
  return {
    period,
    notes,
    problems,
    // Knowledge and plans imply nothing.
    ...(impliedLevels && counted === 'practice' && { impliedLevels }),
    undatedLeftOut:
      counted !== 'planned' && undatedLeftOut !== undefined
        ? keep([...(counted === 'practice' ? undatedLeftOut : []), ...undatedKnowledge], arrangement)
        : undefined,
    skills: sortSkills(skills, arrangement.order),
  };
}

function arrangeSkill(skill: SkillTally, arrangement: Arrangement): SkillTally {
  const { counted, privacy } = arrangement;
  if (counted === 'practice' && privacy !== 'only') return skill;
  return {
    ...skill,
    mentions: counted === 'practice' ? keep(skill.mentions, arrangement) : [],
    levels: skill.levels.map((level) => arrangeLevel(level, arrangement)),
  };
}

function arrangeLevel(level: LevelTally, arrangement: Arrangement): LevelTally {
  const { counted } = arrangement;
  const evidence = keep(counted === 'practice' ? level.evidence : level[counted], arrangement);
  const dates = evidence.flatMap(({ date }) => (date === undefined ? [] : [date]));
  return {
    ...level,
    evidence,
    planned: counted === 'practice' ? keep(level.planned, arrangement) : [],
    knowledge: counted === 'practice' ? keep(level.knowledge, arrangement) : [],
    ...(level.implied && { implied: counted === 'practice' ? keepImplied(level.implied, arrangement) : undefined }),
    undated: evidence.length - dates.length,
    first: dates[0],
    last: dates.at(-1),
    statements: level.statements.map((statement) => ({
      ...statement,
      evidence: evidence.filter(({ statements }) => statements.includes(statement.number)),
    })),
  };
}

function keepImplied(implied: readonly ImpliedEvidence[], arrangement: Arrangement): readonly ImpliedEvidence[] {
  return implied.map((above) => ({ ...above, evidence: keep(above.evidence, arrangement) }));
}

function keep(entries: readonly TallyEntry[], { privacy }: Arrangement): readonly TallyEntry[] {
  return privacy === 'only' ? entries.filter((entry) => entry.private) : entries;
}

function sortSkills(skills: readonly SkillTally[], order: SkillOrder): readonly SkillTally[] {
  switch (order) {
    case 'framework':
      return skills;
    case 'name':
      return sortBy(skills, (a, b) => compareNames(a.name, b.name));
    case 'evidence':
      return sortBy(skills, (a, b) => countEvidence(b) - countEvidence(a));
    case 'last':
      return sortBy(skills, (a, b) => compareNames(lastDay(b), lastDay(a)));
  }
}

/** Stable: what is equal stays in the framework's order. */
function sortBy(
  skills: readonly SkillTally[],
  compare: (a: SkillTally, b: SkillTally) => number,
): readonly SkillTally[] {
  return [...skills].sort(compare);
}

/** All evidence of a skill. */
export function countEvidence({ levels }: SkillTally): number {
  return levels.reduce((sum, { evidence }) => sum + evidence.length, 0);
}

/** The first day of the latest date; empty without any, which sorts last. */
function lastDay({ levels }: SkillTally): string {
  return levels.reduce((latest, { last }) => (last !== undefined && last.first > latest ? last.first : latest), '');
}

/** Without the host's locale: the same order everywhere. */
function compareNames(a: string, b: string): number {
  const [x, y] = [fold(a), fold(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function isChoice(key: string, value: unknown): boolean {
  switch (key) {
    case 'counted':
    case 'privacy':
    case 'order':
    case 'grain':
      return choices[key].some((choice) => choice === value);
    case 'words':
      return typeof value === 'string' && value.length <= longestWords;
    case 'scope':
      return (
        Array.isArray(value) && value.length <= deepestScope && value.every((part: unknown) => typeof part === 'string')
      );
    default:
      return false;
  }
}
