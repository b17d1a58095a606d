import { cleanLine } from './importText.js';
import { isJsonMap, textOf, type JsonMap } from './json.js';

/** An item of a CASE package: a competency, a statement or a heading, which only its place tells. */
export interface CaseItem {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** The full statement, where the name is a shorter one. */
  readonly description: string | undefined;
  readonly statement: string;
  readonly notes: string;
  readonly uri: string;
  readonly children: readonly CaseItem[];
}

export interface CaseTree {
  readonly roots: readonly CaseItem[];
  /** How many associations of other kinds there are, by their kind. */
  readonly others: ReadonlyMap<string, number>;
  /** Items that are below themselves. */
  readonly circular: readonly string[];
}

interface Node extends CaseItem {
  readonly children: Node[];
  parent?: Node;
}

const longestName = 120;
const deepest = 200;

/**
 * Hangs items below each other as the associations `isChildOf` say, in the order of their sequence numbers. An item with
 * several parents stays with the first; one without stands at the top.
 */
export function readCaseTree(items: readonly JsonMap[], associations: readonly JsonMap[]): CaseTree {
  const nodes = new Map<string, Node>();
  for (const item of items) {
    const node = readItem(item);
    if (node.id !== '' && node.name !== '' && !nodes.has(node.id)) nodes.set(node.id, node);
  }
  const others = new Map<string, number>();
  const circular: string[] = [];
  for (const { child, parent, kind } of sortAssociations(associations)) {
    const [below, above] = [nodes.get(child), nodes.get(parent)];
    if (kind !== 'isChildOf') others.set(kind, (others.get(kind) ?? 0) + 1);
    else if (below && above && !below.parent) {
      if (isWithin(above, below)) circular.push(below.name);
      else {
        below.parent = above;
        above.children.push(below);
      }
    }
  }
  return { roots: [...nodes.values()].filter(({ parent }) => !parent), others, circular };
}

/** The address or the identifier that a link of the package leads to. */
export function linkedId(value: unknown): string {
  return isJsonMap(value) ? cleanLine(textOf(value, 'identifier')) : '';
}

function readItem(item: JsonMap): Node {
  const statement = textOf(item, 'fullStatement');
  const short = cleanLine(textOf(item, 'abbreviatedStatement', 'alternativeLabel')) || cleanLine(statement);
  return {
    id: cleanLine(textOf(item, 'identifier')),
    code: cleanLine(textOf(item, 'humanCodingScheme')),
    name: short.length > longestName ? `${short.slice(0, longestName - 1)}…` : short,
    description: short === cleanLine(statement) && short.length <= longestName ? undefined : statement,
    statement: cleanLine(statement) || short,
    notes: textOf(item, 'notes'),
    uri: textOf(item, 'uri'),
    children: [],
  };
}

interface Association {
  readonly child: string;
  readonly parent: string;
  readonly kind: string;
  readonly sequence: number;
}

/** Those without a number come last, in the order of the file. */
function sortAssociations(associations: readonly JsonMap[]): readonly Association[] {
  return associations
    .map((association): Association => ({
      child: linkedId(association['originNodeURI']),
      parent: linkedId(association['destinationNodeURI']),
      kind: textOf(association, 'associationType'),
      sequence: numberAt(association, 'sequenceNumber') ?? Infinity,
    }))
    .sort((a, b) => (a.sequence === b.sequence ? 0 : a.sequence - b.sequence));
}

export function numberAt(map: JsonMap, key: string): number | undefined {
  const value: unknown = map[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** True: `item` is `ancestor` or somewhere below it, or so deep that nobody would look. */
function isWithin(item: Node, ancestor: Node): boolean {
  let current: Node | undefined = item;
  for (let depth = 0; depth < deepest; depth++) {
    if (!current) return false;
    if (current === ancestor) return true;
    current = current.parent;
  }
  return true;
}
