import type { LocatedProblem } from '../../problem.js';
import { comparePositions } from '../../text.js';
import type { Piece } from './piece.js';

/** Says of a note's pieces whose words were counted before where that was. */
export function duplicateProblems(pieces: readonly Piece[]): readonly LocatedProblem[] {
  return [...new Set(pieces.map(({ list }) => list))].flatMap((list) => {
    const twins = list.firstTwins(pieces.filter((piece) => piece.list === list));
    return [...twins].flatMap(([piece, first]) => duplicateProblem(piece, first));
  });
}

function duplicateProblem({ list, uri, position, note }: Piece, first: Piece): LocatedProblem[] {
  const tag = note.record.tags.find(({ range }) => comparePositions(range.start, position) === 0);
  if (!tag || list.level === undefined) return [];
  const args = {
    code: list.ref.code,
    level: list.level,
    where: first.uri,
    line: String(first.position.line + 1),
  };
  return [{ code: 'entry.duplicate', args, range: tag.range, uri }];
}
