import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import type { DemandResult, RuleResult, ShortSkill } from './gapModel.js';
import type { LevelReader } from './levelReader.js';
import type { Demand, Rule } from './model.js';
import { findLevelId } from './resolveProfile.js';

/** Whether each rule holds: how many skills are at its level or above. */
export function checkRules(rules: readonly Rule[], library: Library, reader: LevelReader): readonly RuleResult[] {
  return rules.map((rule) => {
    const refs = rule.among ?? allSkills(library, rule.framework);
    const own = check(rule, rule, refs, library, reader);
    const including = rule.including.map((demand) => check(demand, rule, refs, library, reader));
    const met = own.met && including.every((part) => part.met);
    return { ...own, met, name: rule.name, framework: rule.framework, including };
  });
}

function check(
  { skills: wanted, level }: Demand,
  { enough, among }: Rule,
  refs: readonly SkillRef[],
  library: Library,
  reader: LevelReader,
): DemandResult {
  const skills: DemandResult['skills'][number][] = [];
  const short: ShortSkill[] = [];
  for (const ref of refs) {
    if (among === undefined && !reader.hasEvidence(ref)) continue;
    const framework = library.framework(ref.framework);
    const skill = library.skill(ref);
    const id = framework && findLevelId(library, framework, level);
    if (!framework || !skill || id === undefined) continue;
    const ranks = new Map(framework.levels.map((known, i) => [known.id, i]));
    const rank = ranks.get(id) ?? 0;
    const isEnough = (at: number): boolean => reader.read(ref, at, enough)?.isEnough === true;
    const would = skill.levels.findIndex((defined) => (ranks.get(defined.id) ?? -1) >= rank);
    const at = would < 0 ? -1 : skill.levels.findLastIndex((_, i) => i >= would && isEnough(i));
    const named = { framework: ref.framework, code: ref.code, name: skill.name };
    const reached = reader.nameOf(ref, at);
    const next = reader.read(ref, would, enough);
    if (reached) skills.push({ ...named, reached });
    else if (next) {
      const below = skill.levels.findLastIndex((_, i) => i < would && isEnough(i));
      const { level: wantedLevel, missing, missingStatements } = next;
      short.push({ ...named, level: wantedLevel, reached: reader.nameOf(ref, below), missing, missingStatements });
    }
  }
  const met = skills.length >= wanted;
  const toGo = ({ missing, missingStatements }: ShortSkill): number => missing + missingStatements;
  return { met, wanted, level, skills, short: met ? [] : short.sort((a, b) => toGo(a) - toGo(b)) };
}

function allSkills(library: Library, framework: string | undefined): readonly SkillRef[] {
  return library.frameworks
    .filter(({ id }) => framework === undefined || id === framework)
    .flatMap(({ id, skills }) => skills.map(({ code }) => ({ framework: id, code })));
}
