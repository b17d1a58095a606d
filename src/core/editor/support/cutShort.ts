import { slug } from '../../framework/spelling.js';
import { resolveTag } from '../../tag/resolve.js';
import { replaceTag, type Draft, type TagToFix } from './fixDraft.js';

const longestRange = 12;

/**
 * A tag with something glued behind it. `#K8S/1.5` for a level that no tag can hold as it is: written as `1-5`.
 * `#ITOP/3–5` and `#ITOP/3,5`: a tag each. Else a blank between them.
 */
export function fixCutShort(tag: TagToFix): readonly Draft[] {
  const { text, end, written, library } = tag;
  const [whole = '', mark = '', rest = ''] = /^([^\p{L}\p{N}\s])([\p{L}\p{N}]+)/u.exec(text.slice(end, end + 24)) ?? [];
  if (whole === '') return [];
  const slash = written.lastIndexOf('/');
  const lead = written.slice(0, slash + 1);
  const last = written.slice(slash + 1);
  const drafts: Draft[] = [];

  const joined = slash === -1 ? undefined : resolveTag(lead + slug(last + whole), library);
  const isId = joined?.level !== undefined && slug(joined.level.id) === slug(last + whole);
  if (isId && joined.canonical !== undefined) {
    const name = library.level(joined.framework.id, joined.level.id)?.name;
    drafts.push({ ...replaceTag({ ...tag, end: end + whole.length }, joined.canonical, name), certain: true });
  } else {
    const tags = slash === -1 ? [] : tagsOf(tag, lead, last, mark, rest);
    if (tags.length > 1) drafts.push(replaceTag({ ...tag, end: end + whole.length }, tags.join(' ')));
  }
  // A comma stays with the tag, a dash goes with what follows.
  const at = /[.,:]/.test(mark) ? end + mark.length : end;
  drafts.push({ edits: [{ start: at, end: at, newText: ' ' }], says: { key: 'editor.fix.space' } });
  return drafts;
}

/** The levels from one to the other for a dash, else the two; only where each is a tag. */
function tagsOf({ library }: TagToFix, lead: string, from: string, mark: string, to: string): readonly string[] {
  const first = Number(from);
  const count = Number(to) - first + 1;
  if (!/^\d+$/.test(from) || !/^\d+$/.test(to) || count < 2 || count > longestRange) return [];
  const isRange = /[–—~]/.test(mark);
  const numbers = isRange ? Array.from({ length: count }, (_, i) => String(first + i)) : [from, to];
  const tags = numbers.map((number) => resolveTag(lead + number, library));
  const isRight = tags.every((tag) => tag?.canonical !== undefined && tag.problems.length === 0);
  return isRight && mark !== '.' && mark !== ':' ? tags.flatMap((tag) => tag?.canonical ?? []) : [];
}
