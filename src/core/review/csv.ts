import { addTo } from '../addTo.js';
import { writeCsv } from '../csv.js';
import type { Translate } from '../messages/translate.js';
import type { Steps } from '../steps.js';
import type { Review, ReviewEvidence, ReviewLevel, ReviewSkill } from './model.js';
import { allComments, impliedPieces, pickedEvidence } from './model.js';
import { commentLine } from './render.js';

type Kind = 'practice' | 'knowledge' | 'planned';

const head = [
  ...(['csv.framework', 'csv.version', 'csv.code', 'csv.name', 'csv.level', 'csv.levelName', 'csv.kind'] as const),
  ...(['csv.date', 'csv.statements', 'csv.text', 'csv.fields', 'csv.note', 'csv.heading', 'csv.comments'] as const),
];

/** A review as a table: a line for each picked piece of evidence, for knowledge, and for planned work. */
export function reviewToCsv(review: Review, pathOf: (uri: string) => string, t: Translate): Steps<string> {
  const versions = new Map(review.frameworks.map(({ id, version }) => [id, version ?? '']));
  const names = new Map(review.skills.map((skill) => [`${skill.framework}\n${skill.code}`, skill.name]));
  const rowOf = (
    skill: Pick<ReviewSkill, 'framework' | 'code'>,
    level: Pick<ReviewLevel, 'id' | 'name'>,
    kind: Kind,
    evidence: ReviewEvidence,
    lower: readonly string[] = [],
  ): readonly string[] => [
    skill.framework,
    versions.get(skill.framework) ?? '',
    skill.code,
    names.get(`${skill.framework}\n${skill.code}`) ?? '',
    level.id,
    level.name,
    kind,
    evidence.date?.text ?? '',
    evidence.statements.join(' '),
    evidence.lines.join('\n'),
    evidence.fields.map(({ key, value }) => `${key}: ${value}`).join('\n'),
    pathOf(evidence.uri),
    evidence.heading ?? '',
    allComments(evidence)
      .map((comment) => commentLine(comment, t))
      .join('\n'),
    ...(review.impliedLevels ? [lower.join(' ')] : []),
  ];
  return writeCsv(rows());

  /** Each is made when it is written. */
  function* rows(): Generator<readonly string[], void> {
    yield [...head, ...(review.impliedLevels ? (['csv.impliedLevels'] as const) : [])].map((key) => t(key));
    for (const skill of review.skills) {
      const lower = lowerLevels(review, skill);
      for (const level of skill.levels) {
        for (const evidence of pickedEvidence(level)) {
          yield rowOf(skill, level, 'practice', evidence, lower.get(evidence));
        }
        for (const evidence of level.knowledge) yield rowOf(skill, level, 'knowledge', evidence);
      }
    }
    for (const work of review.planned) yield rowOf(work, work.level, 'planned', work.evidence);
  }
}

/** The ids of the lower levels that each piece counts for, too. */
function lowerLevels(review: Review, skill: ReviewSkill): ReadonlyMap<ReviewEvidence, readonly string[]> {
  const lower = new Map<ReviewEvidence, string[]>();
  for (const [{ id }, implied] of impliedPieces(review, skill)) {
    for (const evidence of implied.flatMap(({ pieces }) => pieces)) addTo(lower, evidence, id);
  }
  return lower;
}
