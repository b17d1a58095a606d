import type { Framework } from '../../framework/model.js';
import type { SkillTally } from '../model.js';

/** The skills of one framework that have tags; `framework` is undefined when it has gone since they were counted. */
export interface FrameworkTally {
  readonly id: string;
  readonly framework: Framework | undefined;
  readonly skills: readonly SkillTally[];
}

/** In the order in which the skills come. */
export function groupByFramework(
  skills: readonly SkillTally[],
  frameworks: readonly Framework[],
): readonly FrameworkTally[] {
  const groups = new Map<string, SkillTally[]>();
  for (const skill of skills) {
    const group = groups.get(skill.framework);
    if (group === undefined) groups.set(skill.framework, [skill]);
    else group.push(skill);
  }
  return [...groups].map(([id, members]) => ({
    id,
    framework: frameworks.find((framework) => framework.id === id),
    skills: members,
  }));
}
