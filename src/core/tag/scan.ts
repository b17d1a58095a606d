import type { Span } from '../text.js';

/**
 * A hashtag in a text, ours or the user's own:
 *
 *     restored the wiki #ITOP/4/2 today
 *                       ^^^^^^^^^
 */
export interface Hashtag extends Span {
  /** With the `#`. */
  readonly text: string;
  /** Parts between slashes; empty ones included (`#ITOP//4`). */
  readonly segments: readonly string[];
  /** `glued`: other tools may not read a tag after the character before it. */
  readonly before: 'clear' | 'glued';
  /** What stands directly behind and looks as if it belonged to the tag (`.5` in `#K8S/1.5`); undefined where nothing does. */
  readonly cutRest: string | undefined;
}

const body = /[\p{L}\p{M}\p{N}_\-/]+/uy;
const bodyUnit = /[\p{L}\p{M}\p{N}_\-/]/u;
const letter = /\p{L}/u;
const continued = /(?:[–—&+~][\p{L}\p{N}]|[.,:]\p{N})/uy;
const emphasis = '*_~=';
const invisible = /[\s\p{Cf}]/u;
const opening = /[\p{Ps}\p{Pi}"',;:]/u;
/** Punctuation of scripts that put no space around it. */
const unspaced = /[\u060C\u061B\u061F\u066A-\u066D\u06D4\u3001-\u303F\u30FB\uFE10-\uFE19\uFE30-\uFE4F\uFF01-\uFF65]/u;
/** Hashtags glued to one another, counted back from a `#`; more than anybody writes. */
const longestChain = 16;

/**
 * Reads the hashtag whose `#` stands at `offset`; undefined where there is none. The one place that knows the characters
 * of a tag: the Markdown syntax, completion and rename all ask it.
 */
export function scanHashtag(text: string, offset: number): Hashtag | undefined {
  if (text.charCodeAt(offset) !== 35) return undefined;
  const end = scanBody(text, offset + 1);
  if (end === undefined) return undefined;
  const before = mayPrecede(text, offset);
  if (before === 'no') return undefined;
  return {
    start: offset,
    end,
    text: text.slice(offset, end),
    segments: text.slice(offset + 1, end).split('/'),
    before,
    cutRest: scanCutRest(text, end),
  };
}

/** Where the hashtag's characters end that begin at `start` (behind the `#`); undefined where they are no hashtag. */
export function scanBody(text: string, start: number): number | undefined {
  body.lastIndex = start;
  if (!body.test(text)) return undefined;
  let end = body.lastIndex;
  while (end > start && '/-_'.includes(text.charAt(end - 1))) end--;
  return letter.test(text.slice(start, end)) ? end : undefined;
}

/**
 * Judges what stands before a `#` at `offset`: `clear` where every tool reads a tag, `glued` where only some do, `no`
 * where none does. A bar counts as the edge of a table cell.
 */
export function mayPrecede(text: string, offset: number): 'clear' | 'glued' | 'no' {
  let at = offset;
  for (let link = 0; link < longestChain; link++) {
    const run = emphasisStart(text, at);
    const previous = charBefore(text, run);
    const verdict = judge(previous);
    if (verdict !== 'no') return verdict === 'clear' && at !== offset ? 'glued' : verdict;
    if (run !== at) return 'no';
    const hash = hashBefore(text, at);
    if (hash === undefined) return 'no';
    at = hash;
  }
  return 'no';
}

function judge(previous: string): 'clear' | 'glued' | 'no' {
  if (previous === '' || previous === '|' || invisible.test(previous)) return 'clear';
  return opening.test(previous) || unspaced.test(previous) ? 'glued' : 'no';
}

/** Where emphasis begins that opens right before `offset`: back over `**`, `_`, `~~`, `==`; a single `=` is no emphasis. */
export function emphasisStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && emphasis.includes(text.charAt(at - 1))) at--;
  const equals = text.slice(at, offset).split('=').length - 1;
  return equals % 2 === 1 ? offset : at;
}

/** The `#` of a hashtag that ends exactly at `offset`. */
function hashBefore(text: string, offset: number): number | undefined {
  let at = offset;
  while (at > 0 && offset - at < 128 && bodyUnit.test(charBefore(text, at))) at -= charBefore(text, at).length;
  if (at === 0 || text.charAt(at - 1) !== '#') return undefined;
  return scanBody(text, at) === offset ? at - 1 : undefined;
}

function charBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  const whole = text.codePointAt(offset - 2);
  return offset > 1 && whole !== undefined && whole > 0xffff ? String.fromCodePoint(whole) : text.charAt(offset - 1);
}

function scanCutRest(text: string, end: number): string | undefined {
  continued.lastIndex = end;
  if (!continued.test(text)) return undefined;
  return /^\S{1,24}/u.exec(text.slice(end, end + 24))?.[0];
}
