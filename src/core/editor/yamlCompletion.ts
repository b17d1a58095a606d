import type { FileName, FileVocabulary } from './support/fileVocabulary.js';
import { alternatives, schemasAt, type JsonSchema } from './support/jsonSchema.js';
import { yamlPlaceAt, type YamlPlace } from './support/yamlPlace.js';

export interface YamlCompletion {
  readonly kind: 'key' | 'value' | 'name';
  readonly label: string;
  /** Beside the label. */
  readonly description: string | undefined;
  /** Plain text. */
  readonly documentation: string | undefined;
  /** Holds its own indentation. */
  readonly insertText: string;
  readonly filterText: string;
  /** Columns of the cursor's line that are replaced. */
  readonly range: { readonly start: number; readonly end: number };
  /** True: there is more to suggest behind it. */
  readonly retrigger: boolean;
}

export interface YamlCompletionOptions {
  /** True: another extension offers what the schema says, so that only `names` remain. */
  readonly namesOnly?: boolean;
}

/**
 * Suggestions at an offset of a YAML text that may be half written, the most wanted first. For editors without a YAML
 * extension; what kind of file it is, the vocabulary says.
 */
export function completeYaml(
  text: string,
  offset: number,
  vocabulary: FileVocabulary,
  { namesOnly = false }: YamlCompletionOptions = {},
): readonly YamlCompletion[] {
  const place = yamlPlaceAt(text, offset);
  if (!place) return [];
  const { schema, names } = vocabulary;
  const places = schemasAt(place.path, schema);
  const known = (kind: YamlPlace['kind']): readonly FileName[] => names({ ...place, kind });
  if (place.kind === 'value') {
    return [...known('value').map((name) => nameValue(name, place)), ...(namesOnly ? [] : values(places, place))];
  }
  const lone = place.alone && !place.hasColon;
  return [
    ...known('key').map((name) => nameKey(name, place)),
    ...(lone ? known('value').map((name) => nameValue(name, place)) : []),
    ...(namesOnly ? [] : keys(places, place, schema)),
    ...(namesOnly || !lone ? [] : [...itemKeys(places, place, schema), ...values(places, place)]),
  ];
}

/** Whether a line that was just typed up to here asks for what comes next: `- `, `group: `, or the number of a level. */
export function expectsMore(before: string): boolean {
  return /(?:^|\s)(?:[^\s:#]+:|-) $/.test(before) || /^\s*\d+$/.test(before);
}

function keys(
  places: readonly JsonSchema[],
  place: YamlPlace,
  root: JsonSchema,
  lead: '' | '- ' = '',
): readonly YamlCompletion[] {
  const free = places.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties)
      .filter(([key]) => !place.siblings.includes(key))
      .sort(([a], [b]) => Number(required.includes(b)) - Number(required.includes(a))),
  );
  return [...new Map(free)].map(([key, property]) => keyCompletion(key, alternatives(property, root), place, lead));
}

/** A list of maps is begun by its first item. */
function itemKeys(places: readonly JsonSchema[], place: YamlPlace, root: JsonSchema): readonly YamlCompletion[] {
  if (place.inFlow) return [];
  const items = places.flatMap(({ items: item }) => (item ? alternatives(item, root) : []));
  return keys(items, place, root, '- ');
}

function keyCompletion(key: string, choices: readonly JsonSchema[], place: YamlPlace, lead: '' | '- '): YamlCompletion {
  const only = onlyValue(choices);
  const opened = place.inFlow ? undefined : openedBlock(choices, place.range.start + lead.length);
  const behind = only === undefined ? (opened ?? ' ') : ` ${only}`;
  return {
    kind: 'key',
    label: `${lead}${key}`,
    description: undefined,
    documentation: choices.find(({ description }) => description !== undefined)?.description,
    insertText: place.hasColon || place.inQuotes ? key : `${lead}${key}:${behind}`,
    filterText: key,
    range: place.range,
    retrigger: !place.hasColon && only === undefined && (opened !== undefined || scalars(choices).length > 0),
  };
}

/** What follows a key that can hold nothing but a map or a list, at its indentation. */
function openedBlock(choices: readonly JsonSchema[], column: number): string | undefined {
  const types = new Set(choices.flatMap(({ type = [] }) => type));
  if (types.size !== 1) return undefined;
  const inside = `\n${' '.repeat(column + 2)}`;
  if (types.has('object')) return inside;
  return types.has('array') ? `${inside}- ` : undefined;
}

function values(places: readonly JsonSchema[], place: YamlPlace): readonly YamlCompletion[] {
  return scalars(places).map(({ text, documentation }) => ({
    kind: 'value',
    label: text,
    description: undefined,
    documentation,
    insertText: place.inQuotes ? text : yamlScalar(text),
    filterText: text,
    range: place.range,
    retrigger: false,
  }));
}

interface Scalar {
  readonly text: string;
  readonly documentation: string | undefined;
}

/** The values that a schema names; what it expects first. Each once. */
function scalars(places: readonly JsonSchema[]): readonly Scalar[] {
  const found = new Map<string, Scalar>();
  for (const place of places) {
    const listed = [place.default, place.const, ...(place.enum ?? [])];
    const all = place.type === 'boolean' ? [...listed, true, false] : [...listed, ...(place.examples ?? [])];
    for (const value of all) {
      const isScalar = typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number';
      const text = isScalar ? String(value) : '';
      if (text !== '' && !found.has(text)) found.set(text, { text, documentation: place.description });
    }
  }
  return [...found.values()];
}

function onlyValue(choices: readonly JsonSchema[]): string | undefined {
  const fixed = choices.find((choice) => choice.const !== undefined)?.const;
  return typeof fixed === 'string' ? yamlScalar(fixed) : undefined;
}

function nameKey(name: FileName, place: YamlPlace): YamlCompletion {
  return nameCompletion(name, place, place.hasColon || place.inQuotes ? '' : ': ');
}

function nameValue(name: FileName, place: YamlPlace): YamlCompletion {
  return nameCompletion(name, place, '');
}

function nameCompletion(
  { text, description }: FileName,
  { range, inQuotes }: YamlPlace,
  behind: string,
): YamlCompletion {
  return {
    kind: 'name',
    label: text,
    description,
    documentation: undefined,
    insertText: `${inQuotes ? text : yamlScalar(text)}${behind}`,
    filterText: text,
    range,
    retrigger: false,
  };
}

/** Text as YAML holds it; ours reads numbers and `no` as text, so that they need no quotes. */
function yamlScalar(text: string): string {
  return /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ ./+–-]*[\p{L}\p{M}\p{N}_./+–-])?$/u.test(text)
    ? text
    : JSON.stringify(text);
}
