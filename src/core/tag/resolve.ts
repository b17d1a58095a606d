import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel } from '../framework/model.js';
import { foldSpelling, typedForm } from '../framework/spelling.js';
import type { TagTarget } from '../journal/model.js';
import type { ProblemCode } from '../problem.js';

/** What a hashtag of ours means in the loaded frameworks. */
export interface Resolution {
  /** `wrong` tags count for nothing. */
  readonly kind: 'level' | 'mention' | 'wrong';
  readonly framework: Framework;
  readonly skill: Skill | undefined;
  readonly level: SkillLevel | undefined;
  /** A number that the level has. */
  readonly statement: number | undefined;
  /** The tag's first segment names the framework. */
  readonly prefixed: boolean;
  /** The framework's own spelling of this tag; undefined for wrong ones. */
  readonly canonical: string | undefined;
  readonly problems: readonly TagProblem[];
}

export interface TagProblem {
  readonly code: ProblemCode;
  readonly args: Readonly<Record<string, string>>;
}

/**
 * Looks a hashtag up; `text` is with or without its `#`. Undefined: it is the user's own, and none of our business.
 *
 *     #ITOP/4   #sfia-9/ITOP/4   ours
 *     #todo     #itop            the user's
 */
export function resolveTag(text: string, library: Library): Resolution | undefined {
  const segments = (text.startsWith('#') ? text.slice(1) : text).split('/');
  const [first = '', second] = segments;
  if (!/\p{L}/u.test(text)) return undefined;
  for (const framework of library.frameworks) {
    const skill = library.findSkill(framework, first);
    if (skill && isOurs(library, framework, skill, first, second)) {
      return resolveSkill(library, framework, skill, segments, '');
    }
  }
  const named = library.framework(first);
  if (named && second !== undefined) return resolveInFramework(library, named, segments);
  for (const framework of library.frameworks) {
    if (second !== undefined && library.matchesCode(framework, first) && library.findLevel(framework, second)) {
      return wrong(framework, undefined, unknownSkill(framework, first));
    }
  }
  return undefined;
}

/** The target as plain data, for the index. */
export function targetOf(resolution: Resolution): TagTarget | undefined {
  const { framework, skill, level, statement } = resolution;
  if (!skill) return undefined;
  return {
    framework: framework.id,
    code: skill.code,
    ...(level && { level: level.id }),
    ...(statement !== undefined && { statement }),
  };
}

function isOurs(
  library: Library,
  framework: Framework,
  skill: Skill,
  first: string,
  second: string | undefined,
): boolean {
  if (first === typedForm(skill.code) || first === skill.code || skill.aliases.includes(first)) return true;
  if (second === undefined) return false;
  return /^\d+$/.test(foldSpelling(second)) || library.findLevel(framework, second) !== undefined;
}

function resolveInFramework(library: Library, framework: Framework, segments: readonly string[]): Resolution {
  const code = segments[1] ?? '';
  const rest = segments.slice(1);
  if (code === '') return wrong(framework, undefined, malformed(segments), true);
  const skill = library.findSkill(framework, code);
  if (!skill) return wrong(framework, undefined, unknownSkill(framework, code), true);
  return resolveSkill(library, framework, skill, rest, segments[0] ?? '');
}

/** `segments` begin with the code; `prefix` is the framework's name as written, or empty. */
function resolveSkill(
  library: Library,
  framework: Framework,
  skill: Skill,
  segments: readonly string[],
  prefix: string,
): Resolution {
  const prefixed = prefix !== '';
  const written = prefixed ? [prefix, ...segments] : segments;
  if (segments.length > 3 || segments.includes('')) return wrong(framework, skill, malformed(written), prefixed);
  const [, levelText, statementText] = segments;
  const canonical = [...(prefixed ? [typedForm(framework.id)] : []), typedForm(skill.code)];
  const about = { framework, skill, prefixed };
  if (levelText === undefined) return resolved('mention', about, written, canonical);

  const levelId = library.findLevel(framework, levelText)?.id;
  const level = skill.levels.find((candidate) => candidate.id === levelId);
  if (!level) return wrong(framework, skill, undefinedLevel(framework, skill, levelText), prefixed);
  canonical.push(library.levelTag({ id: level.id }));
  if (statementText === undefined) return resolved('level', about, written, canonical, level);

  const digits = foldSpelling(statementText);
  const problem = unknownStatement(skill, level, statementText);
  if (!/^\d+$/.test(digits)) return wrong(framework, skill, problem, prefixed);
  const number = Number(digits);
  if (number < 1 || number > level.statements.length) {
    canonical.push(digits);
    return resolved('level', about, written, canonical, level, undefined, [problem]);
  }
  canonical.push(String(number));
  return resolved('level', about, written, canonical, level, number);
}

function resolved(
  kind: 'level' | 'mention',
  about: Pick<Resolution, 'framework' | 'skill' | 'prefixed'>,
  written: readonly string[],
  canonicalSegments: readonly string[],
  level?: SkillLevel,
  statement?: number,
  problems: readonly TagProblem[] = [],
): Resolution {
  const found = `#${written.join('/')}`;
  const canonical = `#${canonicalSegments.join('/')}`;
  const spelling: TagProblem[] = found === canonical ? [] : [{ code: 'tag.not-canonical', args: { found, canonical } }];
  // Field by field: to spread an object and then add fields takes many times as long.
  const { framework, skill, prefixed } = about;
  return { kind, framework, skill, level, statement, prefixed, canonical, problems: [...problems, ...spelling] };
}

function wrong(framework: Framework, skill: Skill | undefined, problem: TagProblem, prefixed = false): Resolution {
  return {
    kind: 'wrong',
    framework,
    skill,
    level: undefined,
    statement: undefined,
    prefixed,
    canonical: undefined,
    problems: [problem],
  };
}

function unknownSkill(framework: Framework, code: string): TagProblem {
  return { code: 'tag.unknown-skill', args: { code, framework: framework.name, frameworkId: framework.id } };
}

function malformed(segments: readonly string[]): TagProblem {
  return { code: 'tag.malformed', args: { found: `#${segments.join('/')}` } };
}

function undefinedLevel(framework: Framework, skill: Skill, level: string): TagProblem {
  return {
    code: 'tag.undefined-level',
    args: { code: skill.code, name: skill.name, level, levels: levelList(framework, skill) },
  };
}

function unknownStatement(skill: Skill, level: SkillLevel, statement: string): TagProblem {
  return {
    code: 'tag.unknown-statement',
    args: { code: skill.code, level: level.id, count: String(level.statements.length), statement },
  };
}

function levelList(framework: Framework, skill: Skill): string {
  const names = new Map(framework.levels.map((level) => [level.id, level.name]));
  return skill.levels.map(({ id }) => `${id} ${names.get(id) ?? ''}`.trim()).join(', ');
}
