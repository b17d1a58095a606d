/** The part of JSON Schema (draft 07) that completion reads. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** More steps than any schema has between a value and what it may be; a schema that refers to itself ends here. */
const mostSteps = 16;

/** All that a value may be, with references and choices taken apart. The outermost description holds. */
export function alternatives(schema: JsonSchema, root: JsonSchema, steps = mostSteps): readonly JsonSchema[] {
  if (steps === 0) return [];
  const described = (inner: JsonSchema): JsonSchema =>
    schema.description === undefined ? inner : { ...inner, description: schema.description };
  const referred = schema.$ref === undefined ? undefined : definitionOf(schema.$ref, root);
  const choices = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [
    schema,
    ...(referred ? [referred] : []).concat(choices).flatMap((inner) => alternatives(described(inner), root, steps - 1)),
  ];
}

/** All that the value at a path may be, from the top; none where the schema has no such place. */
export function schemasAt(path: readonly string[], root: JsonSchema): readonly JsonSchema[] {
  return path.reduce<readonly JsonSchema[]>(
    (places, step) => places.flatMap((place) => childOf(place, step)).flatMap((child) => alternatives(child, root)),
    alternatives(root, root),
  );
}

function childOf(schema: JsonSchema, step: string): readonly JsonSchema[] {
  const property = ownProperty(schema.properties, step);
  if (property) return [property];
  const other = schema.additionalProperties;
  const items = schema.items !== undefined && /^\d+$/.test(step) ? [schema.items] : [];
  return typeof other === 'object' ? [other, ...items] : items;
}

function definitionOf(reference: string, root: JsonSchema): JsonSchema | undefined {
  const name = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1];
  return name === undefined ? undefined : ownProperty(root.definitions, name);
}

/** A file can hold any key, `__proto__` too. */
function ownProperty<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
