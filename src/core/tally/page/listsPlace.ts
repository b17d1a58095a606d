import type { GapAnalysis } from '../../targets/gapModel.js';
import type { ArrangedTally } from '../arrangement.js';
import { commentPlace } from './entries.js';
import { entriesOfGaps } from './narrowGaps.js';

/** A place in a note; lines and characters count from 0. */
interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Whether the page of a tally leads to a place: to an entry, a comment on one, or a problem. */
export function listsPlace(tally: ArrangedTally, gaps: GapAnalysis | undefined, asked: Place): boolean {
  const levels = tally.skills.flatMap((skill) => skill.levels);
  const entries = [
    ...levels.flatMap(({ evidence, planned, knowledge }) => [...evidence, ...planned, ...knowledge]),
    ...tally.skills.flatMap(({ mentions }) => mentions),
    ...(tally.undatedLeftOut ?? []),
    ...(gaps === undefined ? [] : entriesOfGaps(gaps)),
  ];
  const isThere = (uri: string, { line, character }: Omit<Place, 'uri'>): boolean =>
    uri === asked.uri && line === asked.line && character === asked.character;
  return (
    entries.some(({ uri, position }) => isThere(uri, position)) ||
    tally.problems.some(({ uri, range }) => isThere(uri, range.start)) ||
    entries.some((entry) =>
      (entry.comments ?? []).some((comment) => {
        const { uri, position } = commentPlace(entry, comment);
        return isThere(uri, position);
      }),
    )
  );
}
