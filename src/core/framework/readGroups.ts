import { FieldReader, joinPath } from './fieldReader.js';
import type { Group } from './model.js';
import type { ProblemLog } from './problemLog.js';
import type { SourceMap } from './sourceTree.js';

/** Reads `groups`, nested as in the file; `path` is where they stand, in keys. */
export function readGroups(map: SourceMap | undefined, path: string, log: ProblemLog): readonly Group[] {
  if (!map) return [];
  return [...map.fields].map(([id, { key, value }]): Group => {
    const own = joinPath(path, id);
    if (value.kind !== 'map') {
      log.add('framework.not-map', value.kind === 'nothing' ? key : value.span, { key: own });
      return { id, name: id, groups: [] };
    }
    const fields = new FieldReader(value, own, key, log, ['name', 'groups']);
    return {
      id,
      name: fields.requiredLine('name') ?? id,
      groups: readGroups(fields.fields('groups'), joinPath(own, 'groups'), log),
    };
  });
}

/** The ids along `a/b`, outermost first; undefined where the framework has no such group. */
export function resolveGroup(path: string, groups: readonly Group[]): readonly string[] | undefined {
  const ids = path.split('/').map((id) => id.trim());
  let inside = groups;
  for (const id of ids) {
    const group = inside.find((candidate) => candidate.id === id);
    if (!group) return undefined;
    inside = group.groups;
  }
  return ids;
}
