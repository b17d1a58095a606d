import type { Group } from '../model.js';
import { slug } from '../spelling.js';
import { cleanLine } from './importText.js';

interface Node {
  readonly name: string;
  readonly children: Map<string, Node>;
}

/** Makes groups of the names that stand beside skills, in the order in which they first come. */
export class GroupTree {
  private readonly roots = new Map<string, Node>();

  /** The ids along names, outermost first; empty names are passed over. */
  add(names: readonly string[]): readonly string[] {
    const ids: string[] = [];
    let inside = this.roots;
    for (const name of names.map(cleanLine)) {
      if (name === '') continue;
      const id = slug(name) || 'group';
      const node = inside.get(id) ?? { name, children: new Map<string, Node>() };
      inside.set(id, node);
      ids.push(id);
      inside = node.children;
    }
    return ids;
  }

  get groups(): readonly Group[] {
    return listGroups(this.roots);
  }
}

function listGroups(nodes: ReadonlyMap<string, Node>): readonly Group[] {
  return [...nodes].map(([id, { name, children }]) => ({ id, name, groups: listGroups(children) }));
}
