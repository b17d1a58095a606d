import { parseUnfinishedYaml } from '../../framework/parseYaml.js';
import type { SourceMap, SourceValue } from '../../framework/sourceTree.js';
import { windowAround } from './yamlWindow.js';

/** What the cursor is on in a YAML text. */
export interface YamlPlace {
  /** A key of the map at `path`, or the scalar at `path`. */
  readonly kind: 'key' | 'value';
  /** Keys, and positions in lists, from the top: `['skills', 'ITOP', 'levels']`. */
  readonly path: readonly string[];
  /** The other keys of that map. */
  readonly siblings: readonly string[];
  /** True: the line could also hold something else than a map, since the map would have this key alone. */
  readonly alone: boolean;
  /** True: inside `{}` or `[]`. */
  readonly inFlow: boolean;
  readonly inQuotes: boolean;
  /** True: the key has its colon already. */
  readonly hasColon: boolean;
  /** Columns of the cursor's line, in UTF-16 units, that a choice replaces. */
  readonly range: { readonly start: number; readonly end: number };
  /** The text around the cursor, as far as it can be read. */
  readonly root: SourceValue;
}

/** Stands for the cursor while the text is read, and is found again by its place. */
const mark = '\uE000';
/** A line of nothing but a word, maybe an item of a list: a key of which the colon is still to come. */
const opening = /^ *(?:- +)*[^\s"'#:{}[\],&*!|>%@`]*$/;
const wordEnd = /^[^\s:#{}[\],"']*/;
/** Behind the word: nothing more of the same text. */
const ending = /^[ \t]*(?:$|#|:(?=\s|$)|[,\]}])/;

/** Where the cursor is; undefined in comments, in the middle of a text, and where nothing can be read. */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const window = windowAround(text, offset);
  if (!window) return undefined;
  const before = window.text.slice(0, window.offset);
  const after = window.text.slice(window.offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const word = wordEnd.exec(after)?.[0] ?? '';
  const rest = /^[^\r\n]*/.exec(after.slice(word.length))?.[0] ?? '';
  if (!ending.test(rest) && !/^["']/.test(rest)) return undefined;
  const hasColon = /^["']?[ \t]*:(?:\s|$)/.test(rest);
  const colon = !hasColon && /^[ \t]*(?:#.*)?$/.test(rest) && opening.test(before.slice(lineStart)) ? ':' : '';
  const source = `${before}${mark}${word}${colon}${after.slice(word.length)}`;
  const root = read(source);
  const found = root && find(root, { source, at: before.length, path: [], inFlow: false, alone: false });
  if (!found || found.start < lineStart) return undefined;
  const { start, ...place } = found;
  return {
    ...place,
    hasColon: place.kind === 'key' && hasColon,
    range: { start: start - lineStart, end: before.length + word.length - lineStart },
    root,
  };
}

function read(source: string): SourceValue | undefined {
  try {
    return parseUnfinishedYaml(source);
  } catch {
    // The package is fed what is half written.
    return undefined;
  }
}

interface Search {
  readonly source: string;
  /** Where the mark is. */
  readonly at: number;
  readonly path: readonly string[];
  readonly inFlow: boolean;
  readonly alone: boolean;
}

type Found = Omit<YamlPlace, 'root' | 'range' | 'hasColon'> & { readonly start: number };

function find(value: SourceValue, search: Search): Found | undefined {
  const { source, at, path } = search;
  if (at < value.span.start || at >= value.span.end) return undefined;
  const inFlow = search.inFlow || /[[{]/.test(source[value.span.start] ?? '');
  switch (value.kind) {
    case 'nothing':
      return undefined;
    case 'text': {
      const scalar = scalarAt(source, value.span.start);
      return { kind: 'value', path, siblings: [], alone: false, inFlow: search.inFlow, ...scalar };
    }
    case 'list':
      return firstFound(value.items, (item, i) => find(item, { ...search, path: [...path, String(i)], inFlow }));
    case 'map':
      return findInMap(value, { ...search, inFlow });
  }
}

function findInMap(map: SourceMap, search: Search): Found | undefined {
  const { source, at, path, inFlow } = search;
  return firstFound([...map.fields], ([key, field]) => {
    if (at < field.key.start || at >= field.key.end) return find(field.value, { ...search, path: [...path, key] });
    const siblings = [...map.fields.keys()].filter((other) => other !== key);
    const scalar = scalarAt(source, field.key.start);
    return { kind: 'key', path, siblings, alone: siblings.length === 0, inFlow, ...scalar };
  });
}

function firstFound<T>(items: readonly T[], look: (item: T, index: number) => Found | undefined): Found | undefined {
  for (const [i, item] of items.entries()) {
    const found = look(item, i);
    if (found) return found;
  }
  return undefined;
}

function scalarAt(source: string, start: number): { readonly start: number; readonly inQuotes: boolean } {
  const inQuotes = /["']/.test(source[start] ?? '');
  return { start: inQuotes ? start + 1 : start, inQuotes };
}
