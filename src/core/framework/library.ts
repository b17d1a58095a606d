import type { TagTarget } from '../journal/model.js';
import type { LocatedProblem } from '../problem.js';
import { compileCodePattern } from './codePattern.js';
import { indexLevels } from './levelIndex.js';
import type { Framework, Level, Skill, SkillLevel, SkillRef } from './model.js';
import { foldSpelling, slug, typedForm } from './spelling.js';

/** One framework's look-up tables. */
interface FrameworkIndex {
  readonly byCode: ReadonlyMap<string, Skill>;
  /** By folded code (or its slug, where a tag cannot hold it), then by folded alias. */
  readonly bySpelling: ReadonlyMap<string, Skill>;
  readonly levels: ReadonlyMap<string, Level>;
  readonly levelBySpelling: ReadonlyMap<string, Level>;
  readonly codePattern: RegExp | undefined;
}

/** The loaded frameworks, in the order in which a bare code is looked up. Immutable. */
export class Library {
  private readonly indexes = new Map<string, FrameworkIndex>();
  private readonly byName = new Map<string, Framework>();

  /**
   * Puts a user's frameworks before the built-in ones. A user's framework replaces a built-in one of the same id; of two
   * user files with one id the first is used, and a problem tells of the other. Those whose ids `order` lists come first of all.
   */
  static of(
    builtIn: readonly Framework[],
    users: readonly Framework[],
    order: readonly string[] = [],
  ): { readonly library: Library; readonly problems: readonly LocatedProblem[] } {
    const kept = new Map<string, Framework>();
    const problems: LocatedProblem[] = [];
    for (const framework of users) {
      const first = kept.get(slug(framework.id));
      if (first) problems.push(duplicateId(framework, first));
      else kept.set(slug(framework.id), framework);
    }
    const rest = builtIn.filter(({ id }) => !kept.has(slug(id)));
    return { library: new Library(inOrder([...kept.values(), ...rest], order)), problems };
  }

  /** `frameworks` have different ids. */
  constructor(readonly frameworks: readonly Framework[]) {
    for (const framework of frameworks) this.indexes.set(framework.id, indexFramework(framework));
    for (const spellingOf of [foldSpelling, slug]) {
      for (const framework of frameworks) {
        const spelling = spellingOf(framework.id);
        if (!this.byName.has(spelling)) this.byName.set(spelling, framework);
      }
    }
  }

  /** By id or its slug, in any spelling. */
  framework(idOrSlug: string): Framework | undefined {
    return this.byName.get(foldSpelling(idOrSlug));
  }

  /** By the framework's own spelling of id and code. */
  skill({ framework, code }: SkillRef): Skill | undefined {
    return this.indexes.get(framework)?.byCode.get(code);
  }

  /** By a segment of a tag: code or alias in any spelling. */
  findSkill(framework: Framework, segment: string): Skill | undefined {
    return this.indexes.get(framework.id)?.bySpelling.get(foldSpelling(segment));
  }

  /** By a segment of a tag: id, alias, or slug of id or name, in any spelling. */
  findLevel(framework: Framework, segment: string): Level | undefined {
    return this.indexes.get(framework.id)?.levelBySpelling.get(foldSpelling(segment));
  }

  /** What the skill asks for at a level, named by its id; undefined where the level is not defined for the skill. */
  skillLevel(ref: SkillRef, levelId: string): SkillLevel | undefined {
    return this.skill(ref)?.levels.find(({ id }) => id === levelId);
  }

  /** By the framework's own spelling of both ids. */
  level(frameworkId: string, levelId: string): Level | undefined {
    return this.indexes.get(frameworkId)?.levels.get(levelId);
  }

  /** True: the segment has the form of this framework's codes, whether such a skill exists or not. */
  matchesCode(framework: Framework, segment: string): boolean {
    return this.indexes.get(framework.id)?.codePattern?.test(segment) ?? false;
  }

  /**
   * The canonical tag, with its `#`. The framework is named only where the bare tag would mean another one, or would be
   * no tag since it has no letter.
   *
   *     #ITOP/4/2   #acme/ITOP/4   #K8S-OPS/1-5
   */
  tagFor({ framework, code, level, statement }: TagTarget): string {
    const segments = [typedForm(code)];
    if (level !== undefined) segments.push(this.levelTag({ id: level }));
    if (level !== undefined && statement !== undefined) segments.push(String(statement));
    const bare = `#${segments.join('/')}`;
    const owner = this.frameworks.find((candidate) => this.findSkill(candidate, typedForm(code)) !== undefined);
    const isOurs = owner === undefined || owner.id === framework;
    return isOurs && /\p{L}/u.test(bare) ? bare : `#${[typedForm(framework), ...segments].join('/')}`;
  }

  /** A level as a segment of a tag: its id, or the slug of an id that no tag can hold. */
  levelTag(level: Pick<Level, 'id'>): string {
    return typedForm(level.id);
  }
}

function inOrder(frameworks: readonly Framework[], order: readonly string[]): readonly Framework[] {
  const rank = ({ id }: Framework): number => {
    const at = order.indexOf(id);
    return at === -1 ? order.length : at;
  };
  return [...frameworks].sort((a, b) => rank(a) - rank(b));
}

function indexFramework(framework: Framework): FrameworkIndex {
  const bySpelling = new Map<string, Skill>();
  const claim = (spelling: string, skill: Skill): void => {
    const folded = foldSpelling(typedForm(spelling));
    if (!bySpelling.has(folded)) bySpelling.set(folded, skill);
  };
  for (const skill of framework.skills) claim(skill.code, skill);
  for (const skill of framework.skills) skill.aliases.forEach((alias) => claim(alias, skill));
  return {
    byCode: new Map(framework.skills.map((skill) => [skill.code, skill])),
    bySpelling,
    levels: new Map(framework.levels.map((level) => [level.id, level])),
    levelBySpelling: indexLevels(framework.levels),
    codePattern: framework.codePattern === undefined ? undefined : compileCodePattern(framework.codePattern),
  };
}

function duplicateId(framework: Framework, first: Framework): LocatedProblem {
  const start = { line: 0, character: 0 };
  return {
    code: 'framework.duplicate-id',
    args: { id: framework.id, uri: first.uri },
    range: { start, end: start },
    uri: framework.uri,
  };
}
