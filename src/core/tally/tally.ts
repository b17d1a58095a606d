import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel, SkillRef } from '../framework/model.js';
import type { JournalIndex, Piece } from '../journal/journalIndex.js';
import type { Entry } from '../journal/model.js';
import type { EvidenceSource } from './evidenceSource.js';
import type { LevelTally, Period, SkillTally, Tally, TallyEntry } from './model.js';
import { compareEntries } from './order.js';
import { containsDate, isOpen } from './periods.js';

export interface TallyOptions {
  readonly period: Period;
  /** False: as if private blocks had never been written. */
  readonly includePrivate: boolean;
  /** Which skills are counted; all of them by default. */
  readonly only?: (framework: Framework, skill: Skill) => boolean;
}

const allTime: Period = { from: undefined, to: undefined };

/**
 * Counts the journal: one piece of evidence is one entry, for one skill, at one level. What was counted last is kept until
 * the journal changes.
 */
export function tallyJournal(journal: JournalIndex, library: Library, options: TallyOptions): Tally {
  const { period, includePrivate, only } = options;
  if (only !== undefined) return countJournal(journal, library, options);
  const key = JSON.stringify([period.from, period.to, includePrivate]);
  const last = lastTallies.get(journal);
  if (last?.version === journal.version && last.library === library && last.key === key) return last.tally;
  const tally = countJournal(journal, library, options);
  lastTallies.set(journal, { version: journal.version, library, key, tally });
  return tally;
}

const lastTallies = new WeakMap<
  JournalIndex,
  { readonly version: number; readonly library: Library; readonly key: string; readonly tally: Tally }
>();

function countJournal(journal: JournalIndex, library: Library, options: TallyOptions): Tally {
  const index = options.includePrivate ? journal : journal.withoutPrivate();
  const counted = new Set<Entry>();
  const leftOut: TallyEntry[] = [];
  const skills: SkillTally[] = [];
  for (const framework of library.frameworks) {
    for (const skill of framework.skills) {
      const ref = { framework: framework.id, code: skill.code };
      if (!index.hasSkill(ref) || options.only?.(framework, skill) === false) continue;
      const levels = skill.levels.map((level) => {
        const pieces = selectPieces(index.pieces(ref, level.id), options.period);
        for (const { entry } of [...pieces.evidence, ...pieces.planned, ...pieces.knowledge]) counted.add(entry);
        leftOut.push(...pieces.leftOut.map(({ tallied }) => tallied));
        return tallyLevel(framework, level, pieces);
      });
      const mentions = inPeriod(index.mentions(ref), options.period).map(({ tallied }) => tallied);
      skills.push({ ...ref, name: skill.name, mentions, levels });
    }
  }
  return {
    period: options.period,
    notes: index.noteCount,
    entries: counted.size,
    undatedLeftOut: isOpen(options.period) ? undefined : leftOut.sort(compareEntries),
    skills,
    problems: index.problems(),
  };
}

/** The counts of one skill, of all time; zeros where no note names it. */
export function tallySkill(index: JournalIndex, framework: Framework, skill: Skill): SkillTally {
  const ref: SkillRef = { framework: framework.id, code: skill.code };
  return {
    ...ref,
    name: skill.name,
    mentions: index.mentions(ref).map(({ tallied }) => tallied),
    levels: skill.levels.map((level) =>
      tallyLevel(framework, level, selectPieces(index.pieces(ref, level.id), allTime)),
    ),
  };
}

/** Serves the editor's features from an index; what it worked out is kept until the index changes. */
export class IndexEvidence implements EvidenceSource {
  private readonly known = new Map<string, SkillTally>();
  private knownVersion = -1;

  constructor(
    private readonly index: JournalIndex,
    private readonly library: Library,
    private readonly isReady: () => boolean = () => true,
  ) {}

  get ready(): boolean {
    return this.isReady();
  }

  get noteCount(): number {
    return this.index.noteCount;
  }

  count(ref: SkillRef): number {
    return this.index.hasSkill(ref) ? countEvidence(this.skill(ref)) : 0;
  }

  skill(ref: SkillRef): SkillTally {
    if (this.knownVersion !== this.index.version) {
      this.known.clear();
      this.knownVersion = this.index.version;
    }
    const key = `${ref.framework}\n${ref.code}`;
    let tally = this.known.get(key);
    if (!tally) {
      const framework = this.library.framework(ref.framework);
      const skill = this.library.skill(ref);
      tally = framework && skill ? tallySkill(this.index, framework, skill) : emptyTally(ref);
      this.known.set(key, tally);
    }
    return tally;
  }
}

/** Pieces of evidence of all levels. */
export function countEvidence(skill: SkillTally): number {
  return skill.levels.reduce((sum, level) => sum + level.evidence.length, 0);
}

interface Selection {
  readonly evidence: readonly Piece[];
  readonly planned: readonly Piece[];
  readonly knowledge: readonly Piece[];
  /** Evidence without a date, where a period asks for one. */
  readonly leftOut: readonly Piece[];
}

function selectPieces(pieces: readonly Piece[], period: Period): Selection {
  const done = pieces.filter(({ tallied, entry }) => tallied.state === 'done' && !entry.empty);
  const counting = done.filter((piece) => piece.counts);
  return {
    evidence: inPeriod(counting, period),
    planned: pieces.filter(({ tallied, entry }) => tallied.state === 'planned' && !entry.empty),
    knowledge: inPeriod(
      done.filter(({ tallied }) => tallied.kind === 'knowledge'),
      period,
    ),
    leftOut: isOpen(period) ? [] : counting.filter(({ tallied }) => tallied.date === undefined),
  };
}

function inPeriod(pieces: readonly Piece[], period: Period): readonly Piece[] {
  if (isOpen(period)) return pieces;
  return pieces.filter(({ tallied: { date } }) => date !== undefined && containsDate(period, date));
}

function tallyLevel(framework: Framework, level: SkillLevel, pieces: Selection): LevelTally {
  const evidence = pieces.evidence.map(({ tallied }) => tallied);
  const dates = evidence.flatMap(({ date }) => (date ? [date] : []));
  return {
    id: level.id,
    name: framework.levels.find(({ id }) => id === level.id)?.name ?? level.id,
    evidence,
    planned: pieces.planned.map(({ tallied }) => tallied),
    knowledge: pieces.knowledge.map(({ tallied }) => tallied),
    undated: evidence.length - dates.length,
    first: dates[0],
    last: dates.at(-1),
    statements: level.statements.map(({ text }, i) => ({
      number: i + 1,
      text,
      evidence: evidence.filter(({ statements }) => statements.includes(i + 1)),
    })),
  };
}

function emptyTally({ framework, code }: SkillRef): SkillTally {
  return { framework, code, name: code, mentions: [], levels: [] };
}
