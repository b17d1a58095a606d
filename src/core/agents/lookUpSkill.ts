import { findSkills } from '../editor/skillPicks.js';
import type { Framework, Skill, SkillLevel } from '../framework/model.js';
import { sayLevel } from '../tally/page/words.js';
import { tallySkill } from '../tally/tally.js';
import type { LevelTally } from '../tally/model.js';
import {
  dataNotice,
  describeImplied,
  impliedNotice,
  keepsItsText,
  nameFramework,
  quote,
  type Answer,
} from './answer.js';
import type { FactSource } from './journalFacts.js';

export interface LookUpInput {
  /** A tag, a code, words of a name or of a statement. */
  readonly skill: string;
}

const mostSkills = 10;
const longestQuery = 200;

/** Checks what a model gives; undefined where it is no input of this tool. */
export function readLookUpInput(input: unknown): LookUpInput | undefined {
  if (typeof input !== 'object' || input === null || !('skill' in input)) return undefined;
  const { skill } = input;
  return typeof skill === 'string' && skill.trim() !== '' ? { skill: skill.slice(0, longestQuery) } : undefined;
}

/** The best match with what each of its levels asks for and what is there for it; other matches by tag and name. */
export function lookUpSkill(input: unknown, source: FactSource): Answer<object> {
  const read = readLookUpInput(input);
  if (read === undefined)
    return { error: 'Give "skill": a code such as ITOP, a tag such as #ITOP/4, or words of a name.' };
  const found = findSkills(source.library, read.skill, mostSkills);
  const skills = found.flatMap(({ target }) => {
    const framework = source.library.framework(target.framework);
    const skill = source.library.skill(target);
    return framework === undefined || skill === undefined ? [] : [{ framework, skill }];
  });
  const distinct = skills.filter(({ skill }, i) => skills.findIndex((other) => other.skill === skill) === i);
  const [best, ...others] = distinct;
  if (best === undefined) {
    return { error: `No skill of the loaded frameworks matches. Loaded: ${sayFrameworks(source)}.` };
  }
  return {
    format: 'skill-journal-skill/1',
    about: source.impliedLevels ? `${dataNotice} ${impliedNotice}` : dataNotice,
    ...describeSkill(source, best.framework, best.skill),
    otherMatches: others.map(({ framework, skill }) => ({
      tag: source.library.tagFor({ framework: framework.id, code: skill.code }),
      name: quote(skill.name),
    })),
  };
}

function describeSkill(source: FactSource, framework: Framework, skill: Skill): object {
  const { library, index, impliedLevels = false } = source;
  const tally = tallySkill(index, framework, skill, { impliedLevels });
  const withheld = keepsItsText(framework);
  return {
    tag: library.tagFor({ framework: framework.id, code: skill.code }),
    code: quote(skill.code),
    name: quote(skill.name),
    framework: nameFramework(framework),
    ...(withheld
      ? { textLeftOut: 'The licence keeps the words of this framework from being passed on: only numbers are given.' }
      : skill.description !== undefined && { text: quote(skill.description, 1000) }),
    mentions: tally.mentions.length,
    levels: tally.levels.map((level) => {
      const defined = skill.levels.find(({ id }) => id === level.id);
      return {
        tag: library.tagFor({ framework: framework.id, code: skill.code, level: level.id }),
        level: quote(sayLevel(level)),
        evidence: level.evidence.length,
        ...describeImplied(level),
        planned: level.planned.length,
        knowledge: level.knowledge.length,
        last: level.last?.text ?? null,
        ...(!withheld && defined?.summary !== undefined && { text: quote(defined.summary, 1000) }),
        statements: describeStatements(level, defined, withheld),
      };
    }),
  };
}

function describeStatements(level: LevelTally, defined: SkillLevel | undefined, withheld: boolean): readonly object[] {
  return level.statements.map(({ number, evidence }) => {
    const text = defined?.statements[number - 1]?.text;
    return { number, evidence: evidence.length, ...(!withheld && text !== undefined && { text: quote(text) }) };
  });
}

function sayFrameworks({ library }: FactSource): string {
  return library.frameworks.map(({ name }) => quote(name, 80)).join(', ') || 'none';
}
