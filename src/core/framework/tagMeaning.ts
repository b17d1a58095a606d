import type { Framework } from './model.js';

/**
 * What decides which tags of a framework there are, and what is said of wrong ones: all that a note's record takes from it.
 * Frameworks that differ in other words alone, as while a statement is being written, have the same meaning.
 */
export function tagMeaning(framework: Framework): string {
  let meaning = known.get(framework);
  if (meaning === undefined) {
    const { id, name, codePattern, levels, skills } = framework;
    meaning = JSON.stringify([
      ...[id, name, codePattern],
      levels.map((level) => [level.id, level.name, level.aliases]),
      skills.map((skill) => [
        ...[skill.code, skill.name, skill.aliases],
        skill.levels.map((level) => [level.id, level.statements.length]),
      ]),
    ]);
    known.set(framework, meaning);
  }
  return meaning;
}

const known = new WeakMap<Framework, string>();
