import { foldSpelling } from '../framework/spelling.js';
import { trimTail } from '../text.js';

/**
 * Whether a hashtag is one that the user keeps for themselves: `names` has it, or a hashtag that it is a sub-tag of.
 * With or without `#`, in any spelling.
 */
export function isIgnored(tag: string, names: readonly string[]): boolean {
  if (names.length === 0) return false;
  const folded = foldSpelling(tag.replace(/^#/, ''));
  return names.some((name) => {
    const own = foldSpelling(trimTail(name.trim().replace(/^#/, ''), /\//));
    return own !== '' && (folded === own || folded.startsWith(`${own}/`));
  });
}

/**
 * What to put on the list so that a wrong tag is left alone: the code that no framework has, with all its levels; else
 * the tag as it is.
 */
export function nameToIgnore(tag: string, problem: { readonly code: string }, prefixed: boolean): string {
  const segments = tag.replace(/^#/, '').split('/');
  return segments.slice(0, problem.code === 'tag.unknown-skill' ? (prefixed ? 2 : 1) : undefined).join('/');
}
