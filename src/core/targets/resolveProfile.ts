import type { Library } from '../framework/library.js';
import type { Framework, Skill, SkillLevel, SkillRef } from '../framework/model.js';
import type { LocatedProblem, ProblemCode } from '../problem.js';
import type {
  Aim,
  Demand,
  Enough,
  Named,
  Profile,
  ProfileFile,
  Rule,
  Target,
  WrittenDemand,
  WrittenRole,
  WrittenRule,
  WrittenTarget,
} from './model.js';
import { usuallyEnough } from './model.js';

export interface ResolvedProfile {
  readonly profile: Profile;
  /** Of the profile and of the files of roles. */
  readonly problems: readonly LocatedProblem[];
}

/** Looks the names of a profile up. `shared` are the files that it takes roles from; of two equal ids the first is used. */
export function resolveProfile(file: ProfileFile, shared: readonly ProfileFile[], library: Library): ResolvedProfile {
  const problems: LocatedProblem[] = [];
  const enough = { ...usuallyEnough, ...file.enough };
  const inFile = new Resolver(library, file.uri, problems);
  const targets = inFile.targets(file.targets, enough);
  const rules = inFile.rules(file.rules, enough);
  const roles = new Map<string, Omit<Aim, 'by'>>();
  for (const { uri, roles: written } of [file, ...shared]) {
    const resolver = new Resolver(library, uri, problems);
    for (const role of written) {
      const resolved = resolver.role(role, enough);
      if (!roles.has(role.id)) roles.set(role.id, resolved);
    }
  }
  const aims = file.aims.flatMap(({ role: named, by }) => {
    const role = roles.get(named.text) ?? [...roles.values()].find(({ name }) => name === named.text);
    if (role) return [{ ...role, by }];
    inFile.report('profile.unknown-role', named, { role: named.text, roles: [...roles.keys()].join(', ') || '–' });
    return [];
  });
  return { profile: { name: file.name, role: file.role, enough, targets, rules, aims }, problems };
}

interface FoundSkill {
  readonly framework: Framework;
  readonly skill: Skill;
}

class Resolver {
  constructor(
    private readonly library: Library,
    private readonly uri: string,
    private readonly problems: LocatedProblem[],
  ) {}

  report(code: ProblemCode, { range }: Named, args: LocatedProblem['args']): void {
    this.problems.push({ code, args, range, uri: this.uri });
  }

  role({ id, name, enough, targets, rules }: WrittenRole, around: Enough): Omit<Aim, 'by'> {
    const own = { ...around, ...enough };
    return { id, name, targets: this.targets(targets, own), rules: this.rules(rules, own) };
  }

  targets(written: readonly WrittenTarget[], around: Enough): readonly Target[] {
    const known = new Set<Skill>();
    return written.flatMap((target) => {
      const found = this.skill(target.skill);
      const level = found && this.level(found, target.level);
      if (!found || !level) return [];
      if (known.has(found.skill)) {
        this.report('profile.same-skill', target.skill, { code: found.skill.code });
        return [];
      }
      known.add(found.skill);
      const enough = { ...around, ...target.enough };
      return [{ framework: found.framework.id, code: found.skill.code, level: level.id, by: target.by, enough }];
    });
  }

  rules(written: readonly WrittenRule[], around: Enough): readonly Rule[] {
    return written.flatMap((rule) => {
      const framework = rule.framework && this.framework(rule.framework);
      const among = rule.among.flatMap((named): SkillRef[] => {
        const found = this.skill(named);
        return found ? [{ framework: found.framework.id, code: found.skill.code }] : [];
      });
      const isLost = (rule.framework && !framework) || (rule.among.length > 0 && among.length === 0);
      const demand = this.demand(rule, framework);
      if (isLost === true || !demand) return [];
      return [
        {
          ...demand,
          name: rule.name,
          framework: framework?.id,
          among: rule.among.length > 0 ? among : undefined,
          enough: { ...around, ...rule.enough },
          including: rule.including.flatMap((part) => this.demand(part, framework) ?? []),
        },
      ];
    });
  }

  /** A rule's level must mean something in the framework, or in any where none is named. */
  private demand({ skills, level }: WrittenDemand, framework: Framework | undefined): Demand | undefined {
    const frameworks = framework ? [framework] : this.library.frameworks;
    if (frameworks.some((known) => findLevelId(this.library, known, level.text) !== undefined)) {
      return { skills, level: level.text };
    }
    const [first] = frameworks;
    const name = framework?.name ?? frameworks.map((known) => known.name).join(', ');
    const levels = first?.levels.map(({ id }) => id).join(', ') ?? '–';
    this.report('profile.undefined-level', level, {
      code: framework?.id ?? first?.id ?? '',
      name,
      level: level.text,
      levels,
    });
    return undefined;
  }

  private framework(named: Named): Framework | undefined {
    const framework = this.library.framework(named.text);
    if (!framework) this.report('profile.unknown-framework', named, { framework: named.text });
    return framework;
  }

  private skill(named: Named): FoundSkill | undefined {
    const found = findSkillByName(this.library, named.text);
    if (!found) this.report('profile.unknown-skill', named, { code: named.text });
    return found;
  }

  private level({ framework, skill }: FoundSkill, named: Named): SkillLevel | undefined {
    const id = findLevelId(this.library, framework, named.text);
    const level = skill.levels.find((defined) => defined.id === id);
    if (!level) {
      const levels = skill.levels.map((defined) => defined.id).join(', ') || '–';
      this.report('profile.undefined-level', named, { code: skill.code, name: skill.name, level: named.text, levels });
    }
    return level;
  }
}

/** `ITOP`, or `sfia-9/ITOP`; in any spelling that a tag may have. */
export function findSkillByName(library: Library, text: string): FoundSkill | undefined {
  const slash = text.indexOf('/');
  const named = slash === -1 ? undefined : library.framework(text.slice(0, slash));
  const frameworks = named ? [named] : library.frameworks;
  const code = named ? text.slice(slash + 1) : text;
  for (const framework of frameworks) {
    const skill = library.findSkill(framework, code) ?? library.skill({ framework: framework.id, code });
    if (skill) return { framework, skill };
  }
  return undefined;
}

/** By id, alias, slug, or the whole name. */
export function findLevelId(library: Library, framework: Framework, text: string): string | undefined {
  const found = library.findLevel(framework, text);
  if (found) return found.id;
  const name = text.toLowerCase();
  return framework.levels.find((level) => level.name.toLowerCase() === name)?.id;
}
