import { parseYaml } from '../parseYaml.js';
import { ProblemLog } from '../problemLog.js';
import type { SourceMap, SourceValue } from '../sourceTree.js';

/** Far above any ladder of a company; YAML is slow to read. */
const longestYaml = 8_000_000;

/** The map that a YAML text is, values as their text; undefined for any other text. Takes any text, and never throws. */
export function readYamlMap(text: string): SourceMap | undefined {
  if (text.length > longestYaml) return undefined;
  // A lone carriage return ends a line for editors, but not for the YAML package.
  const source = text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
  try {
    const root = parseYaml(source, new ProblemLog(source));
    return root?.kind === 'map' ? root : undefined;
  } catch {
    return undefined;
  }
}

export function fieldOf(value: SourceValue | undefined, key: string): SourceValue | undefined {
  return value?.kind === 'map' ? value.fields.get(key)?.value : undefined;
}

/** Empty for what is absent or no text. */
export function textAt(value: SourceValue | undefined, key: string): string {
  return plainText(fieldOf(value, key));
}

/** Empty for what is absent or no list. */
export function itemsAt(value: SourceValue | undefined, key: string): readonly SourceValue[] {
  const field = fieldOf(value, key);
  return field?.kind === 'list' ? field.items : [];
}

/** The texts of a list. */
export function textsAt(value: SourceValue | undefined, key: string): readonly string[] {
  return itemsAt(value, key)
    .map(plainText)
    .filter((text) => text.trim() !== '');
}

export function plainText(value: SourceValue | undefined): string {
  return value?.kind === 'text' ? value.text : '';
}
