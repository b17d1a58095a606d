import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import type { EvidenceSource } from '../tally/evidenceSource.js';
import type { Tally } from '../tally/model.js';
import type { AimGaps, GapAnalysis, LevelName, TargetGap } from './gapModel.js';
import { LevelReader } from './levelReader.js';
import type { Aim, Profile, Target } from './model.js';
import { checkRules } from './rules.js';

/**
 * What a profile aims at, beside the evidence: targets met and open, statements without evidence, evidence that is too
 * old, what is planned, what the next level asks, and the rules. All of it is plain data (gapModel.ts) that a page, a
 * review, a tree and the command line show.
 *
 *     const evidence = new IndexEvidence(index, library);          // all time; or evidenceOf(tally) for a period
 *     const gaps = analyseGaps(profile, library, evidence, today); // profile: resolveProfile(…).profile, or emptyProfile
 *
 * A skill *is at* a level where the level itself, or one above it, has enough evidence; a target is met where the skill is
 * at it. Where levels imply those below, evidence of a level counts for the pieces, not the statements, of each of them. Give it the evidence of an index without private entries, and none can be in it.
 */
export function analyseGaps(
  profile: Profile,
  library: Library,
  evidence: Pick<EvidenceSource, 'skill'>,
  today: string,
): GapAnalysis {
  const reader = new LevelReader(library, evidence, today);
  const targets = profile.targets.flatMap((target) => targetGap(target, reader, today) ?? []);
  return {
    today,
    name: profile.name,
    role: profile.role,
    targets,
    aims: profile.aims.map((aim) => aimGaps(aim, reader, library, today)),
    rules: checkRules(profile.rules, library, reader),
  };
}

/** The counts of a tally, which may be those of a period, as {@link analyseGaps} asks for them. */
export function evidenceOf({ skills }: Pick<Tally, 'skills'>): Pick<EvidenceSource, 'skill'> {
  const keyOf = ({ framework, code }: SkillRef): string => `${framework}\n${code}`;
  const known = new Map(skills.map((skill) => [keyOf(skill), skill]));
  return { skill: (ref) => known.get(keyOf(ref)) ?? { ...ref, name: ref.code, mentions: [], levels: [] } };
}

/** The own targets, then those of the roles aimed at for skills and levels that none of the former is about. */
export function allTargets({ targets, aims }: Pick<GapAnalysis, 'targets' | 'aims'>): readonly TargetGap[] {
  const found = new Map<string, TargetGap>();
  for (const gap of [...targets, ...aims.flatMap((aim) => aim.targets)]) {
    const key = `${gap.framework}\n${gap.code}\n${gap.level.id}`;
    if (!found.has(key)) found.set(key, gap);
  }
  return [...found.values()];
}

function aimGaps(aim: Aim, reader: LevelReader, library: Library, today: string): AimGaps {
  const targets = aim.targets.flatMap(
    // A role can be aimed at by a day, which then holds for all it asks.
    (target) => targetGap({ ...target, by: target.by ?? aim.by }, reader, today) ?? [],
  );
  return { id: aim.id, name: aim.name, by: aim.by, targets, rules: checkRules(aim.rules, library, reader) };
}

function targetGap(target: Target, reader: LevelReader, today: string): TargetGap | undefined {
  const { framework, code, by, enough } = target;
  const skill = reader.skill(target);
  const at = skill?.levels.findIndex(({ id }) => id === target.level) ?? -1;
  const level = skill?.levels[at];
  if (!skill || !level) return undefined;
  const reached = skill.levels.findLastIndex((_, i) => reader.read(target, i, enough)?.isEnough);
  const reading = reader.read(target, at, enough);
  if (!reading) return undefined;
  const isMet = reached >= at;
  const next = reader.read(target, reached + 1, enough);
  return {
    framework,
    code,
    name: skill.name,
    level: reading.level,
    by,
    enough,
    state: isMet ? 'met' : by !== undefined && by.last < today ? 'overdue' : 'open',
    reached: nameAt(reached),
    evidence: reading.evidence,
    ...(reading.implied && { implied: reading.implied }),
    old: reading.old,
    undated: reading.undated,
    planned: reading.planned,
    knowledge: reading.knowledge,
    missing: reading.missing,
    missingStatements: reading.missingStatements,
    statements: reading.statements,
    next: next && { level: next.level, missing: next.missing, statements: next.statements },
  };

  function nameAt(index: number): LevelName | undefined {
    return index < 0 ? undefined : reader.nameOf(target, index);
  }
}
