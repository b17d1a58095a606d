import type { PlacedHashtag } from './inline.js';
import { displayText, findFields, findStarFields, hasWords, plainText, tidyText } from './lines.js';
import type { Field } from './model.js';
import type { Leaf, Scope } from './scopes.js';

/** How an entry's words are gathered. */
export interface WordOptions {
  /** Hashtags that leave the text: skill tags and markers. */
  readonly isTag: (hashtag: PlacedHashtag) => boolean;
  /** The parts of a scope that are to be seen. */
  readonly contentOf: (scope: Scope) => readonly (Leaf | Scope)[];
}

/** Text of an entry is kept up to this many UTF-16 units. */
const longestText = 4000;

/** All that an entry says, entries inside included; blocks separated by line feeds. */
export function textOf(scope: Scope, options: WordOptions): string {
  const parts: string[] = [];
  let length = 0;
  someLeaf(scope, options, (leaf) => {
    if (leaf.role === 'tag-line') return false;
    const shown = displayText(leaf.runs, options.isTag);
    const tidy = leaf.role === 'code' ? shown : tidyText(shown);
    if (tidy === '') return false;
    parts.push(tidy);
    length += tidy.length;
    return length > longestText;
  });
  const text = parts.join('\n');
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** The fields of an entry, and of nested parts without tags. */
export function fieldsOf(scope: Scope, { isTag, contentOf }: WordOptions): readonly Field[] {
  const fields: Field[] = [];
  const add = (part: Scope): void => {
    for (const inner of contentOf(part)) {
      if (inner.kind === 'scope') {
        if (!inner.hashtags.some(isTag)) add(inner);
        continue;
      }
      if (inner.role === 'code') continue;
      const text = displayText(inner.runs, isTag);
      if (!text.includes(':')) continue;
      for (const { key, value } of findFields(text))
        if (key !== 'id' && key !== 'collapsed') fields.push({ key, value });
      fields.push(...findStarFields(text));
    }
  };
  add(scope);
  return fields;
}

/** The words of the nearest heading around. */
export function headingOf(scope: Scope, { isTag }: WordOptions): string | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    const [first] = around.content;
    if (around.type === 'section' && first?.kind === 'leaf')
      return displayText(first.runs, isTag).replaceAll('\uFFFC', '').replace(/\s+/gu, ' ').trim();
  }
  return undefined;
}

/** Whether an entry says a word beside hashtags, dates, fields and boxes. */
export function saysSomething(scope: Scope, options: WordOptions): boolean {
  return someLeaf(
    scope,
    options,
    ({ role, runs }) => role !== 'tag-line' && (runs.some(({ literal }) => literal) || hasWords(plainText(runs).text)),
  );
}

/** Goes over all words inside, entries inside included, up to those that are wanted. */
function someLeaf(scope: Scope, options: WordOptions, isWanted: (leaf: Leaf) => boolean): boolean {
  return options
    .contentOf(scope)
    .some((part) => (part.kind === 'leaf' ? isWanted(part) : someLeaf(part, options, isWanted)));
}
