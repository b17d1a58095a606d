import type { Root } from 'mdast';
import { isMap, isScalar, isSeq, type Document } from 'yaml';
import { trimTail, type Span } from '../../text.js';
import { composeYaml, type ComposedYaml } from '../../yaml.js';
import { findDate, type FoundDate } from '../dates/dates.js';
import { spanOf } from './markdown.js';

/** What a note's front matter says; all spans are in the note's text. */
export interface FrontMatter {
  /** Between its fences. */
  readonly span: Span;
  /** The values of `tags`, `tag`, `skills`, `skill`, one by one; with `#` only where it was quoted. */
  readonly tags: readonly FrontMatterTag[];
  readonly date: FoundDate | undefined;
  readonly created: FoundDate | undefined;
  /** `skill-journal:` with any value: the note is no journal note. */
  readonly skips: boolean;
  /** Bare `#tags`, which YAML takes for comments. */
  readonly comments: readonly FrontMatterTag[];
  readonly error: { readonly reason: string; readonly span: Span } | undefined;
}

export interface FrontMatterTag extends Span {
  readonly text: string;
}

const tagKeys = new Set(['tags', 'tag', 'skills', 'skill']);
const tagLike = /#?[\p{L}\p{M}\p{N}_\-/]+/gu;

/** Reads the YAML at the head of a note; undefined where there is none. Never throws. */
export function readFrontMatter(root: Root, source: string): FrontMatter | undefined {
  const node = root.children[0];
  if (node?.type !== 'yaml') return undefined;
  const { start } = spanOf(node);
  const opening = openingFence.exec(source.slice(start, start + 64))?.[0].length ?? 4;
  return readYaml(source.slice(start + opening, start + opening + node.value.length), start + opening);
}

/** The same of a text that is front matter with its fences and nothing else. */
export function readFrontMatterText(head: string): FrontMatter | undefined {
  const start = openingFence.exec(head)?.[0].length;
  if (start === undefined) return undefined;
  const end = head.search(closingFence);
  return readYaml(head.slice(start, Math.max(start, end)), start);
}

const openingFence = /^---[ \t]*(?:\r\n|\r|\n)/;
const closingFence = /(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n)?$/;

function readYaml(yaml: string, start: number): FrontMatter {
  const comments = findComments(yaml, start);
  const composed = composeYaml(yaml);
  const document = composed.kind === 'document' ? composed.document : undefined;
  const keys = readKeys(document, yaml, start);
  const error = errorOf(composed, start);
  return {
    span: { start, end: start + yaml.length },
    skips: keys.skips,
    // What YAML made of broken text may be anything.
    tags: error ? [] : keys.tags,
    date: error ? undefined : keys.date,
    created: error ? undefined : keys.created,
    comments,
    error: comments.length === 0 ? error : undefined,
  };
}

function errorOf(composed: ComposedYaml, base: number): FrontMatter['error'] {
  if (composed.kind !== 'document') {
    const start = base + composed.offset;
    return {
      reason: composed.kind === 'too-deep' ? 'it nests too deeply' : 'it has several parts',
      span: { start, end: start + 1 },
    };
  }
  const [error] = composed.document?.errors ?? [];
  if (!error) return undefined;
  const [start, end] = error.pos;
  return { reason: error.message.slice(0, 200), span: { start: base + start, end: base + end } };
}

/** Whether completion has a place at `offset`: inside the value of one of the tag keys. */
export function isTagValue(source: string, frontMatter: FrontMatter, offset: number): boolean {
  const before = source.slice(frontMatter.span.start, offset).split(/\r\n|\r|\n/);
  const keyLine = before.findLast((line) => /^[^\s#-]/.test(line));
  const key = keyLine === undefined ? undefined : /^["']?([\w-]+)["']?\s*:/.exec(keyLine)?.[1];
  return key !== undefined && tagKeys.has(key.toLowerCase());
}

function readKeys(
  document: Document.Parsed | undefined,
  yaml: string,
  base: number,
): Pick<FrontMatter, 'tags' | 'date' | 'created' | 'skips'> {
  const tags: FrontMatterTag[] = [];
  let date: FoundDate | undefined;
  let created: FoundDate | undefined;
  let skips = false;
  const pairs = isMap(document?.contents) ? document.contents.items : [];
  for (const { key, value } of pairs) {
    const name = isScalar(key) && typeof key.value === 'string' ? key.value.trim().toLowerCase() : '';
    if (name === 'skill-journal') skips = true;
    if (tagKeys.has(name)) addTags(value, false);
    if (name === 'date') date = dateOf(value);
    if (name === 'created') created = dateOf(value);
  }
  return { tags, date, created, skips };

  function addTags(value: unknown, inList: boolean): void {
    if (isSeq(value)) {
      for (const item of value.items) addTags(item, true);
      return;
    }
    if (!isScalar(value) || !value.range || typeof value.value !== 'string') return;
    // An item of a list is one tag or no tag; a string is split at commas and blanks.
    if (inList && /[\s,]/.test(value.value.trim())) return;
    const raw = yaml.slice(value.range[0], value.range[1]);
    for (const match of raw.matchAll(tagLike)) {
      const text = trimTail(match[0], /[/_-]/);
      const start = base + value.range[0] + match.index;
      if (text !== '' && text !== '#') tags.push({ text, start, end: start + text.length });
    }
  }

  function dateOf(value: unknown): FoundDate | undefined {
    const range = isScalar(value) || isSeq(value) ? value.range : undefined;
    if (!range) return undefined;
    const found = findDate(yaml.slice(range[0], range[1]));
    return found && { ...found, start: base + range[0] + found.start, end: base + range[0] + found.end };
  }
}

/** Looks for `#` outside quotes in the lines of the tag keys. */
function findComments(yaml: string, base: number): readonly FrontMatterTag[] {
  const found: FrontMatterTag[] = [];
  let inTags = false;
  let at = 0;
  for (const line of yaml.split(/(?<=\r\n|\r(?!\n)|\n)/)) {
    const key = /^([\w-]+)\s*:/.exec(line)?.[1];
    if (key !== undefined) inTags = tagKeys.has(key.toLowerCase());
    if (inTags) {
      const unquoted = line.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
      for (const match of unquoted.matchAll(/(?<=[\s[,:])#[\p{L}\p{M}\p{N}_\-/]+/gu)) {
        const text = trimTail(match[0], /[/_-]/);
        found.push({ text, start: base + at + match.index, end: base + at + match.index + text.length });
      }
    }
    at += line.length;
  }
  return found;
}
