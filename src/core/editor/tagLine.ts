import type { Library } from '../framework/library.js';
import { tagPlaceAt } from '../journal/blocks/tagPlace.js';
import type { TagTarget } from '../journal/model.js';
import { resolveTag, targetOf } from '../tag/resolve.js';
import { scanHashtag, type Hashtag } from '../tag/scan.js';
import { LineIndex, type TextEdit } from '../text.js';

/** What becomes of a line that is to be tagged. */
export type TagLinePlan =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  /** It has the tag, or one that says more. */
  | { readonly kind: 'present' }
  | { readonly kind: 'wordless' }
  /** A tag would not be read there: in code, front matter, a comment. */
  | { readonly kind: 'unreadable' };

/**
 * Puts a tag at the end of a line: before a block id, the bar of a table, the closing marks of a heading, a line break's
 * mark. A tag of the same skill and level that names no statement gives way to one that does.
 */
export function planTagLine(text: string, line: number, target: TagTarget, library: Library): TagLinePlan {
  const lines = new LineIndex(text);
  const words = lines.lineText(line);
  const start = lines.offsetAt({ line, character: 0 });
  if (!/[\p{L}\p{N}]/u.test(words.replace(/#[\p{L}\p{M}\p{N}_\-/]+/gu, ''))) return { kind: 'wordless' };
  const tag = library.tagFor(target);
  const same = hashtagsOf(words).flatMap((hashtag) => {
    const found = readsAsTag(text, start + hashtag.start, hashtag.text) && resolveTag(hashtag.text, library);
    const known = found && found.kind === 'level' ? targetOf(found) : undefined;
    return known && isSameLevel(known, target) ? [{ hashtag, statement: known.statement }] : [];
  });
  const isPresent = same.some(({ statement }) => target.statement === undefined || statement === target.statement);
  if (isPresent) return { kind: 'present' };
  const plain = same.find(({ statement }) => statement === undefined)?.hashtag;
  const span = plain ?? spanAtEnd(words);
  const newText = plain ? tag : ` ${tag}`;
  const result = text.slice(0, start + span.start) + newText + text.slice(start + span.end);
  if (!readsAsTag(result, start + span.start + newText.length - tag.length, tag)) return { kind: 'unreadable' };
  const range = { start: { line, character: span.start }, end: { line, character: span.end } };
  return { kind: 'edit', edit: { range, newText } };
}

function isSameLevel(a: TagTarget, b: TagTarget): boolean {
  return a.framework === b.framework && a.code === b.code && a.level === b.level;
}

function hashtagsOf(line: string): readonly Hashtag[] {
  const found: Hashtag[] = [];
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    const hashtag = scanHashtag(line, at);
    if (hashtag) found.push(hashtag);
  }
  return found;
}

function readsAsTag(text: string, offset: number, tag: string): boolean {
  return scanHashtag(text, offset)?.text === tag && tagPlaceAt(text, offset + tag.length) === 'text';
}

/** What has to stay last in its line: blanks, a hard break, a block id, a table's bar. */
const tails = [/(?:[ \t]+|\\)$/, /[ \t]+\^[\w-]+[ \t]*$/, /[ \t]*\|[ \t]*$/];
/** And a heading's closing marks. */
const headingTail = /[ \t]+#+[ \t]*$/;
const longestTail = 1000;

function spanAtEnd(line: string): { readonly start: number; readonly end: number } {
  const near = Math.max(0, line.length - longestTail);
  const headingText = /^#{1,6}[ \t]/.exec(line)?.[0].length ?? line.length;
  const startOf = (tail: RegExp, from: number): number =>
    from + (tail.exec(line.slice(from))?.index ?? line.length - from);
  const at = Math.min(...tails.map((tail) => startOf(tail, near)), startOf(headingTail, Math.max(headingText, near)));
  return { start: at, end: at };
}
