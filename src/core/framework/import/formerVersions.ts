import { typedForm } from '../spelling.js';
import { Library } from '../library.js';
import type { Framework, Skill, SkillLevel } from '../model.js';

/**
 * A library in which tags of former versions mean what they meant: each loaded framework also has the skills, aliases,
 * levels and statements that only its former version had. What both have is the loaded version's.
 */
export function withFormerVersions(library: Library, former: readonly Framework[]): Library {
  if (former.length === 0) return library;
  return new Library(
    library.frameworks.map((framework) => {
      const before = former.find(({ id }) => id === framework.id);
      return before ? addFormer(framework, before, library) : framework;
    }),
  );
}

function addFormer(framework: Framework, before: Framework, library: Library): Framework {
  const gone = before.skills.filter(({ code }) => library.findSkill(framework, typedForm(code)) === undefined);
  const formerOf = new Map(before.skills.map((skill) => [library.findSkill(framework, typedForm(skill.code)), skill]));
  return {
    ...framework,
    levels: [...framework.levels, ...onlyIn(before.levels, framework.levels)],
    skills: [...framework.skills.map((skill) => addFormerTo(skill, formerOf.get(skill))), ...gone],
  };
}

function addFormerTo(skill: Skill, before: Skill | undefined): Skill {
  if (!before) return skill;
  return {
    ...skill,
    aliases: [...new Set([...skill.aliases, ...before.aliases])],
    levels: [
      ...skill.levels.map((level) => addStatements(level, before.levels)),
      ...onlyIn(before.levels, skill.levels),
    ],
  };
}

function addStatements(level: SkillLevel, before: readonly SkillLevel[]): SkillLevel {
  const former = before.find(({ id }) => id === level.id)?.statements ?? [];
  return { ...level, statements: [...level.statements, ...former.slice(level.statements.length)] };
}

function onlyIn<T extends { readonly id: string }>(items: readonly T[], others: readonly T[]): readonly T[] {
  return items.filter(({ id }) => !others.some((other) => other.id === id));
}
