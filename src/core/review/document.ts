import type { Translate } from '../messages/translate.js';
import { escapeMarkdown, joinBlocks } from '../markdownText.js';
import { joinSteps, type Steps } from '../steps.js';
import { firstPage, headingLink, skillHeading } from './firstPage.js';
import { identityOf, impliedPieces, pickedEvidence, statementCount, statementsShown } from './model.js';
import type { EvidenceGroup, ImpliedPieces, Review, ReviewLevel, ReviewSkill } from './model.js';
import { methodPart } from './method.js';
import type { Region } from './regions.js';
import { regionId } from './regions.js';
import { dateWords, evidenceWords, periodWords, pieceItem, plainItem, type RenderContext } from './render.js';

/** The parts of the document that refreshing writes anew, in their order. */
export function* reviewRegions(review: Review, context: RenderContext): Steps<readonly Region[]> {
  const { t } = context;
  const regions: Region[] = [{ id: 'summary', content: yield* firstPage(review, t, 'links') }];
  for (const skill of review.skills) {
    yield;
    const { framework, code } = skill;
    const implied = impliedPieces(review, skill);
    regions.push({ id: regionId('skill', framework, code), content: skillHead(skill, t) });
    for (const level of skill.levels.filter((level) => isShown(review, skill, level))) {
      const content = yield* levelPart(skill, level, implied.get(level) ?? [], context);
      regions.push({ id: regionId('level', framework, code, level.id), content });
    }
  }
  regions.push({ id: 'planned', content: yield* planned(review, context) });
  return [...regions, { id: 'method', content: methodPart(review, t) }];
}

/** The heading of a new document. It is the user's from then on. */
export function reviewTitle(review: Review, t: Translate): string {
  const { name } = review.person;
  const period = periodWords(t, review);
  return escapeMarkdown(
    name === undefined ? t('review.title', { period }) : t('review.title.person', { name, period }),
  );
}

/** Levels with something to say: evidence, knowledge, or a target. */
function isShown({ goals }: Review, skill: ReviewSkill, level: ReviewLevel): boolean {
  if (level.knowledge.length > 0 || level.groups.some(({ pieces }) => pieces.length > 0)) return true;
  return goals.targets.some(
    (target) => target.framework === skill.framework && target.code === skill.code && target.level.id === level.id,
  );
}

function skillHead(skill: ReviewSkill, t: Translate): string {
  const { description, url } = skill;
  const isWeb = url !== undefined && /^https?:\/\/[^\s<>()\\"'`]+$/iu.test(url);
  return joinBlocks([
    `## ${escapeMarkdown(skillHeading(skill))}`,
    description === undefined ? '' : escapeMarkdown(description),
    isWeb ? `[${t('review.skill.more')}](${url})` : '',
  ]);
}

function* levelPart(
  skill: ReviewSkill,
  level: ReviewLevel,
  implied: readonly ImpliedPieces[],
  context: RenderContext,
): Steps<string> {
  const { t } = context;
  const { summary, groups, knowledge } = level;
  const counts = t('review.level.counts', {
    evidence: evidenceWords(t, pickedEvidence(level).length),
    shown: statementsShown(level),
    all: statementCount(level),
  });
  const told = new Set<string>();
  const parts: string[] = [];
  for (const group of groups) parts.push(yield* groupPart(group, told, context));
  const known: string[] = [];
  for (const evidence of knowledge) {
    known.push(plainItem(evidence, `**${escapeMarkdown(dateWords(t, evidence))}**`, context));
    yield;
  }
  return joinBlocks([
    `### ${escapeMarkdown(levelHeading(skill, level, t))}`,
    statementCount(level) === 0 ? evidenceWords(t, pickedEvidence(level).length) : counts,
    implied.length === 0 ? '' : impliedLine(skill, implied, t),
    summary === undefined ? '' : escapeMarkdown(summary),
    ...parts,
    known.length === 0 ? '' : joinBlocks([`**${t('review.knowledge')}**`, known.join('\n')]),
  ]);
}

function levelHeading({ code }: ReviewSkill, { id, name }: ReviewLevel, t: Translate): string {
  const title = t('review.level', { code, level: id });
  return name === id || name === '' ? title : `${title}: ${name}`;
}

/** How much each higher level implies, with a link to where it stands. */
function impliedLine(skill: ReviewSkill, implied: readonly ImpliedPieces[], t: Translate): string {
  const levels = implied.map(({ level, pieces }) => {
    const link = headingLink(levelHeading(skill, level, t));
    return t('review.level.implied.level', { count: pieces.length, level: link });
  });
  return t('review.level.implied', { levels: levels.join(', ') });
}

/** `told` has the pieces whose words stand further up already. */
function* groupPart(
  { statement, text, pieces }: EvidenceGroup,
  told: Set<string>,
  context: RenderContext,
): Steps<string> {
  const { t } = context;
  const head = statement === undefined ? t('review.whole') : t('review.statement', { number: statement });
  const words = text === undefined ? '' : ` ${escapeMarkdown(text)}`;
  const ordered = [...pieces.filter(({ dropped }) => !dropped), ...pieces.filter(({ dropped }) => dropped)];
  const items: string[] = [];
  for (const piece of ordered) {
    const identity = identityOf(piece.evidence);
    items.push(pieceItem(statement, piece, told.has(identity), context));
    if (!piece.dropped) told.add(identity);
    yield;
  }
  const none = pieces.some(({ dropped }) => !dropped) ? '' : `_${t('review.statement.none')}_`;
  return joinBlocks([`**${head}.**${words}`, none, yield* joinSteps(items, '\n')]);
}

function* planned({ planned }: Review, context: RenderContext): Steps<string> {
  const { t } = context;
  const items: string[] = [];
  for (const { code, level, evidence } of planned) {
    const lead = `**${escapeMarkdown(`${code} ${level.id}`)}**, ${escapeMarkdown(dateWords(t, evidence))}:`;
    items.push(plainItem(evidence, lead, context));
    yield;
  }
  return joinBlocks([
    `## ${t('review.planned')}`,
    items.length === 0 ? t('review.planned.none') : yield* joinSteps(items, '\n'),
  ]);
}
