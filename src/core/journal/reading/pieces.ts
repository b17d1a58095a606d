import type { InlineContent, PlacedHashtag, Run } from '../blocks/inline.js';
import { isTagLine, linesOf, opensWithDate } from '../blocks/lines.js';

interface Piece {
  readonly runs: Run[];
  endsWithTag: boolean;
  isTagged: boolean;
}

/**
 * Cuts a paragraph before a line that opens with a tag or date and after one that ends with a tag; a line of nothing but
 * tags, and a piece without a tag, join the piece before. `isTag` names the hashtags that are ours.
 */
export function cutPieces(
  inline: InlineContent,
  isTag: (hashtag: PlacedHashtag) => boolean,
): readonly (readonly Run[])[] {
  const isOurs = ({ hashtag }: Run): boolean => hashtag !== undefined && isTag(hashtag);
  const pieces: Piece[] = [];
  for (const line of linesOf(inline.runs)) {
    const last = pieces.at(-1);
    const isTagged = line.some(isOurs);
    const lastWord = line.findLast(({ text }) => /[^\s\p{P}\p{S}]/u.test(text));
    const endsWithTag = lastWord !== undefined && isOurs(lastWord);
    const isOnlyTags = isTagLine({ ...inline, runs: line });
    if (!last || (!isOnlyTags && (last.endsWithTag || opensWithTag(line, isOurs) || opensWithDate(line)))) {
      pieces.push({ runs: [...line], endsWithTag, isTagged });
      continue;
    }
    for (const run of line) last.runs.push(run);
    last.endsWithTag = endsWithTag;
    last.isTagged ||= isTagged;
  }
  const joined: Run[][] = [];
  for (const { runs, isTagged } of pieces) {
    const last = joined.at(-1);
    if (last && !isTagged) for (const run of runs) last.push(run);
    else joined.push(runs);
  }
  return joined;
}

function opensWithTag(line: readonly Run[], isOurs: (run: Run) => boolean): boolean {
  const first = line.find(({ text }) => /[^\s*_~=]/.test(text));
  return first !== undefined && isOurs(first);
}
