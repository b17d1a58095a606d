import type { Library } from '../framework/library.js';
import type { SourceValue } from '../framework/sourceTree.js';
import type { FileName, FileVocabulary, NamedPlace } from './support/fileVocabulary.js';
import type { JsonSchema } from './support/jsonSchema.js';
import { findSkillByName } from '../targets/resolveProfile.js';

/** What can be written in a profile: skills and levels of the frameworks in force, and the file's own roles. */
export function profileVocabulary(schema: JsonSchema, library: () => Library): FileVocabulary {
  return { schema, names: (place) => namesAt(place, library()) };
}

function namesAt({ kind, path, siblings, root }: NamedPlace, library: Library): readonly FileName[] {
  const [first = '', second, third] = path;
  const last = path.at(-1) ?? '';
  // `targets`, or `roles/<id>/skills`: a map from skills to levels.
  const base = first === 'targets' ? 1 : first === 'roles' && third === 'skills' ? 3 : undefined;
  if (base !== undefined) {
    if (kind === 'key') return path.length === base ? skills(library, siblings) : [];
    const isLevel = path.length === base + 1 || (path.length === base + 2 && last === 'level');
    return isLevel ? levelsOf(library, path[base] ?? '') : [];
  }
  if (kind !== 'value') return [];
  if (first === 'aim') return last === 'by' ? [] : roles(root);
  const isRule = first === 'rules' || (first === 'roles' && third === 'rules');
  if (!isRule) return [];
  if (last === 'level') return allLevels(library);
  if (last === 'framework') return library.frameworks.map(({ id, name }) => ({ text: id, description: name }));
  return path.includes('among') || second === 'among' ? skills(library, []) : [];
}

/** As short as they can be; a code that two frameworks have carries the framework. */
function skills(library: Library, siblings: readonly string[]): readonly FileName[] {
  const known = new Set(siblings.map((name) => findSkillByName(library, name)?.skill));
  return library.frameworks.flatMap(({ id, skills: all }) =>
    all
      .filter((skill) => !known.has(skill))
      .map(({ code, name }) => ({ text: library.tagFor({ framework: id, code }).slice(1), description: name })),
  );
}

function levelsOf(library: Library, name: string): readonly FileName[] {
  const found = findSkillByName(library, name);
  if (!found) return [];
  return found.skill.levels.map(({ id }) => ({ text: id, description: library.level(found.framework.id, id)?.name }));
}

function allLevels(library: Library): readonly FileName[] {
  const levels = new Map<string, FileName>();
  for (const { levels: own } of library.frameworks) {
    for (const { id, name } of own) if (!levels.has(id)) levels.set(id, { text: id, description: name });
  }
  return [...levels.values()];
}

function roles(root: SourceValue): readonly FileName[] {
  const declared = root.kind === 'map' ? root.fields.get('roles')?.value : undefined;
  if (declared?.kind !== 'map') return [];
  return [...declared.fields].map(([id, { value }]) => {
    const name = value.kind === 'map' ? value.fields.get('name')?.value : undefined;
    return { text: id, description: name?.kind === 'text' ? name.text : undefined };
  });
}
