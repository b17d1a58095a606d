import type { LostTag } from '../framework/import/versionReport.js';
import type { Framework, Skill } from '../framework/model.js';
import type { Library } from '../framework/library.js';
import { foldSpelling } from '../framework/spelling.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { TagTarget } from '../journal/model.js';
import { plainLabel, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import type { Steps } from '../steps.js';
import { resolveTag } from '../tag/resolve.js';
import { compareText } from '../text.js';
import { isWithin, segmentsOf, type TagFamily } from './support/tagParts.js';
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

/** What a retag can start from. */
export interface RetagSource extends RetagPick {
  /** `former`: it meant something in the version that was loaded before; `wrong`: it is a problem where it stands. */
  readonly state: 'known' | 'former' | 'wrong';
  readonly family: TagFamily;
  /** What the skill was called; undefined where nobody knows. */
  readonly name: string | undefined;
}

/** What a retag of the journal can start from. */
export interface RetagSources {
  /** The skills that tags name, each with its levels in use behind it. */
  readonly known: readonly RetagSource[];
  /** The wrong tags that name no skill, or no level of theirs; each spelling once. */
  readonly wrong: readonly RetagSource[];
}

/** Looks at all tags of the journal. */
export function* retagSources(
  index: Pick<JournalIndex, 'records'>,
  library: Library,
  t: Translate,
): Steps<RetagSources> {
  const found = new Map<string, { target: TagTarget; tags: number }>();
  const wrong = new Map<string, number>();
  const count = (target: TagTarget): void => {
    const key = library.tagFor(target);
    found.set(key, { target, tags: (found.get(key)?.tags ?? 0) + 1 });
  };
  for (const record of index.records()) {
    yield;
    for (const { kind, target, text } of record?.tags ?? []) {
      if (kind === 'wrong') wrong.set(text, (wrong.get(text) ?? 0) + 1);
      if (!target || kind === 'wrong') continue;
      const { framework, code, level } = target;
      count({ framework, code });
      if (level !== undefined) count({ framework, code, level });
    }
  }
  const known = [...found]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, { target, tags }]) => toPick(target, tags, library))
    .map((pick): RetagSource => ({
      ...pick,
      state: 'known',
      name: undefined,
      family: { kind: 'target', target: pick.target },
    }));
  return { known, wrong: wrongSources(wrong, library, t) };
}

/** The tags that a newer version of a framework left without a meaning. `known` still knows what they were. */
export function formerSources(lost: readonly LostTag[], known: Library): readonly RetagSource[] {
  const found = new Map<string, { target: TagTarget; tags: number }>();
  const count = (target: TagTarget, tags: number): void => {
    const key = known.tagFor(target);
    found.set(key, { target, tags: (found.get(key)?.tags ?? 0) + tags });
  };
  for (const { target, why, places } of lost) {
    const { framework, code, level } = target;
    // Where the whole skill is gone, all of it can go the same way.
    if (why !== 'level' && why !== 'statement') count({ framework, code }, places.length);
    if (level === undefined) continue;
    if (why === 'statement') count(target, places.length);
    else count({ framework, code, level }, places.length);
  }
  return [...found.values()].flatMap(({ target, tags }) =>
    toPick(target, tags, known).map((pick) => ({
      ...pick,
      state: 'former' as const,
      name: known.skill(target)?.name,
      family: { kind: 'target' as const, target },
    })),
  );
}

/** What of them is still to be done when `done` has become something else. */
export function stillLost(lost: readonly LostTag[], done: TagTarget): readonly LostTag[] {
  return lost.filter(({ target }) => !isWithin(target, done));
}

/** `written` has the number of tags by what was written. */
function wrongSources(written: ReadonlyMap<string, number>, library: Library, t: Translate): readonly RetagSource[] {
  const found = new Map<string, RetagSource>();
  for (const [text, tags] of written) {
    const source = wrongSource(text, library, t);
    if (source === undefined) continue;
    const key = foldSpelling(source.label);
    const known = found.get(key);
    found.set(key, { ...(known ?? source), tags: (known?.tags ?? 0) + tags });
  }
  return [...found].sort(([a], [b]) => compareText(a, b)).map(([, source]) => source);
}

function wrongSource(text: string, library: Library, t: Translate): RetagSource | undefined {
  const resolution = resolveTag(text, library);
  const problem = resolution?.problems[0];
  if (!resolution || (problem?.code !== 'tag.unknown-skill' && problem?.code !== 'tag.undefined-level'))
    return undefined;
  const isLevel = problem.code === 'tag.undefined-level';
  const written = segmentsOf(text).slice(0, (resolution.prefixed ? 1 : 0) + (isLevel ? 2 : 1));
  const level = isLevel ? written.at(-1) : undefined;
  const code = resolution.skill?.code ?? written.at(-1) ?? '';
  return {
    state: 'wrong',
    name: undefined,
    tags: 0,
    label: plainLabel(`#${written.join('/')}`),
    description: plainLabel(t(problem.code, problem.args)),
    target: { framework: resolution.framework.id, code, ...(level !== undefined && { level }) },
    family: { kind: 'spelling', segments: written.map(foldSpelling) },
  };
}

/**
 * What a skill or a level can become: every other of its kind, its own framework and skill first, or one of the same
 * `name`. A statement can become another of its level, or the level alone.
 */
export function retagTargets(from: TagTarget, library: Library, name?: string): readonly RetagPick[] {
  if (from.statement !== undefined) return statementTargets(from, library);
  const picks: RetagPick[] = [];
  const near = (framework: Framework, skill: Skill): number => {
    if (framework.id !== from.framework) return 3;
    return skill.code === from.code ? 0 : name !== undefined && foldSpelling(skill.name) === foldSpelling(name) ? 1 : 2;
  };
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

function statementTargets({ framework, code, level }: TagTarget, library: Library): readonly RetagPick[] {
  const ref = { framework, code };
  const found = level === undefined ? undefined : library.skillLevel(ref, level);
  if (!found) return [];
  const whole = { ...ref, level: found.id };
  const statements = found.statements.map(({ text }, i): RetagPick => {
    const target = { ...whole, statement: i + 1 };
    return {
      target,
      tags: 0,
      label: plainLabel(library.tagFor(target)),
      description: plainLabel(shortenLine(text, 80)),
    };
  });
  return [...toPick(whole, 0, library), ...statements];
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
