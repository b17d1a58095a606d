import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel, SkillRef } from '../framework/model.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import { sortSteps } from '../sortSteps.js';
import { mapSteps, type Steps } from '../steps.js';
import type { LevelTally, Period, SkillTally, Tally, TallyEntry } from '../tally/model.js';
import { compareEntries } from '../tally/order.js';
import { isOpen } from '../tally/periods.js';
import { countJournal } from '../tally/tally.js';
import type { GapAnalysis } from '../targets/gapModel.js';
import { EvidenceReader } from './evidence.js';
import { pickedTally, toGoals } from './goals.js';
import type {
  EvidenceGroup,
  Review,
  ReviewEvidence,
  ReviewFramework,
  ReviewGoals,
  ReviewLevel,
  ReviewPiece,
  ReviewSkill,
} from './model.js';

export interface ReviewOptions {
  readonly period: Period;
  /** Compares targets with the evidence of the period; undefined where there is no profile. */
  readonly findGaps?: (tally: Pick<Tally, 'skills'>) => GapAnalysis;
  /** Text that its licence keeps from being passed on is part of the review all the same. */
  readonly includeLicensedText: boolean;
  /** Evidence for a level counts for those below it too, apart from their own. */
  readonly impliedLevels?: boolean | undefined;
  /** Names a note the same on every machine: its path in the journal. */
  readonly pathOf: (uri: string) => string;
}

const allTime: Period = { from: undefined, to: undefined };
const noGoals: ReviewGoals = { targets: [], rules: [] };

/** A review with all its pieces, and how to judge its targets again once some were dropped by hand. */
export interface ReviewSource {
  readonly review: Review;
  judge(picked: Review): Review;
}

/** Gathers what a review says, private blocks excepted as if they had never been written. Same journal, same review. */
export function* buildReview(journal: JournalIndex, library: Library, options: ReviewOptions): Steps<ReviewSource> {
  const { period, findGaps, impliedLevels = false } = options;
  const tally = yield* countJournal(journal, library, { period, includePrivate: false, impliedLevels });
  const gaps = findGaps?.(tally);
  const goals = gaps ? toGoals(gaps) : noGoals;
  const reader = new EvidenceReader(options.pathOf);
  const tallied = new Map(tally.skills.map((skill) => [nameOf(skill), skill]));
  const aimedAt = new Set(goals.targets.map(nameOf));
  const skills: ReviewSkill[] = [];
  const frameworks: ReviewFramework[] = [];
  const planned: { readonly entry: TallyEntry; readonly work: Review['planned'][number] }[] = [];

  for (const framework of library.frameworks) {
    const textIncluded = options.includeLicensedText || framework.licence?.redistributable !== false;
    let isUsed = false;
    for (const skill of framework.skills) {
      const name = nameOf({ framework: framework.id, code: skill.code });
      const counted = tallied.get(name);
      for (const level of counted?.levels ?? []) {
        for (const entry of level.planned) {
          const work = {
            framework: framework.id,
            code: skill.code,
            level: { id: level.id, name: level.name },
            evidence: reader.read(entry, `planned ${name} ${level.id}`),
          };
          planned.push({ entry, work });
          isUsed = true;
          yield;
        }
      }
      if (!aimedAt.has(name) && !counted?.levels.some(hasWork)) {
        continue;
      }
      skills.push(yield* toSkill(framework, skill, counted, textIncluded, reader));
      isUsed = true;
    }
    if (isUsed) frameworks.push(toFramework(framework, textIncluded));
  }
  const review = {
    period,
    person: { name: gaps?.name, role: gaps?.role },
    frameworks,
    goals,
    impliedLevels,
    skills,
    planned: (yield* sortSteps(planned, (a, b) => compareEntries(a.entry, b.entry))).map(({ work }) => work),
    leftOut: {
      undated: yield* toUndated(tally.undatedLeftOut, reader),
      undatedKnowledge: yield* toUndated(tally.undatedKnowledge, reader),
      outside: yield* countOutside(tally, journal, library, period),
    },
  };
  return {
    review,
    judge: (picked) =>
      findGaps
        ? { ...picked, goals: toGoals(findGaps(pickedTally(tally, picked, (evidence) => reader.entryOf(evidence)))) }
        : picked,
  };
}

