import type { SkillRef } from '../framework/model.js';
import type { GapAnalysis, TargetGap } from './gapModel.js';
import { allTargets } from './gaps.js';

/** Finds targets by skill and level, for what shows one level after another. */
export class TargetLookup {
  private readonly bySkill = new Map<string, readonly TargetGap[]>();

  constructor(gaps: Pick<GapAnalysis, 'targets' | 'aims'> | undefined) {
    for (const gap of gaps ? allTargets(gaps) : []) {
      const key = keyOf(gap);
      this.bySkill.set(key, [...(this.bySkill.get(key) ?? []), gap]);
    }
  }

  /** The user's own first, then those of roles. */
  skill(ref: SkillRef): readonly TargetGap[] {
    return this.bySkill.get(keyOf(ref)) ?? [];
  }

  level(ref: SkillRef, level: string): TargetGap | undefined {
    return this.skill(ref).find((gap) => gap.level.id === level);
  }
}

function keyOf({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}
