import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import { compareDates } from '../journal/dates/dateOrder.js';
import type { JournalDate } from '../journal/model.js';
import type { Translate } from '../messages/translate.js';
import type { ProblemCode } from '../problem.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import type { LevelTally, TallyEntry } from '../tally/model.js';
import { sayDate } from '../tally/page/words.js';
import { firstDayWithin, formatTimeSpan, parseTimeSpan, type TimeSpan } from './time.js';
import { saySpan } from './words.js';

/** What a coach would say about the evidence of a skill as a whole; what concerns one entry is a problem at its tag. */
export interface LevelHint extends SkillRef {
  readonly code: string;
  readonly level: string;
  readonly hint: Extract<ProblemCode, `level.${string}`>;
  /** What the message of that name needs. */
  readonly args: Readonly<Record<string, string>>;
}

export interface HintOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** How recent the last evidence of a skill should be; usually what the profile calls recent. */
  readonly within?: TimeSpan | undefined;
  /** False: the user has turned this hint off. */
  readonly isWanted?: (hint: LevelHint['hint']) => boolean;
}

const usually: TimeSpan = { count: 12, unit: 'month' };

/**
 * Hints about the quality of evidence, in the order of the frameworks: one single piece for a level, everything from one
 * month, nothing in the last year. For the command line and for pages that list them; plain data.
 */
export function findHints(
  library: Library,
  evidence: Pick<EvidenceSource, 'skill' | 'count'>,
  { today, within = usually, isWanted = () => true }: HintOptions,
): readonly LevelHint[] {
  const since = firstDayWithin(within, today);
  return library.frameworks.flatMap(({ id, skills }) =>
    skills.flatMap(({ code }) => {
      if (evidence.count({ framework: id, code }) === 0) return [];
      const levels = evidence.skill({ framework: id, code }).levels.filter((level) => level.evidence.length > 0);
      // Lower levels are left behind by going up.
      const settled = levels.findLastIndex((level) => level.evidence.length > 1);
      const found = [...levels.slice(Math.max(0, settled)).flatMap(hintOf), ...staleHint(levels, since, within)];
      return found
        .filter(({ hint }) => isWanted(hint))
        .map(({ level, hint, args }) => ({ framework: id, code, level, hint, args: { code, level, ...args } }));
    }),
  );
}

/** The hint as a sentence, its dates and spans as they are said. */
export function sayHint(t: Translate, { hint, args }: Pick<LevelHint, 'hint' | 'args'>): string {
  const { month, date, span } = args;
  const known = span === undefined ? undefined : parseTimeSpan(span);
  return t(hint, {
    ...args,
    ...(month !== undefined && { month: sayDate(t, month) }),
    ...(date !== undefined && { date: sayDate(t, date) }),
    ...(known && { span: saySpan(t, known) }),
  });
}

/** Finds hints by skill and level, for what shows one after another. */
export class HintLookup {
  private readonly bySkill = new Map<string, readonly LevelHint[]>();

  constructor(readonly all: readonly LevelHint[] = []) {
    for (const hint of all) this.bySkill.set(keyOf(hint), [...this.skill(hint), hint]);
  }

  skill(ref: SkillRef): readonly LevelHint[] {
    return this.bySkill.get(keyOf(ref)) ?? none;
  }

  level(ref: SkillRef, level: string): readonly LevelHint[] {
    return this.skill(ref).filter((hint) => hint.level === level);
  }
}

const none: readonly LevelHint[] = [];

function keyOf({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}

type Found = Pick<LevelHint, 'level' | 'hint' | 'args'>;

function hintOf({ id, evidence }: LevelTally): Found[] {
  if (evidence.length === 1) return [{ level: id, hint: 'level.single', args: {} }];
  const month = monthOf(evidence[0]?.date);
  return month !== undefined && evidence.every(({ date }) => monthOf(date) === month)
    ? [{ level: id, hint: 'level.one-month', args: { month } }]
    : [];
}

/** Undefined where there is no date, or one that is longer than a month. */
function monthOf(date: JournalDate | undefined): string | undefined {
  return date?.text.includes('-Q') === false ? date.day.slice(0, 7) : undefined;
}

/** The skill is looked at as a whole. */
function staleHint(levels: readonly LevelTally[], since: string, within: TimeSpan): Found[] {
  const highest = levels.at(-1);
  // What has no date may be from yesterday. Evidence is many, and the latest stands last.
  const isRecent = ({ date }: TallyEntry): boolean => date === undefined || date.day >= since;
  if (!highest || levels.some(({ evidence }) => evidence.findLast(isRecent))) return [];
  const last = levels
    .map(({ evidence }) => evidence.at(-1)?.date)
    .sort(compareDates)
    .at(-1);
  return last
    ? [{ level: highest.id, hint: 'level.stale', args: { span: formatTimeSpan(within), date: last.text } }]
    : [];
}
