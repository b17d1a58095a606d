export type JsonMap = Readonly<Record<string, unknown>>;

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What begins as JSON alone does, and does not go on so: `{ "levels": [` */
export function isBrokenJson(text: string): boolean {
  return /^\s*(?:\{\s*["}]|\[\s*[[{"])/.test(text) && parseJson(text) === undefined;
}

export function isJsonMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of the keys that is there with a text or a number; empty where none is. */
export function textOf(map: JsonMap, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = Object.hasOwn(map, key) ? map[key] : undefined;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return '';
}
