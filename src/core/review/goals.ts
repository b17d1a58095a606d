import type { GapAnalysis } from '../targets/gapModel.js';
import { allTargets } from '../targets/gaps.js';
import { impliedTowards } from '../targets/words.js';
import { implyLower } from '../tally/implied.js';
import { entryWith, type SkillTally, type Tally, type TallyEntry } from '../tally/model.js';
import type { Review, ReviewEvidence, ReviewGoals, ReviewLevel } from './model.js';
import { pickedEvidence } from './model.js';

/** What a review says of targets: those of one's own, then those of the roles aimed at. */
export function toGoals(gaps: GapAnalysis): ReviewGoals {
  const own = new Set(gaps.targets);
  const roleOf = new Map(gaps.aims.flatMap(({ name, targets }) => targets.map((target) => [target, name] as const)));
  return {
    targets: allTargets(gaps).map((target) => ({
      framework: target.framework,
      code: target.code,
      name: target.name,
      level: target.level,
      by: target.by?.text,
      role: own.has(target) ? undefined : roleOf.get(target),
      state: target.state,
      reached: target.reached,
      ...(target.implied && { implied: impliedTowards(target) }),
      missing: target.missing,
      withoutEvidence: target.statements.flatMap(({ number, state }) => (state === 'shown' ? [] : [number])),
    })),
    rules: [
      ...gaps.rules.map((rule) => ({ role: undefined, rule })),
      ...gaps.aims.flatMap(({ name, rules }) => rules.map((rule) => ({ role: name, rule }))),
    ].flatMap(({ role, rule }) => [
      { name: rule.name ?? role, met: rule.met, wanted: rule.wanted, level: rule.level, found: rule.skills.length },
      ...rule.including.map((demand) => ({
        name: rule.name ?? role,
        met: demand.met,
        wanted: demand.wanted,
        level: demand.level,
        found: demand.skills.length,
      })),
    ]),
  };
}

/** The counts as they are once pieces were dropped by hand: they count for no target either. */
export function pickedTally(
  tally: Tally,
  review: Review,
  entryOf: (evidence: ReviewEvidence) => TallyEntry | undefined,
): Pick<Tally, 'skills'> {
  const levels = new Map<string, ReviewLevel>();
  for (const skill of review.skills) {
    for (const level of skill.levels) levels.set([skill.framework, skill.code, level.id].join('\n'), level);
  }
  return { skills: tally.skills.map(pickSkill) };

  function pickSkill(skill: SkillTally): SkillTally {
    const picked = skill.levels.map((counted) => {
      const level = levels.get([skill.framework, skill.code, counted.id].join('\n'));
      if (!level) return counted;
      const evidence = pickedEvidence(level).flatMap((piece) => {
        const entry = entryOf(piece);
        return entry ? [entryWith(entry, { statements: shownBy(level, piece) })] : [];
      });
      return {
        ...counted,
        evidence,
        statements: counted.statements.map((statement) => ({
          ...statement,
          evidence: evidence.filter(({ statements }) => statements.includes(statement.number)),
        })),
      };
    });
    return { ...skill, levels: tally.impliedLevels ? implyLower(picked) : picked };
  }
}

/** The statements under which a piece was not dropped. */
function shownBy(level: ReviewLevel, { key, place }: ReviewEvidence): readonly number[] {
  return level.groups.flatMap(({ statement, pieces }) => {
    const isShown = pieces.some(
      ({ evidence, dropped }) => !dropped && evidence.key === key && evidence.place === place,
    );
    return statement !== undefined && isShown ? [statement] : [];
  });
}
