import type { Licence, Skill, Statement } from '../model.js';
import { assembleFramework, makeLevel, presentText, skip } from './assembleFramework.js';
import { Codes } from './codes.js';
import { textIn } from './content.js';
import { GroupTree } from './groupTree.js';
import { cleanLine } from './importText.js';
import { isJsonMap, parseJson, textOf, type JsonMap } from './json.js';
import { weighMarks } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';
import { shownLevel } from './shownLevel.js';

/**
 * The components of the NICE Framework. Work roles and competency areas become skills; the tasks, knowledge and skill
 * statements that they are related to become statements, each with its identifier. There are no levels but one: shown.
 *
 *     { "documents": […], "elements": [{ "element_type": "task", "element_identifier": "T0001", "text": … }],
 *       "relationships": [{ "source_element_identifier": "…", "dest_element_identifier": "T0001" }] }
 */
export const niceJson: Importer = {
  id: 'nice-json',
  title: 'NICE Framework components (.json)',
  recognise,
  read,
};

interface Components {
  readonly documents: readonly JsonMap[];
  readonly elements: readonly JsonMap[];
  readonly relationships: readonly JsonMap[];
}

interface Element {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const skillTypes = new Set(['work_role', 'competency_area']);
const statementTypes = new Set(['task', 'knowledge', 'skill', 'ability']);
/** What wraps the components in a download. */
const wrappers = ['response', 'elements'] as const;
/** So many identifiers stand for all in a message. */
const named = 5;

function recognise(content: ImportContent): Recognition {
  const components = findComponents(parseJson(textIn(content)));
  if (!components) return { found: [], missing: ['JSON', 'elements'] };
  const types = components.elements.map((element) => textOf(element, 'element_type'));
  return weighMarks([
    ['elements', true],
    ['element_identifier', components.elements.some((element) => textOf(element, 'element_identifier') !== '')],
    ['element_type = work_role', types.some((type) => skillTypes.has(type))],
  ]);
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const components = findComponents(parseJson(textIn(content)));
  const { documents = [], elements: raw = [], relationships = [] } = components ?? {};
  const elements = new Map<string, Element>();
  for (const element of raw.map(readElement)) {
    if (element.id !== '' && !elements.has(element.id)) elements.set(element.id, element);
  }
  const links = followRelationships(relationships, elements);
  const groups = new GroupTree();
  const codes = new Codes();
  const skills = [...elements.values()]
    .filter(({ type }) => skillTypes.has(type))
    .map((element): Skill => {
      const name = element.title || element.id;
      const statements = [...(links.parts.get(element.id) ?? [])].flatMap((id) => statementOf(elements.get(id)));
      return {
        code: codes.take(name, element.id),
        name,
        group: groups.add([groupOf(element, elements, links.owners)]),
        description: presentText(element.text),
        notes: undefined,
        url: undefined,
        aliases: [],
        levels: [{ id: shownLevel.id, summary: undefined, statements }],
      };
    });
  const skipped = [...skippedElements(elements, links.owners), ...skippedLinks(links.dangling)];
  const level = makeLevel(shownLevel.id, shownLevel.name, shownLevel.essence);
  const found = { ...describe(documents[0]), levels: [level], groups: groups.groups, skills };
  return assembleFramework(found, skipped, options);
}

function findComponents(value: unknown, depth = 0): Components | undefined {
  if (!isJsonMap(value)) return undefined;
  if (Array.isArray(value['elements'])) {
    const [documents, elements, relationships] = ['documents', 'elements', 'relationships'].map((key) =>
      Array.isArray(value[key]) ? (value[key] as readonly unknown[]).filter(isJsonMap) : [],
    );
    return { documents: documents ?? [], elements: elements ?? [], relationships: relationships ?? [] };
  }
  const inner = wrappers.find((key) => Object.hasOwn(value, key));
  return inner !== undefined && depth < wrappers.length ? findComponents(value[inner], depth + 1) : undefined;
}

function readElement(element: JsonMap): Element {
  return {
    type: textOf(element, 'element_type'),
    id: cleanLine(textOf(element, 'element_identifier')),
    title: cleanLine(textOf(element, 'title')),
    text: textOf(element, 'text'),
  };
}

interface Links {
  /** What a role or area is related to, in the order of the file. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly dangling: readonly string[];
}

function followRelationships(relationships: readonly JsonMap[], elements: ReadonlyMap<string, Element>): Links {
  const parts = new Map<string, Set<string>>();
  const owners = new Map<string, string[]>();
  const dangling: string[] = [];
  for (const relationship of relationships) {
    const source = cleanLine(textOf(relationship, 'source_element_identifier'));
    const target = cleanLine(textOf(relationship, 'dest_element_identifier'));
    if (!elements.has(source) || !elements.has(target)) {
      dangling.push(`${source} → ${target}`);
      continue;
    }
    parts.set(source, (parts.get(source) ?? new Set()).add(target));
    const known = owners.get(target) ?? [];
    known.push(source);
    owners.set(target, known);
  }
  return { parts, owners, dangling };
}

/** The identifier is how the field names a statement, and how a reader finds it. */
function statementOf(element: Element | undefined): readonly Statement[] {
  if (!element || !statementTypes.has(element.type)) return [];
  const text = cleanLine(element.text) || element.title;
  return text === '' ? [] : [{ text: `${element.id}: ${text}`, examples: [] }];
}

/** The category that it is related to or whose identifier its own begins with; all competency areas stand together. */
function groupOf(
  { type, id }: Element,
  elements: ReadonlyMap<string, Element>,
  owners: ReadonlyMap<string, readonly string[]>,
): string {
  if (type === 'competency_area') return 'Competency areas';
  const candidates = [...(owners.get(id) ?? []), id.split('-')[0] ?? ''];
  const category = candidates.map((candidate) => elements.get(candidate)).find((found) => found?.type === 'category');
  return category?.title ?? '';
}

function skippedElements(
  elements: ReadonlyMap<string, Element>,
  owners: ReadonlyMap<string, readonly string[]>,
): readonly SkippedPart[] {
  const isOwned = (id: string): boolean =>
    (owners.get(id) ?? []).some((owner) => skillTypes.has(elements.get(owner)?.type ?? ''));
  const byType = new Map<string, string[]>();
  for (const { type, id } of elements.values()) {
    if (skillTypes.has(type) || type === 'category' || (statementTypes.has(type) && isOwned(id))) continue;
    const ids = byType.get(type) ?? [];
    ids.push(id);
    byType.set(type, ids);
  }
  return [...byType].map(([type, ids]) => {
    const key = statementTypes.has(type) ? 'import.skip.unrelated' : 'import.skip.otherElements';
    return skip(`${type}: ${nameSome(ids)}`, key, { count: String(ids.length) });
  });
}

function skippedLinks(dangling: readonly string[]): readonly SkippedPart[] {
  if (dangling.length === 0) return [];
  return [skip(nameSome(dangling), 'import.skip.dangling', { count: String(dangling.length) })];
}

function nameSome(names: readonly string[]): string {
  return names.length > named ? `${names.slice(0, named).join(', ')}, …` : names.join(', ');
}

function describe(document: JsonMap | undefined): {
  readonly id?: string;
  readonly name?: string;
  readonly version?: string | undefined;
  readonly licence?: Licence | undefined;
} {
  if (!document) return {};
  const name = cleanLine(textOf(document, 'name'));
  const isNist = /800.181/.test(textOf(document, 'doc_identifier'));
  const licence: Licence = {
    name: 'Public domain in the United States',
    url: textOf(document, 'website'),
    notice:
      'A work of the National Institute of Standards and Technology, which claims no copyright in the United States.',
    redistributable: true,
  };
  return {
    ...(isNist ? { id: 'nice' } : {}),
    name,
    version: presentText(textOf(document, 'version')),
    licence: isNist ? licence : undefined,
  };
}
