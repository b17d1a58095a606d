import type { Entry, NoteRecord, TagOccurrence } from '../journal/model.js';
import { containsPosition, type Range } from '../text.js';

/** How a tag is to look. */
export type TagLook = 'known' | 'unknown' | 'planned';

export interface TagToken {
  readonly range: Range;
  readonly look: TagLook;
}

/** Every skill tag of a note and how it looks, in order. Markers and the user's own hashtags are left as they are. */
export function tagTokens(record: NoteRecord | undefined): readonly TagToken[] {
  if (!record || record.skipped) return [];
  return record.tags.flatMap((tag) => {
    // Tokens lie within a line, and a tag does.
    if (tag.kind === 'marker' || tag.range.start.line !== tag.range.end.line) return [];
    return [{ range: tag.range, look: lookOf(tag, record.entries) }];
  });
}

function lookOf(tag: TagOccurrence, entries: readonly Entry[]): TagLook {
  if (tag.kind === 'wrong') return 'unknown';
  return stateOf(tag, entries) === 'planned' ? 'planned' : 'known';
}

/** The state of the innermost entry around the tag that claims its skill and level. */
function stateOf({ target, range }: TagOccurrence, entries: readonly Entry[]): string | undefined {
  if (target?.level === undefined) return undefined;
  let found: { readonly start: Range['start']; readonly state: string } | undefined;
  for (const entry of entries) {
    if (!containsPosition(entry.range, range.start)) continue;
    const claim = entry.claims.find(
      ({ framework, code, level }) => framework === target.framework && code === target.code && level === target.level,
    );
    if (!claim) continue;
    const { start } = entry.range;
    const isInner =
      found === undefined ||
      start.line > found.start.line ||
      (start.line === found.start.line && start.character >= found.start.character);
    if (isInner) found = { start, state: claim.state };
  }
  return found?.state;
}
