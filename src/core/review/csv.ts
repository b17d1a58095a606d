import { toCsv } from '../csv.js';
import type { Translate } from '../messages/translate.js';
import type { Review, ReviewEvidence, ReviewLevel, ReviewSkill } from './model.js';
import { allComments, pickedEvidence } from './model.js';
import { commentLine } from './render.js';

type Kind = 'practice' | 'knowledge' | 'planned';

const head = [
  ...(['csv.framework', 'csv.version', 'csv.code', 'csv.name', 'csv.level', 'csv.levelName', 'csv.kind'] as const),
  ...(['csv.date', 'csv.statements', 'csv.text', 'csv.fields', 'csv.note', 'csv.heading', 'csv.comments'] as const),
];

/** A review as a table: a line for each picked piece of evidence, for knowledge, and for planned work. */
export function reviewToCsv(review: Review, pathOf: (uri: string) => string, t: Translate): string {
  const versions = new Map(review.frameworks.map(({ id, version }) => [id, version ?? '']));
  const names = new Map(review.skills.map((skill) => [`${skill.framework}\n${skill.code}`, skill.name]));
  const rowOf = (
    skill: Pick<ReviewSkill, 'framework' | 'code'>,
    level: Pick<ReviewLevel, 'id' | 'name'>,
    kind: Kind,
    evidence: ReviewEvidence,
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
  ];
  const rows = review.skills.flatMap((skill) =>
    skill.levels.flatMap((level) => [
      ...pickedEvidence(level).map((evidence) => rowOf(skill, level, 'practice', evidence)),
      ...level.knowledge.map((evidence) => rowOf(skill, level, 'knowledge', evidence)),
    ]),
  );
  const planned = review.planned.map((work) => rowOf(work, work.level, 'planned', work.evidence));
  return toCsv([head.map((key) => t(key)), ...rows, ...planned]);
}
