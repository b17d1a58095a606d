import type { Framework, Group } from '../../framework/model.js';
import type { SkillOrder } from '../arrangement.js';
import type { SkillTally } from '../model.js';
import type { FrameworkTally } from './frameworkTallies.js';
import { makeId } from './words.js';

/** More rows than these are folded by group: nobody looks at five hundred at once. */
export const mostRows = 60;

/** Rows of a table that stand together, under a heading. */
export interface RowGroup {
  readonly id: string;
  /** From the outermost group to the innermost; empty for skills outside all groups; undefined: no heading. */
  readonly names: readonly string[] | undefined;
  readonly skills: readonly SkillTally[];
  /** The rows come when the heading is opened. */
  readonly canFold: boolean;
}

/** By the framework's groups where the rows are in its order; else as they come, with what is too much behind a heading. */
export function groupRows({ id, framework, skills }: FrameworkTally, order: SkillOrder): readonly RowGroup[] {
  const groups = order === 'framework' && framework !== undefined ? byGroup(framework, skills) : [];
  const canFold = skills.length > mostRows;
  if (groups.length > 1) return groups.map((group) => ({ ...group, canFold }));
  const first = { id: makeId('rows', id), names: undefined, skills: skills.slice(0, mostRows), canFold: false };
  if (!canFold) return [first];
  return [first, { id: makeId('more', id), names: [], skills: skills.slice(mostRows), canFold }];
}

/** In the order in which the groups come. */
function byGroup(framework: Framework, skills: readonly SkillTally[]): readonly Omit<RowGroup, 'canFold'>[] {
  const paths = new Map(framework.skills.map(({ code, group }) => [code, group]));
  const groups = new Map<string, { readonly id: string; readonly names: readonly string[]; skills: SkillTally[] }>();
  for (const skill of skills) {
    const path = paths.get(skill.code) ?? [];
    const id = makeId('group', framework.id, ...path);
    const group = groups.get(id);
    if (group) group.skills.push(skill);
    else groups.set(id, { id, names: namesOf(framework.groups, path), skills: [skill] });
  }
  return [...groups.values()];
}

function namesOf(groups: readonly Group[], path: readonly string[]): readonly string[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  const group = groups.find(({ id }) => id === first);
  return [group?.name ?? first, ...namesOf(group?.groups ?? [], rest)];
}
