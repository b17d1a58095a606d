import type { Library } from '../../framework/library.js';
import { foldSpelling } from '../../framework/spelling.js';
import type { TagOccurrence, TagTarget } from '../../journal/model.js';
import { resolveTag, targetOf } from '../../tag/resolve.js';
import { containsPosition, type Position, type Range } from '../../text.js';

/** Tags that belong together: all of a skill, of one of its levels, or of a statement. */
export type TagFamily =
  | { readonly kind: 'target'; readonly target: TagTarget }
  /** Wrong tags mean nothing, but may be spelled alike: by their first segments, folded. */
  | { readonly kind: 'spelling'; readonly segments: readonly string[] };

/** The segment of a tag that a cursor stands on. */
export interface TagPart {
  readonly kind: 'framework' | 'skill' | 'level' | 'statement';
  /** Which of the tag's segments it is. */
  readonly index: number;
  readonly range: Range;
  readonly text: string;
  readonly tag: TagOccurrence;
  readonly family: TagFamily;
}

/**
 * The segment at a position; the `#` belongs to the first, a slash to the one before it. Undefined beside tags and on markers.
 *
 *     restored the wiki #ITOP/|4 today
 *                             ^
 */
export function tagPartAt(tags: readonly TagOccurrence[], position: Position, library: Library): TagPart | undefined {
  // Of two that touch, the one that begins here.
  const tag = tags.findLast(({ range, kind }) => kind !== 'marker' && containsPosition(range, position));
  const resolution = tag && resolveTag(tag.text, library);
  if (!tag || !resolution) return undefined;
  const segments = segmentsOf(tag.text);
  const { line, character: first } = tag.range.start;
  let start = first + (tag.text.startsWith('#') ? 1 : 0);
  let index = 0;
  while (index < segments.length - 1 && position.character > start + (segments[index]?.length ?? 0)) {
    start += (segments[index]?.length ?? 0) + 1;
    index++;
  }
  const text = segments[index] ?? '';
  const range = { start: { line, character: start }, end: { line, character: start + text.length } };
  const kind = partKinds[index - (resolution.prefixed ? 1 : 0) + 1] ?? 'statement';
  const target = resolution.kind === 'wrong' ? undefined : targetTo(kind, targetOf(resolution));
  const family: TagFamily = target
    ? { kind: 'target', target }
    : { kind: 'spelling', segments: segments.slice(0, index + 1).map(foldSpelling) };
  return { kind, index, range, text, tag, family };
}

const partKinds = ['framework', 'skill', 'level', 'statement'] as const;

/** Whether a tag is of a family. A family of right tags has no wrong ones. */
export function isOfFamily(tag: TagOccurrence, family: TagFamily): boolean {
  if (tag.kind === 'marker') return false;
  if (family.kind === 'spelling') {
    const segments = segmentsOf(tag.text);
    return family.segments.every((segment, i) => foldSpelling(segments[i] ?? '') === segment);
  }
  return tag.kind !== 'wrong' && tag.target !== undefined && isWithin(tag.target, family.target);
}

/** The code of the skill that all tags of a family are of; empty where they have none in common. */
export function codeOf(family: TagFamily): string {
  return family.kind === 'target' ? family.target.code : '';
}

/** Whether a target is the other, or a part of it. */
export function isWithin(target: TagTarget, around: TagTarget): boolean {
  return (
    target.framework === around.framework &&
    target.code === around.code &&
    (around.level === undefined || target.level === around.level) &&
    (around.statement === undefined || target.statement === around.statement)
  );
}

export function segmentsOf(tagText: string): readonly string[] {
  return tagText.replace(/^#/, '').split('/');
}

/** The whole target cut off behind the part; undefined where the tag has no such part that means something. */
function targetTo(kind: TagPart['kind'], target: TagTarget | undefined): TagTarget | undefined {
  if (!target) return undefined;
  const { framework, code, level, statement } = target;
  if (kind === 'framework' || kind === 'skill') return { framework, code };
  if (level === undefined) return undefined;
  if (kind === 'level') return { framework, code, level };
  return statement === undefined ? undefined : { framework, code, level, statement };
}