function nameOf({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}

function hasWork({ evidence, knowledge }: LevelTally): boolean {
  return evidence.length + knowledge.length > 0;
}

function toFramework(framework: Framework, textIncluded: boolean): ReviewFramework {
  const { id, name, version, licence, levels } = framework;
  return { id, name, version, licence, textIncluded, levels: levels.map(({ id, name }) => ({ id, name })) };
}

function* toSkill(
  framework: Framework,
  skill: Skill,
  counted: SkillTally | undefined,
  textIncluded: boolean,
  reader: EvidenceReader,
): Steps<ReviewSkill> {
  const levels: ReviewLevel[] = [];
  for (const level of skill.levels) {
    const levelTally = counted?.levels.find(({ id }) => id === level.id);
    const name = framework.levels.find(({ id }) => id === level.id)?.name ?? level.id;
    const scope = [framework.id, skill.code, level.id].join('\n');
    levels.push(yield* toLevel(level, name, levelTally, textIncluded, (entry) => reader.read(entry, scope)));
  }
  return {
    framework: framework.id,
    code: skill.code,
    name: skill.name,
    description: textIncluded ? skill.description : undefined,
    url: skill.url,
    levels,
  };
}

function* toLevel(
  level: SkillLevel,
  name: string,
  counted: LevelTally | undefined,
  textIncluded: boolean,
  read: (entry: TallyEntry) => ReviewEvidence,
): Steps<ReviewLevel> {
  const evidence = counted?.evidence ?? [];
  const statements: EvidenceGroup[] = [];
  for (const [i, { text }] of level.statements.entries()) {
    const pieces = yield* toPieces(
      evidence.filter((entry) => entry.statements.includes(i + 1)),
      read,
    );
    statements.push({ statement: i + 1, text: textIncluded ? text : undefined, pieces });
  }
  const whole = yield* toPieces(
    evidence.filter((entry) => entry.statements.length === 0),
    read,
  );
  const knowledge: ReviewEvidence[] = [];
  for (const entry of counted?.knowledge ?? []) {
    knowledge.push(read(entry));
    yield;
  }
  return {
    id: level.id,
    name,
    summary: textIncluded ? level.summary : undefined,
    groups: [...statements, ...(whole.length > 0 ? [{ statement: undefined, text: undefined, pieces: whole }] : [])],
    knowledge,
  };
}

function* toPieces(
  entries: readonly TallyEntry[],
  read: (entry: TallyEntry) => ReviewEvidence,
): Steps<readonly ReviewPiece[]> {
  const pieces: ReviewPiece[] = [];
  for (const entry of entries) {
    pieces.push({ evidence: read(entry), dropped: false, callouts: [] });
    yield;
  }
  return pieces;
}

/** Evidence of all time that has a date, but none in the period. */
function* countOutside(tally: Tally, journal: JournalIndex, library: Library, period: Period): Steps<number> {
  if (isOpen(period)) return 0;
  const all = yield* countJournal(journal, library, { period: allTime, includePrivate: false });
  const dated = ({ skills }: Tally): number =>
    skills.flatMap(({ levels }) => levels).reduce((sum, { evidence, undated }) => sum + evidence.length - undated, 0);
  // Notes may have changed between the two.
  return Math.max(0, dated(all) - dated(tally));
}

/** An entry for several skills is left out once. */
function* toUndated(
  entries: readonly TallyEntry[] | undefined = [],
  reader: EvidenceReader,
): Steps<readonly ReviewEvidence[]> {
  const found = new Map<string, TallyEntry>();
  for (const entry of entries) {
    const key = `${entry.uri}\n${entry.heading ?? ''}\n${entry.text}`;
    if (!found.has(key)) found.set(key, entry);
    yield;
  }
  return yield* mapSteps(found.values(), (entry) => reader.read(entry, 'undated'));
}
