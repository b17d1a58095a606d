import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel, SkillRef } from '../framework/model.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { Piece } from '../journal/index/piece.js';
import type { LevelPieces } from '../journal/index/pieceList.js';
import { sortSteps } from '../sortSteps.js';
import { finish, type Steps } from '../steps.js';
import type { EvidenceSource } from './evidenceSource.js';
import { implyLower } from './implied.js';
import type { LevelTally, Period, SkillTally, Tally, TallyEntry } from './model.js';
import { compareEntries } from './order.js';
import { containsDate, isOpen } from './periods.js';

export interface TallyOptions {
  readonly period: Period;
  /** False: as if private blocks had never been written. */
  readonly includePrivate: boolean;
  /** Which skills are counted; all of them by default. */
  readonly only?: (framework: Framework, skill: Skill) => boolean;
  /** Evidence at a level counts for those below too, apart from their own. */
  readonly impliedLevels?: boolean | undefined;
}

const allTime: Period = { from: undefined, to: undefined };

/**
 * Counts the journal: one piece of evidence is one entry, for one skill, at one level. What was counted last is kept until
 * the journal changes.
 */
export function tallyJournal(journal: JournalIndex, library: Library, options: TallyOptions): Tally {
  return finish(countJournal(journal, library, options));
}

/** The same, level by level where it was not counted before. */
export function* countJournal(journal: JournalIndex, library: Library, options: TallyOptions): Steps<Tally> {
  const { period, includePrivate, only, impliedLevels = false } = options;
  if (only !== undefined) return yield* count(journal, library, options);
  const { version } = journal;
  const key = JSON.stringify([period.from, period.to, includePrivate, impliedLevels]);
  const last = lastTallies.get(journal);
  if (last?.version === version && last.library === library && last.key === key) return last.tally;
  const tally = yield* count(journal, library, options);
  lastTallies.set(journal, { version, library, key, tally });
  return tally;
}

const lastTallies = new WeakMap<
  JournalIndex,
  { readonly version: number; readonly library: Library; readonly key: string; readonly tally: Tally }
>();

function* count(journal: JournalIndex, library: Library, options: TallyOptions): Steps<Tally> {
  if (options.includePrivate) return yield* countIn(journal, library, options);
  for (;;) {
    const index = yield* journal.makePublic();
    const tally = yield* countIn(index, library, options);
    // Until a journal has a private block it is its own public part: the first may have been counted.
    if ((yield* journal.makePublic()) === index) return tally;
  }
}

function* countIn(index: JournalIndex, library: Library, options: Omit<TallyOptions, 'includePrivate'>): Steps<Tally> {
  let entries = 0;
  const shared = new Map<string, Set<number>>();
  const leftOut: TallyEntry[] = [];
  const knowledgeLeftOut: TallyEntry[] = [];
  const skills: SkillTally[] = [];
  for (const framework of library.frameworks) {
    for (const skill of framework.skills) {
      const ref = { framework: framework.id, code: skill.code };
      if (!index.hasSkill(ref) || options.only?.(framework, skill) === false) continue;
      const levels: LevelTally[] = [];
      for (const level of skill.levels) {
        yield;
        const counted = countLevel(index, framework, level, ref, options.period);
        const { tally, pieces } = counted;
        const ofEntries = (counted.ofEntries ??= splitShared(pieces));
        entries += ofEntries.alone;
        for (const { uri, number } of ofEntries.shared) {
          const numbers = shared.get(uri);
          if (numbers) numbers.add(number);
          else shared.set(uri, new Set([number]));
        }
        for (const piece of pieces.leftOut) (piece.counts ? leftOut : knowledgeLeftOut).push(piece);
        levels.push(tally);
      }
      const mentions = inPeriod(index.mentions(ref), options.period);
      skills.push({ ...ref, name: skill.name, mentions, levels: options.impliedLevels ? implyLower(levels) : levels });
    }
  }
  return {
    period: options.period,
    notes: index.noteCount,
    entries: [...shared.values()].reduce((sum, { size }) => sum + size, entries),
    ...(options.impliedLevels === true && { impliedLevels: true }),
    undatedLeftOut: isOpen(options.period) ? undefined : yield* sortSteps(leftOut, compareEntries),
    undatedKnowledge: isOpen(options.period) ? undefined : yield* sortSteps(knowledgeLeftOut, compareEntries),
    skills,
    problems: yield* index.problems(),
  };
}

/** The counts of one skill, of all time; zeros where no note names it. */
export function tallySkill(
  index: JournalIndex,
  framework: Framework,
  skill: Skill,
  { impliedLevels }: Pick<TallyOptions, 'impliedLevels'> = {},
): SkillTally {
  const ref: SkillRef = { framework: framework.id, code: skill.code };
  const levels = skill.levels.map((level) => countLevel(index, framework, level, ref, allTime).tally);
  return {
    ...ref,
    name: skill.name,
    mentions: index.mentions(ref),
    levels: impliedLevels === true ? implyLower(levels) : levels,
  };
}

/** Asked each time, since both may change. */
interface EvidenceOptions {
  /** Whether all notes are counted; left out: they are. */
  readonly isReady?: () => boolean;
  /** Whether evidence counts for lower levels too; left out: it does not. */
  readonly impliesLevels?: () => boolean;
}

