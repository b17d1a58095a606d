import type { PlacedHashtag } from '../blocks/inline.js';
import { displayText, findFields, findStarFields, hasWords, plainText } from '../blocks/lines.js';
import { tidy, toolFields, veiledText } from '../blocks/lines.js';
import { tidyText, withoutWikiMarks } from '../blocks/listedWords.js';
import type { Field } from '../model.js';
import type { Leaf, Scope } from './scopes.js';

/** How an entry's words are gathered. */
export interface WordOptions {
  /** Hashtags that leave the text: skill tags and markers. */
  readonly isTag: (hashtag: PlacedHashtag) => boolean;
  /** The parts of a scope that are to be seen. */
  readonly contentOf: (scope: Scope) => readonly (Leaf | Scope)[];
}

type Parts = readonly (Leaf | Scope)[];

/** Text of an entry is kept up to this many UTF-16 units. */
export const longestText = 4000;

/** All that some parts say, entries inside included, block by block and up to what an entry keeps. */
export function textsOf(parts: Parts, options: WordOptions): readonly string[] {
  const texts: string[] = [];
  let length = 0;
  someLeaf(parts, options, (leaf) => {
    if (leaf.role === 'tag-line') return false;
    const listed = listedText(leaf, options);
    if (listed === '') return false;
    texts.push(listed);
    length += listed.length;
    return length > longestText;
  });
  return texts;
}

function listedText({ role, runs }: Leaf, { isTag }: WordOptions): string {
  if (role === 'code') return displayText(runs, isTag);
  const { text, unveil } = veiledText(runs, isTag);
  return unveil(tidyText(text, role === 'task' || role === 'cell' ? role : undefined));
}

/** The text of an entry: blocks separated by line feeds. */
export function joinTexts(texts: readonly string[]): string {
  const text = texts.join('\n');
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

/** The fields of some parts, those with tags of their own left out. */
export function fieldsOf(parts: Parts, { isTag, contentOf }: WordOptions): readonly Field[] {
  const fields: Field[] = [];
  const add = (some: Parts): void => {
    for (const inner of some) {
      if (inner.kind === 'scope') {
        if (!inner.hashtags.some(isTag)) add(contentOf(inner));
        continue;
      }
      if (inner.role === 'code') continue;
      const { text, unveil } = veiledText(inner.runs, isTag);
      if (!text.includes(':')) continue;
      for (const { key, value } of [...findFields(text), ...findStarFields(text)])
        if (!toolFields.has(key)) fields.push({ key, value: unveil(withoutWikiMarks(value)) });
    }
  };
  add(parts);
  return fields;
}

/** The words of the nearest heading around. */
export function headingOf(scope: Scope, { isTag }: WordOptions): string | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    const [first] = around.content;
    if (around.type !== 'section' || first?.kind !== 'leaf') continue;
    const { text, unveil } = veiledText(first.runs, isTag);
    return unveil(tidy(withoutWikiMarks(text)));
  }
  return undefined;
}

/** Whether some parts say a word beside hashtags, dates, fields and boxes. */
export function saySomething(parts: Parts, options: WordOptions): boolean {
  return someLeaf(
    parts,
    options,
    ({ role, runs }) => role !== 'tag-line' && (runs.some(({ literal }) => literal) || hasWords(plainText(runs).text)),
  );
}

/** Goes over all words inside, entries inside included, up to those that are wanted. */
function someLeaf(parts: Parts, options: WordOptions, isWanted: (leaf: Leaf) => boolean): boolean {
  return parts.some((part) =>
    part.kind === 'leaf' ? isWanted(part) : someLeaf(options.contentOf(part), options, isWanted),
  );
}
