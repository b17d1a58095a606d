import type { CalloutWords, Field } from '../journal/model.js';
import { mapSteps, type Steps } from '../steps.js';
import type {
  Review,
  ReviewEvidence,
  ReviewFramework,
  ReviewGoals,
  ReviewLevel,
  ReviewPiece,
  ReviewSkill,
} from './model.js';
import { allComments, droppedPieces, identityOf, impliedPieces, pickedEvidence, statementsShown } from './model.js';

/**
 * A review for scripts; schemas/skill-journal-review.schema.json describes it. The shape is stable: a change that could
 * break a script gets a new `format`.
 */
export interface ReviewJson {
  readonly format: 'skill-journal-review/1';
  readonly period: { readonly from: string | null; readonly to: string | null };
  readonly person: { readonly name: string | null; readonly role: string | null };
  /** Levels have `implied`; only then. */
  readonly impliedLevels?: true;
  readonly frameworks: readonly FrameworkJson[];
  readonly targets: readonly TargetJson[];
  readonly rules: readonly RuleJson[];
  readonly skills: readonly SkillJson[];
  readonly planned: readonly PlannedJson[];
  readonly leftOut: {
    readonly undated: readonly EvidenceJson[];
    readonly undatedKnowledge: readonly EvidenceJson[];
    readonly outsidePeriod: number;
    /** Boxes cleared by hand. */
    readonly dropped: number;
    /** Ids of frameworks whose text is left out. */
    readonly licensedText: readonly string[];
  };
}

interface FrameworkJson {
  readonly id: string;
  readonly name: string;
  readonly version: string | null;
  readonly licence: {
    readonly name: string | null;
    readonly url: string | null;
    readonly notice: string | null;
  } | null;
  readonly textIncluded: boolean;
  readonly levels: readonly { readonly id: string; readonly name: string }[];
}

interface TargetJson {
  readonly framework: string;
  readonly code: string;
  readonly level: string;
  readonly by: string | null;
  readonly role: string | null;
  readonly state: 'met' | 'open' | 'overdue';
  readonly reached: string | null;
  readonly missing: number;
  readonly withoutEvidence: readonly number[];
  /** Pieces of higher levels that it is short of without them; only where these count for lower levels. */
  readonly implied?: number;
}

interface RuleJson {
  readonly name: string | null;
  readonly met: boolean;
  readonly wanted: number;
  readonly level: string;
  readonly found: number;
}

interface SkillJson {
  readonly framework: string;
  readonly code: string;
  readonly name: string;
  readonly description: string | null;
  readonly url: string | null;
  readonly levels: readonly LevelJson[];
}

interface LevelJson {
  readonly id: string;
  readonly name: string;
  readonly summary: string | null;
  readonly evidence: number;
  readonly statementsShown: number;
  readonly statements: readonly {
    readonly number: number;
    readonly text: string | null;
    readonly evidence: readonly string[];
  }[];
  /** Picked pieces, each once. */
  readonly entries: readonly EvidenceJson[];
  readonly knowledge: readonly EvidenceJson[];
  /** Ids of entries of higher levels that count here too; only where they are to. */
  readonly implied?: readonly string[];
}

interface EvidenceJson {
  /** Unique in the review. */
  readonly id: string;
  readonly date: string | null;
  readonly text: string;
  readonly fields: readonly Field[];
  /** Of the note: a path in the journal, with `/`. */
  readonly uri: string;
  readonly heading: string | null;
  readonly statements: readonly number[];
  readonly comments: readonly CommentJson[];
}

interface CommentJson {
  readonly author: string;
  readonly date: string | null;
  readonly verdict: 'agree' | 'disagree' | null;
  readonly rating: string | null;
  readonly text: string;
}

interface PlannedJson {
  readonly framework: string;
  readonly code: string;
  readonly level: string;
  readonly entry: EvidenceJson;
}