/** Serves the editor's features from an index; what it worked out is kept until the index changes. */
export class IndexEvidence implements EvidenceSource {
  private readonly known = new Map<string, SkillTally>();
  private knownFor = '';

  constructor(
    private readonly index: JournalIndex,
    private readonly library: Library,
    private readonly options: EvidenceOptions = {},
  ) {}

  get ready(): boolean {
    return this.options.isReady?.() ?? true;
  }

  get noteCount(): number {
    return this.index.noteCount;
  }

  count(ref: SkillRef): number {
    return this.index.hasSkill(ref) ? countEvidence(this.skill(ref)) : 0;
  }

  skill(ref: SkillRef): SkillTally {
    const impliedLevels = this.options.impliesLevels?.() ?? false;
    const knownFor = `${this.index.version} ${impliedLevels}`;
    if (this.knownFor !== knownFor) {
      this.known.clear();
      this.knownFor = knownFor;
    }
    const key = `${ref.framework}\n${ref.code}`;
    let tally = this.known.get(key);
    if (!tally) {
      const framework = this.library.framework(ref.framework);
      const skill = this.library.skill(ref);
      tally = framework && skill ? tallySkill(this.index, framework, skill, { impliedLevels }) : emptyTally(ref);
      this.known.set(key, tally);
    }
    return tally;
  }
}

/** Pieces of evidence of all levels. */
export function countEvidence(skill: SkillTally): number {
  return skill.levels.reduce((sum, level) => sum + level.evidence.length, 0);
}

interface Selection extends LevelPieces {
  /** Evidence and knowledge without a date, where a period asks for one. */
  readonly leftOut: readonly Piece[];
}

interface LevelCount {
  readonly framework: Framework;
  readonly level: SkillLevel;
  readonly period: Period;
  readonly pieces: Selection;
  readonly tally: LevelTally;
  /** Of the counted pieces; made when somebody asks. */
  ofEntries?: PiecesOfEntries;
}

interface PiecesOfEntries {
  /** How many are the only ones of their entries. */
  readonly alone: number;
  /** The others. */
  readonly shared: readonly Piece[];
}

function splitShared({ evidence, planned, knowledge }: LevelPieces): PiecesOfEntries {
  const counted = [evidence, planned, knowledge];
  const shared = counted.flatMap((pieces) => pieces.filter((piece) => piece.shared));
  return { alone: counted.reduce((sum, { length }) => sum + length, 0) - shared.length, shared };
}

/**
 * What a level's pieces are counted as is the same object until a piece comes or goes: what was counted last is kept with it,
 * newest first. Where there are no pieces it is kept with the level.
 */
const lastCounts = new WeakMap<LevelPieces | SkillLevel, readonly LevelCount[]>();
const noPieces: LevelPieces = { evidence: [], planned: [], knowledge: [], shown: () => [] };
/** All time for the editor, a period for the page, another for a review. */
const periodsKept = 3;

function countLevel(
  index: JournalIndex,
  framework: Framework,
  level: SkillLevel,
  ref: SkillRef,
  period: Period,
): LevelCount {
  const all = index.level(ref, level.id);
  const home = all ?? level;
  const known = lastCounts.get(home) ?? [];
  const last = known.find(
    (count) =>
      count.level === level &&
      count.framework === framework &&
      count.period.from === period.from &&
      count.period.to === period.to,
  );
  if (last) return last;
  const pieces = selectPieces(all ?? noPieces, period);
  const count = { framework, level, period, pieces, tally: tallyLevel(framework, level, pieces) };
  lastCounts.set(home, [count, ...known].slice(0, periodsKept));
  return count;
}

function selectPieces(pieces: LevelPieces, period: Period): Selection {
  const { evidence, planned, knowledge } = pieces;
  const shown = (statement: number): readonly Piece[] => inPeriod(pieces.shown(statement), period);
  return {
    evidence: inPeriod(evidence, period),
    planned,
    knowledge: inPeriod(knowledge, period),
    shown,
    leftOut: isOpen(period) ? [] : [...evidence, ...knowledge].filter(({ date }) => date === undefined),
  };
}

function inPeriod(pieces: readonly Piece[], period: Period): readonly Piece[] {
  if (isOpen(period)) return pieces;
  return pieces.filter(({ date }) => date !== undefined && containsDate(period, date));
}

function tallyLevel(framework: Framework, level: SkillLevel, pieces: Selection): LevelTally {
  const { evidence, planned, knowledge } = pieces;
  // Undated evidence stands last.
  const dated = evidence.findLastIndex(({ date }) => date !== undefined) + 1;
  return {
    id: level.id,
    name: framework.levels.find(({ id }) => id === level.id)?.name ?? level.id,
    evidence,
    planned,
    knowledge,
    undated: evidence.length - dated,
    first: evidence[0]?.date,
    last: evidence[dated - 1]?.date,
    statements: level.statements.map(({ text }, i) => ({
      number: i + 1,
      text,
      evidence: pieces.shown(i + 1),
    })),
  };
}

function emptyTally({ framework, code }: SkillRef): SkillTally {
  return { framework, code, name: code, mentions: [], levels: [] };
}
