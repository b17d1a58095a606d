import type { Framework, Group, Skill } from '../../framework/model.js';

/** A group with the skills that stand directly in it and anywhere below. */
export interface GroupBranch {
  readonly group: Group;
  /** Ids from the outermost group to this one. */
  readonly path: readonly string[];
  readonly branches: readonly GroupBranch[];
  readonly own: readonly Skill[];
  readonly all: readonly Skill[];
}

/** A framework's groups that hold skills, and the skills that no group holds. */
export interface GroupIndex {
  readonly branches: readonly GroupBranch[];
  readonly own: readonly Skill[];
}

const cache = new WeakMap<Framework, GroupIndex>();

/** Made once for each framework. Skills keep the order of the file; a group that is not declared counts as none. */
export function groupIndex(framework: Framework): GroupIndex {
  const known = cache.get(framework);
  if (known) return known;
  const made = branchesOf(framework.groups, [], framework.skills);
  cache.set(framework, made);
  return made;
}

/** The branch at a path; undefined where it holds no skills. */
export function branchAt(framework: Framework, path: readonly string[]): GroupBranch | undefined {
  let branches = groupIndex(framework).branches;
  let found: GroupBranch | undefined;
  for (const id of path) {
    found = branches.find(({ group }) => group.id === id);
    if (!found) return undefined;
    branches = found.branches;
  }
  return found;
}

/** Ids of the declared groups around a skill, outermost first. */
export function groupPathOf(framework: Framework, skill: Skill): readonly string[] {
  const path: string[] = [];
  let groups = framework.groups;
  for (const id of skill.group) {
    const group = groups.find((candidate) => candidate.id === id);
    if (!group) break;
    path.push(id);
    groups = group.groups;
  }
  return path;
}

function branchesOf(groups: readonly Group[], path: readonly string[], skills: readonly Skill[]): GroupIndex {
  const byGroup = new Map<string, Skill[]>(groups.map((group) => [group.id, []]));
  const own: Skill[] = [];
  for (const skill of skills) (byGroup.get(skill.group[path.length] ?? '') ?? own).push(skill);
  const branches = groups.flatMap((group): GroupBranch[] => {
    const all = byGroup.get(group.id) ?? [];
    const below = [...path, group.id];
    return all.length === 0 ? [] : [{ group, path: below, all, ...branchesOf(group.groups, below, all) }];
  });
  return { branches, own };
}
