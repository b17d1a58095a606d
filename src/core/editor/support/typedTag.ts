import { mayPrecede } from '../../tag/scan.js';
import { reach } from './reach.js';

/** Whether the cursor stands in a note's text or in a value of its front matter that holds tags. */
export type TagPlace = 'text' | 'front-matter';

/** The tag being written around a cursor, complete or not. Columns of the line, in UTF-16 units. */
export interface TypedTag {
  readonly segments: readonly TypedSegment[];
  /** Which of them holds the cursor. */
  readonly current: number;
  /** What of that segment stands before the cursor. */
  readonly typed: string;
  /** Where the replaced text begins when the first segment is chosen: a bare `#` of front matter goes, any other stays. */
  readonly start: number;
  /** False for a bare word of front matter, which may become a tag of any kind. */
  readonly marked: boolean;
}

export interface TypedSegment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const tagBefore = /[\p{L}\p{M}\p{N}_\-/]*$/u;
const tagAfter = /^[\p{L}\p{M}\p{N}_\-/]*/u;
const tagKeys = /^(?:tags?|skills?)$/iu;

/**
 * Finds the tag under a cursor from the line alone; undefined where none is being written. `asked` tells that the user
 * asked for it, so that a lone `#` at the start of a line is no heading.
 *
 *     restored the wiki #IT|/4
 *                        ^^ ^
 */
export function findTypedTag(line: string, character: number, place: TagPlace, asked: boolean): TypedTag | undefined {
  const before = tagBefore.exec(line.slice(Math.max(0, character - reach), character))?.[0] ?? '';
  // Marks at the very end belong to emphasis or punctuation, not to the tag.
  const after = (tagAfter.exec(line.slice(character, character + reach))?.[0] ?? '').replace(/[-_]+$/u, '');
  const start = character - before.length;
  if (before.length >= reach - 1) return undefined;
  const hash = line.charAt(start - 1) === '#' ? start - 1 : undefined;
  const from = place === 'text' ? startInText() : startInFrontMatter();
  if (from === undefined) return undefined;
  const typed = before.slice(before.lastIndexOf('/') + 1);
  const current = before.split('/').length - 1;
  const segments = split(before + after, start);
  // An empty segment may be about to be written, or end the tag; any other makes it none.
  if (segments.some(({ text }, i) => text === '' && i !== current && i !== segments.length - 1)) return undefined;
  return { segments, current, typed, start: from, marked: hash !== undefined };

  function startInText(): number | undefined {
    if (hash === undefined || isInLink(line, hash)) return undefined;
    const verdict = mayPrecede(line, hash);
    if (verdict === 'no') return undefined;
    const isOpen = before === '' && after === '' && !asked;
    // A lone mark may become a heading, or stand where other tools see no tag: one more character decides.
    if (isOpen && (verdict === 'glued' || line.slice(0, hash).trim() === '')) return undefined;
    return start;
  }

  function startInFrontMatter(): number | undefined {
    const word = hash ?? start;
    const lead = line.slice(0, word);
    const key = /^\s*(?:-\s+)?["']?([\p{L}\p{N}_-]+)["']?\s*:/u.exec(lead)?.[1];
    if (key !== undefined ? !tagKeys.test(key) : !/^(?:\s+|-\s)/u.test(lead)) return undefined;
    if (!/[\s,[:"']$/u.test(lead)) return undefined;
    const isQuoted = (lead.split('"').length - 1) % 2 === 1 || (lead.split("'").length - 1) % 2 === 1;
    return isQuoted ? start : word;
  }
}

/** `[text](#heading)` and `[[#heading]]` lead to headings. */
function isInLink(line: string, hash: number): boolean {
  const lead = line.slice(Math.max(0, hash - reach), hash);
  return /(?:\]\(|\]:\s*|\[\[[^\]]*|\]\(<)$/u.test(lead);
}

function split(path: string, start: number): readonly TypedSegment[] {
  let at = start;
  return path.split('/').map((text) => {
    const segment = { text, start: at, end: at + text.length };
    at = segment.end + 1;
    return segment;
  });
}
