import type { Framework, Group, Skill } from '../framework/model.js';
import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';

/** A framework or a group of it that has skills with tags. */
export interface Scope {
  /** As in `Arrangement.scope`. */
  readonly path: readonly string[];
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** What can be picked: only what has a tag in the journal. */
export function listScopes(journal: JournalIndex, library: Library): readonly Scope[] {
  return library.frameworks.flatMap((framework) => {
    const skills = framework.skills.filter(({ code }) => journal.hasSkill({ framework: framework.id, code }));
    return skills.length === 0 ? [] : [scopeOf(framework, skills)];
  });
}

function scopeOf({ id, name, groups }: Framework, skills: readonly Skill[]): Scope {
  return { path: [id], name, scopes: groups.flatMap((group) => groupScope(group, [id], skills)) };
}

function groupScope(group: Group, parent: readonly string[], skills: readonly Skill[]): readonly Scope[] {
  const depth = parent.length - 1;
  const members = skills.filter((skill) => skill.group[depth] === group.id);
  if (members.length === 0) return [];
  const path = [...parent, group.id];
  return [{ path, name: group.name, scopes: group.groups.flatMap((inner) => groupScope(inner, path, members)) }];
}