/** `pathOf` names a note: its path in the journal. Each piece is a step. */
export function* reviewToJson(review: Review, pathOf: (uri: string) => string): Steps<ReviewJson> {
  const { period, person, frameworks, goals, skills, planned, leftOut } = review;
  const toEvidence = (evidence: ReviewEvidence): EvidenceJson => evidenceToJson(evidence, pathOf);
  const skillsJson: SkillJson[] = [];
  for (const skill of skills) skillsJson.push(yield* skillToJson(skill, impliedPieces(review, skill), toEvidence));
  return {
    format: 'skill-journal-review/1',
    period: { from: period.from ?? null, to: period.to ?? null },
    person: { name: person.name ?? null, role: person.role ?? null },
    ...(review.impliedLevels && { impliedLevels: true }),
    frameworks: frameworks.map(frameworkToJson),
    ...goalsToJson(goals),
    skills: skillsJson,
    planned: yield* mapSteps(planned, ({ framework, code, level, evidence }) => ({
      framework,
      code,
      level: level.id,
      entry: toEvidence(evidence),
    })),
    leftOut: {
      undated: yield* mapSteps(leftOut.undated, toEvidence),
      undatedKnowledge: yield* mapSteps(leftOut.undatedKnowledge, toEvidence),
      outsidePeriod: leftOut.outside,
      dropped: droppedPieces(review),
      licensedText: frameworks.flatMap(({ id, textIncluded }) => (textIncluded ? [] : [id])),
    },
  };
}

function frameworkToJson({ id, name, version, licence, textIncluded, levels }: ReviewFramework): FrameworkJson {
  return {
    id,
    name,
    version: version ?? null,
    licence: licence ? { name: licence.name ?? null, url: licence.url ?? null, notice: licence.notice ?? null } : null,
    textIncluded,
    levels,
  };
}

function goalsToJson({ targets, rules }: ReviewGoals): Pick<ReviewJson, 'targets' | 'rules'> {
  return {
    targets: targets.map(({ framework, code, level, by, role, state, reached, implied, missing, withoutEvidence }) => ({
      framework,
      code,
      level: level.id,
      by: by ?? null,
      role: role ?? null,
      state,
      reached: reached?.id ?? null,
      missing,
      withoutEvidence,
      ...(implied !== undefined && { implied }),
    })),
    rules: rules.map(({ name, met, wanted, level, found }) => ({ name: name ?? null, met, wanted, level, found })),
  };
}

function* skillToJson(
  skill: ReviewSkill,
  implied: ReturnType<typeof impliedPieces>,
  toEvidence: (evidence: ReviewEvidence) => EvidenceJson,
): Steps<SkillJson> {
  const { framework, code, name, description, url, levels } = skill;
  const levelsJson: LevelJson[] = [];
  for (const level of levels) {
    const above = implied.get(level)?.flatMap(({ pieces }) => pieces.map(identityOf));
    levelsJson.push({ ...(yield* levelToJson(level, toEvidence)), ...(above && { implied: above }) });
  }
  return {
    framework,
    code,
    name,
    description: description ?? null,
    url: url ?? null,
    levels: levelsJson,
  };
}

function* levelToJson(level: ReviewLevel, toEvidence: (evidence: ReviewEvidence) => EvidenceJson): Steps<LevelJson> {
  const picked = pickedEvidence(level);
  const shownBy = (pieces: readonly ReviewPiece[]): readonly string[] =>
    pieces.flatMap(({ evidence, dropped }) => (dropped ? [] : [identityOf(evidence)]));
  return {
    id: level.id,
    name: level.name,
    summary: level.summary ?? null,
    evidence: picked.length,
    statementsShown: statementsShown(level),
    statements: level.groups.flatMap(({ statement, text, pieces }) =>
      statement === undefined ? [] : [{ number: statement, text: text ?? null, evidence: shownBy(pieces) }],
    ),
    entries: yield* mapSteps(picked, toEvidence),
    knowledge: yield* mapSteps(level.knowledge, toEvidence),
  };
}

function evidenceToJson(evidence: ReviewEvidence, pathOf: (uri: string) => string): EvidenceJson {
  const { date, lines, fields, uri, heading, statements } = evidence;
  return {
    id: identityOf(evidence),
    date: date?.text ?? null,
    text: lines.join('\n'),
    fields,
    uri: pathOf(uri),
    heading: heading ?? null,
    statements,
    comments: allComments(evidence).map(commentToJson),
  };
}

function commentToJson({ author, date, verdict, rating, text }: CalloutWords): CommentJson {
  return { author, date: date?.text ?? null, verdict: verdict ?? null, rating: rating ?? null, text };
}
