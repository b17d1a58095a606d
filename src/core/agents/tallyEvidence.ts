import { parsePeriodChoice, resolvePeriod, type PeriodChoice } from '../tally/periods.js';
import { countImplied } from '../tally/implied.js';
import type { LevelTally, SkillTally, TallyEntry } from '../tally/model.js';
import { sayLevel } from '../tally/page/words.js';
import { countJournal } from '../tally/tally.js';
import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import { mapSteps, type Steps } from '../steps.js';
import { dataNotice, describeImplied, impliedNotice, quote, type Answer } from './answer.js';
import type { FactSource } from './journalFacts.js';

interface TallyInput {
  readonly period: PeriodChoice;
  readonly skill: SkillRef | undefined;
  readonly lines: number;
}

const periodHelp = 'Give "period" as all, this-year, last-12-months, 2026-Q3, or 2026-01-01..2026-06-30.';
const plainLines = 10;
const mostLines = 100;
/** Of all levels together: an answer is read by a model, which pays for each word. */
const mostLinesAtAll = 400;

/** Counts by skill and level over a period, each with its newest lines and links to them. Each level is a step. */
export function* tallyForModel(input: unknown, source: FactSource): Steps<Answer<object>> {
  const read = readInput(input, source);
  if ('error' in read) return read;
  const { library, index, today, impliedLevels = false } = source;
  const wanted = read.skill;
  const tally = yield* countJournal(index, library, {
    period: resolvePeriod(read.period, today),
    // The index holds none; this is the second lock on the door.
    includePrivate: false,
    impliedLevels,
    only: ({ id }, { code }) => wanted === undefined || (wanted.framework === id && wanted.code === code),
  });
  const budget = { left: mostLinesAtAll, perLevel: read.lines };
  return {
    format: 'skill-journal-tally-facts/1',
    about: `${dataNotice} One piece of evidence is one entry, for one skill, at one level; planned and knowledge are no evidence.${impliedLevels ? ` ${impliedNotice}` : ''}`,
    today,
    period: { from: tally.period.from ?? null, to: tally.period.to ?? null },
    notes: tally.notes,
    ...(tally.undatedLeftOut !== undefined && { undatedLeftOut: tally.undatedLeftOut.length }),
    ...(tally.undatedKnowledge !== undefined && { undatedKnowledgeLeftOut: tally.undatedKnowledge.length }),
    skills: yield* mapSteps(tally.skills, (skill) => describeSkill(source, skill, budget)),
  };
}

interface Budget {
  left: number;
  readonly perLevel: number;
}

function describeSkill(source: FactSource, skill: SkillTally, budget: Budget): object {
  return {
    tag: source.library.tagFor(skill),
    name: quote(skill.name),
    framework: quote(skill.framework),
    mentions: skill.mentions.length,
    levels: skill.levels.filter(hasAnything).map((level) => describeLevel(source, skill, level, budget)),
    levelsWithoutAnything: skill.levels.filter((level) => !hasAnything(level)).map((level) => quote(sayLevel(level))),
  };
}

function hasAnything(level: LevelTally): boolean {
  const { evidence, planned, knowledge } = level;
  return evidence.length + planned.length + knowledge.length + countImplied(level) > 0;
}

function describeLevel(source: FactSource, skill: SkillTally, level: LevelTally, budget: Budget): object {
  const all = [...[...level.evidence].reverse(), ...level.planned, ...level.knowledge];
  const listed = all.slice(0, Math.min(budget.perLevel, budget.left));
  budget.left -= listed.length;
  return {
    tag: source.library.tagFor({ ...refOf(skill), level: level.id }),
    level: quote(sayLevel(level)),
    evidence: level.evidence.length,
    ...describeImplied(level),
    planned: level.planned.length,
    knowledge: level.knowledge.length,
    first: level.first?.text ?? null,
    last: level.last?.text ?? null,
    statementsShown: level.statements.filter(({ evidence }) => evidence.length > 0).map(({ number }) => number),
    statementsNotShown: level.statements.filter(({ evidence }) => evidence.length === 0).map(({ number }) => number),
    lines: listed.map((entry) => describeEntry(source, entry)),
    linesLeftOut: all.length - listed.length,
  };
}

function describeEntry({ toPath }: FactSource, entry: TallyEntry): object {
  const line = entry.position.line + 1;
  return {
    date: entry.date?.text ?? null,
    counts: entry.state === 'planned' ? 'planned' : entry.kind === 'knowledge' ? 'knowledge' : 'evidence',
    ...(entry.statements.length > 0 && { statements: entry.statements }),
    text: quote(entry.text),
    place: `${quote(toPath(entry.uri))}:${line}`,
    link: `${entry.uri}#L${line}`,
  };
}

function refOf({ framework, code }: SkillTally): SkillRef {
  return { framework, code };
}

function readInput(input: unknown, { library }: FactSource): Answer<TallyInput> {
  const { period, skill, lines } = (typeof input === 'object' && input !== null ? input : {}) as Record<
    string,
    unknown
  >;
  const choice = period === undefined ? ({ kind: 'all' } as const) : readPeriod(period);
  if (choice === undefined) return { error: periodHelp };
  const count = typeof lines === 'number' && lines >= 0 ? Math.min(mostLines, Math.floor(lines)) : plainLines;
  if (skill === undefined) return { period: choice, skill: undefined, lines: count };
  if (typeof skill !== 'string') return { error: 'Give "skill" as a code such as ITOP, or leave it out.' };
  const ref = findSkill(library, skill);
  if (ref === undefined) return { error: 'No loaded framework has this skill. Look it up by words first.' };
  return { period: choice, skill: ref, lines: count };
}

/** By a code or a tag in any spelling; a level behind it is passed over. */
function findSkill(library: Library, text: string): SkillRef | undefined {
  const [first = '', second = ''] = text.trim().replace(/^#/, '').split('/');
  for (const framework of library.frameworks) {
    const skill = library.findSkill(framework, first);
    if (skill !== undefined) return { framework: framework.id, code: skill.code };
  }
  const named = library.framework(first);
  const skill = named && library.findSkill(named, second);
  return skill && { framework: named.id, code: skill.code };
}

function readPeriod(period: unknown): PeriodChoice | undefined {
  return typeof period === 'string' ? parsePeriodChoice(period) : undefined;
}
