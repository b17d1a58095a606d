import type { Library } from '../framework/library.js';
import type { SkillRef } from '../framework/model.js';
import type { DemandResult, RuleResult } from './gapModel.js';
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
  { enough }: Rule,
  refs: readonly SkillRef[],
  library: Library,
  reader: LevelReader,
): DemandResult {
  const skills = refs.flatMap((ref) => {
    if (!reader.hasEvidence(ref)) return [];
    const framework = library.framework(ref.framework);
    const skill = library.skill(ref);
    const id = framework && findLevelId(library, framework, level);
    if (!framework || !skill || id === undefined) return [];
    const ranks = new Map(framework.levels.map((known, i) => [known.id, i]));
    const rank = ranks.get(id) ?? 0;
    const at = skill.levels.findLastIndex(
      (defined, i) => (ranks.get(defined.id) ?? -1) >= rank && reader.read(ref, i, enough)?.isEnough,
    );
    const reached = reader.nameOf(ref, at);
    return at < 0 || !reached ? [] : [{ framework: ref.framework, code: ref.code, name: skill.name, reached }];
  });
  return { met: skills.length >= wanted, wanted, level, skills };
}

function allSkills(library: Library, framework: string | undefined): readonly SkillRef[] {
  return library.frameworks
    .filter(({ id }) => framework === undefined || id === framework)
    .flatMap(({ id, skills }) => skills.map(({ code }) => ({ framework: id, code })));
}
