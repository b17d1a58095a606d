import type { Library } from '../../framework/library.js';
import type { SkillRef } from '../../framework/model.js';
import { allTargets } from '../../targets/gaps.js';
import type { GapAnalysis } from '../../targets/gapModel.js';
import { isInScope, type Arrangement } from '../arrangement.js';
import type { TallyEntry } from '../model.js';

/** The targets for skills that the filters let through. Rules are about all skills, and go where some are left out. */
export function narrowGaps(gaps: GapAnalysis, arrangement: Arrangement, library: Library): GapAnalysis {
  if (arrangement.scope.length === 0 && arrangement.words.trim() === '') return gaps;
  const isShown = (ref: SkillRef): boolean => {
    const framework = library.framework(ref.framework);
    const skill = library.skill(ref);
    return framework !== undefined && skill !== undefined && isInScope(arrangement, framework, skill);
  };
  return {
    ...gaps,
    targets: gaps.targets.filter(isShown),
    rules: [],
    aims: gaps.aims.map((aim) => ({ ...aim, targets: aim.targets.filter(isShown), rules: [] })),
  };
}

/** Every entry that the targets list. */
export function entriesOfGaps(gaps: GapAnalysis): readonly TallyEntry[] {
  return allTargets(gaps).flatMap(({ evidence, implied = [], old, undated, planned }) => [
    ...evidence,
    ...implied.flatMap((above) => above.evidence),
    ...old,
    ...undated,
    ...planned,
  ]);
}
