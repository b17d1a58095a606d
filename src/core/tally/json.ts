import { compareDates } from '../journal/dates/dateOrder.js';
import type { EntryKind } from '../journal/model.js';
import { english, type Translate } from '../messages/translate.js';
import type { LocatedProblem } from '../problem.js';
import { sortSteps } from '../sortSteps.js';
import { mapSteps, type Steps } from '../steps.js';
import { comparePositions, compareText } from '../text.js';
import type { LevelTally, SkillTally, Tally, TallyEntry } from './model.js';

/**
 * A tally for scripts. The shape is stable; a change that could break a script gets a new `format`.
 * Lines and columns are 1-based, columns in UTF-16 units; dates as precise as they were written.
 */
export interface TallyJson {
  readonly format: 'skill-journal-tally/1';
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly notes: number;
  readonly entries: number;
  /** Levels have `implied`; only then. */
  readonly impliedLevels?: true;
  /** Evidence without a date; only where a period is given. */
  readonly undatedLeftOut?: number;
  /** The same of knowledge. */
  readonly undatedKnowledgeLeftOut?: number;
  readonly skills: readonly SkillJson[];
  readonly problems: readonly ProblemJson[];
}

export interface SkillJson {
  readonly framework: string;
  readonly code: string;
  readonly name: string;
  readonly mentions: number;
  readonly levels: readonly LevelJson[];
}

export interface LevelJson {
  readonly id: string;
  readonly name: string;
  readonly evidence: number;
  /** Pieces of higher levels that count here too: the length of `impliedBy`; both only where that was asked for. */
  readonly implied?: number;
  readonly impliedBy?: readonly ImpliedJson[];
  readonly planned: number;
  readonly knowledge: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly undated: number;
  readonly statements: readonly { readonly number: number; readonly evidence: number }[];
  readonly entries: readonly EntryJson[];
}

/** Where evidence of a higher level stands; its entry is among those of that level. */
export interface ImpliedJson {
  readonly level: string;
  readonly uri: string;
  readonly line: number;
}

export interface EntryJson {
  readonly uri: string;
  readonly line: number;
  readonly date: string | null;
  readonly state: 'done' | 'planned';
  readonly kind: EntryKind;
  readonly private?: true;
  readonly text: string;
}

export interface ProblemJson {
  readonly code: string;
  readonly uri: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** `toRelative` makes of a note's URI what the JSON says: a path relative to the folder, with `/`. Each entry is a step. */
export function* tallyToJson(
  tally: Tally,
  toRelative: (uri: string) => string,
  t: Translate = english,
): Steps<TallyJson> {
  const { period, undatedLeftOut, undatedKnowledge } = tally;
  const skills: SkillJson[] = [];
  for (const skill of tally.skills) skills.push(yield* skillToJson(skill, toRelative));
  return {
    format: 'skill-journal-tally/1',
    period: { from: period.from ?? null, to: period.to ?? null },
    notes: tally.notes,
    entries: tally.entries,
    ...(tally.impliedLevels && { impliedLevels: true }),
    ...(undatedLeftOut === undefined ? {} : { undatedLeftOut: undatedLeftOut.length }),
    ...(undatedKnowledge === undefined ? {} : { undatedKnowledgeLeftOut: undatedKnowledge.length }),
    skills,
    problems: yield* problemsToJson(tally, toRelative, t),
  };
}

function* skillToJson(skill: SkillTally, toRelative: (uri: string) => string): Steps<SkillJson> {
  const levels: LevelJson[] = [];
  for (const level of skill.levels) levels.push(yield* levelToJson(level, toRelative));
  return {
    framework: skill.framework,
    code: skill.code,
    name: skill.name,
    mentions: skill.mentions.length,
    levels,
  };
}

function* levelToJson(level: LevelTally, toRelative: (uri: string) => string): Steps<LevelJson> {
  const all = [...level.evidence, ...level.planned, ...level.knowledge];
  const entries = yield* sortSteps(
    yield* mapSteps(all, (entry) => ({ entry, uri: toRelative(entry.uri) })),
    (a, b) =>
      compareDates(a.entry.date, b.entry.date) ||
      compareText(a.uri, b.uri) ||
      comparePositions(a.entry.position, b.entry.position),
  );
  return {
    id: level.id,
    name: level.name,
    evidence: level.evidence.length,
    ...impliedToJson(level, toRelative),
    planned: level.planned.length,
    knowledge: level.knowledge.length,
    first: level.first?.text ?? null,
    last: level.last?.text ?? null,
    undated: level.undated,
    statements: level.statements.map(({ number, evidence }) => ({ number, evidence: evidence.length })),
    entries: yield* mapSteps(entries, ({ entry, uri }) => entryToJson(entry, uri)),
  };
}

/** What higher levels imply; nothing where that is not asked for. */
export function impliedToJson(
  { implied }: Pick<LevelTally, 'implied'>,
  toRelative: (uri: string) => string,
): { readonly implied?: number; readonly impliedBy?: readonly ImpliedJson[] } {
  if (implied === undefined) return {};
  const impliedBy = implied.flatMap(({ id, evidence }) =>
    evidence.map(({ uri, position }) => ({ level: id, uri: toRelative(uri), line: position.line + 1 })),
  );
  return { implied: impliedBy.length, impliedBy };
}

function entryToJson(entry: TallyEntry, uri: string): EntryJson {
  return {
    uri,
    line: entry.position.line + 1,
    date: entry.date?.text ?? null,
    state: entry.state,
    kind: entry.kind,
    ...(entry.private ? { private: true } : {}),
    text: entry.text,
  };
}

/** In one order, whatever order the notes were read in. */
function* problemsToJson(
  tally: Tally,
  toRelative: (uri: string) => string,
  t: Translate,
): Steps<readonly ProblemJson[]> {
  const located = yield* sortSteps(
    yield* mapSteps(tally.problems, (problem) => ({ problem, uri: toRelative(problem.uri) })),
    (a, b) =>
      compareText(a.uri, b.uri) ||
      comparePositions(a.problem.range.start, b.problem.range.start) ||
      compareText(a.problem.code, b.problem.code),
  );
  return yield* mapSteps(located, ({ problem: { code, args, range }, uri }) => ({
    code,
    uri,
    line: range.start.line + 1,
    column: range.start.character + 1,
    message: t(code, withPaths(args, toRelative)),
  }));
}

/** Problems may point at another file: at `where`, and there at `line`, or at `uri`. */
function withPaths(args: LocatedProblem['args'], toRelative: (uri: string) => string): LocatedProblem['args'] {
  const { uri, where, line } = args;
  const place = where === undefined || line === undefined ? '' : `:${line}`;
  return {
    ...args,
    ...(uri === undefined ? {} : { uri: toRelative(uri) }),
    ...(where === undefined ? {} : { where: toRelative(where) + place }),
  };
}
