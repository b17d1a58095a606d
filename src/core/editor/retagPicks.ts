import type { Framework, Skill } from '../framework/model.js';
import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/journalIndex.js';
import type { TagTarget } from '../journal/model.js';
import { plainLabel } from '../markdownText.js';
import { compareText } from '../text.js';
import { sayLevelOf, saySkill } from './support/wording.js';

/** A skill or level that a retag can start from or end at. Plain text. */
export interface RetagPick {
  readonly target: TagTarget;
  /** `#ITOP/4`. */
  readonly label: string;
  /** `Infrastructure operations — 4 Enable`. */
  readonly description: string;
  /** How many tags of the journal are it. */
  readonly tags: number;
}

/** The skills that tags of the journal name, each with its levels in use behind it. */
export function retagSources(index: Pick<JournalIndex, 'uris' | 'record'>, library: Library): readonly RetagPick[] {
  const found = new Map<string, { target: TagTarget; tags: number }>();
  const count = (target: TagTarget): void => {
    const key = library.tagFor(target);
    found.set(key, { target, tags: (found.get(key)?.tags ?? 0) + 1 });
  };
  for (const uri of index.uris()) {
    for (const { kind, target } of index.record(uri)?.tags ?? []) {
      if (!target || kind === 'wrong') continue;
      const { framework, code, level } = target;
      count({ framework, code });
      if (level !== undefined) count({ framework, code, level });
    }
  }
  return [...found]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, { target, tags }]) => toPick(target, tags, library));
}

/** What a skill or a level can become: every other of its kind, its own framework and skill first. */
export function retagTargets(from: TagTarget, library: Library): readonly RetagPick[] {
  const picks: RetagPick[] = [];
  const near = (framework: Framework, skill: Skill): number =>
    framework.id !== from.framework ? 2 : skill.code === from.code ? 0 : 1;
  const skills = library.frameworks
    .flatMap((framework) => framework.skills.map((skill) => ({ framework, skill, near: near(framework, skill) })))
    .sort((a, b) => a.near - b.near);
  for (const { framework, skill } of skills) {
    const ref = { framework: framework.id, code: skill.code };
    const targets = from.level === undefined ? [ref] : skill.levels.map(({ id }) => ({ ...ref, level: id }));
    for (const target of targets) {
      if (library.tagFor(target) !== library.tagFor(from)) picks.push(...toPick(target, 0, library));
    }
  }
  return picks;
}

function toPick(target: TagTarget, tags: number, library: Library): readonly RetagPick[] {
  const framework = library.framework(target.framework);
  const skill = library.skill(target);
  if (!framework || !skill) return [];
  const level = target.level === undefined ? '' : ` — ${sayLevelOf(library, framework, target.level)}`;
  return [
    { target, tags, label: plainLabel(library.tagFor(target)), description: plainLabel(`${saySkill(skill)}${level}`) },
  ];
}
