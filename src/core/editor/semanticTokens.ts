import type { Entry, NoteRecord, TagOccurrence } from '../journal/model.js';
import type { Problem, ProblemCode, Severity } from '../problem.js';
import { comparePositions, containsPosition, type Range } from '../text.js';

/** How a tag is to look: `unknown` where it is wrong, `unfamiliar` where that is a mere remark. */
export type TagLook = 'known' | 'unknown' | 'unfamiliar' | 'planned';

export interface TagToken {
  readonly range: Range;
  readonly look: TagLook;
}

const makesWrong: ReadonlySet<ProblemCode> = new Set([
  'tag.unknown-skill',
  'tag.undefined-level',
  'tag.unknown-statement',
  'tag.malformed',
]);

/**
 * Every skill tag of a note and how it looks, in order: a wrong one as grave as its problem. Markers and the user's own
 * hashtags are left as they are.
 */
export function tagTokens(
  record: NoteRecord | undefined,
  severityOf: (problem: Problem) => Severity,
): readonly TagToken[] {
  if (!record || record.skipped) return [];
  return record.tags.flatMap((tag) => {
    // Tokens lie within a line, and a tag does.
    if (tag.kind === 'marker' || tag.range.start.line !== tag.range.end.line) return [];
    return [{ range: tag.range, look: tag.kind === 'wrong' ? lookOfWrong(tag) : lookOf(tag, record.entries) }];
  });

  function lookOfWrong({ range: { start } }: TagOccurrence): TagLook {
    const here =
      record?.problems.filter(
        ({ code, range }) => makesWrong.has(code) && comparePositions(range.start, start) === 0,
      ) ?? [];
    const isGrave = here.map(severityOf).some((severity) => severity === 'error' || severity === 'warning');
    return isGrave ? 'unknown' : 'unfamiliar';
  }
}

function lookOf(tag: TagOccurrence, entries: readonly Entry[]): TagLook {
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
