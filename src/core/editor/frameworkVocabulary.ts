import type { Group } from '../framework/model.js';
import { ProblemLog } from '../framework/problemLog.js';
import { readGroups } from '../framework/readGroups.js';
import { readLevels } from '../framework/readLevels.js';
import type { SourceValue } from '../framework/sourceTree.js';
import type { FileName, FileVocabulary, NamedPlace } from './support/fileVocabulary.js';
import type { JsonSchema } from './support/jsonSchema.js';

/** What can be written in a framework file. `schema` is that of framework files. */
export function frameworkVocabulary(schema: JsonSchema): FileVocabulary {
  return { schema, names: namesAt };
}

function namesAt({ kind, path, siblings, root }: NamedPlace): readonly FileName[] {
  const [section, , field] = path;
  if (section !== 'skills' || path.length !== 3) return [];
  if (kind === 'key' && field === 'levels') return levelsOf(root, siblings);
  return kind === 'value' && field === 'group' ? groupsOf(root) : [];
}

/** The levels that the file declares, without those that the skill has already, by whatever name. */
function levelsOf(root: SourceValue, siblings: readonly string[]): readonly FileName[] {
  const declared = fieldOf(root, 'levels');
  if (declared?.kind !== 'list') return [];
  const table = readLevels(declared.items, new ProblemLog(''));
  const described = new Set(siblings.map((key) => table.find(key)));
  return table.levels
    .filter((level) => !described.has(level))
    .map(({ id, name }) => ({ text: id, description: name === id ? undefined : name }));
}

function groupsOf(root: SourceValue): readonly FileName[] {
  const declared = fieldOf(root, 'groups');
  if (declared?.kind !== 'map') return [];
  return readGroups(declared, '', new ProblemLog('')).flatMap((group) => groupNames(group, ''));
}

function groupNames({ id, name, groups }: Group, lead: string): readonly FileName[] {
  const own = `${lead}${id}`;
  return [{ text: own, description: name }, ...groups.flatMap((inner) => groupNames(inner, `${own}/`))];
}

function fieldOf(value: SourceValue, key: string): SourceValue | undefined {
  return value.kind === 'map' ? value.fields.get(key)?.value : undefined;
}
