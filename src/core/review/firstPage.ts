import type { Translate } from '../messages/translate.js';
import { escapeMarkdown, joinBlocks } from '../markdownText.js';
import { mapSteps, type Steps } from '../steps.js';
import { sayCount, sayDate } from '../tally/page/words.js';
import { headingSlug } from './headingSlug.js';
import { allComments, impliedPieces, pickedEvidence, statementCount, statementsShown } from './model.js';
import type { Review, ReviewFramework, ReviewLevel, ReviewRule, ReviewSkill, ReviewTarget } from './model.js';
import { evidenceWords, joinParts, periodWords } from './render.js';

/** More rows than these are no first page any more. */
const mostRows = 40;

/** `links`: to the headings of skills, where the document has them. */
export type SkillNames = 'links' | 'words';

/** What a committee reads: how much, skill by level, which targets are met, and what is missing. Each level is a step. */
export function* firstPage(review: Review, t: Translate, names: SkillNames): Steps<string> {
  const { person, skills } = review;
  for (const { levels } of skills) yield* mapSteps(levels, pickedEvidence);
  const withEvidence = skills.filter((skill) => skill.levels.some((level) => pickedEvidence(level).length > 0));
  const evidence = sum(skills.flatMap(({ levels }) => levels.map((level) => pickedEvidence(level).length)));
  const summary =
    evidence === 0
      ? t('review.summary.none', { period: escapeMarkdown(periodWords(t, review)) })
      : t('review.summary', {
          evidence: `**${evidenceWords(t, evidence)}**`,
          skills: sayCount(t, 'tally.skills', withEvidence.length),
          period: escapeMarkdown(periodWords(t, review)),
        });
  return joinBlocks([
    person.role === undefined ? '' : t('review.role', { role: escapeMarkdown(person.role) }),
    summary,
    reviewersLine(review, t),
    ...tables(review, t, names),
    goals(review, t),
  ]);
}

function reviewersLine({ skills }: Review, t: Translate): string {
  const pieces = skills.flatMap(({ levels }) => levels.flatMap(pickedEvidence));
  const saying = (is: 'agree' | 'disagree'): number =>
    pieces.filter((piece) => allComments(piece).some(({ verdict }) => verdict === is)).length;
  const rated = pieces.filter((piece) => allComments(piece).some(({ rating }) => rating !== undefined)).length;
  const agree = saying('agree');
  const disagree = saying('disagree');
  return agree + disagree + rated === 0 ? '' : t('review.summary.reviewed', { agree, disagree, rated });
}

function tables(review: Review, t: Translate, names: SkillNames): readonly string[] {
  const rows = chooseRows(review);
  const shown = review.frameworks.flatMap((framework) => {
    const skills = review.skills.filter((skill) => skill.framework === framework.id && rows.has(skill));
    return skills.length === 0 ? [] : [tableOf(framework, skills, review, t, names)];
  });
  if (shown.length === 0) return [];
  const more = review.skills.length - rows.size;
  const legend = [t('review.table.legend'), ...(review.impliedLevels ? [t('review.table.implied')] : [])].join(' ');
  return [...shown, `_${legend}_`, more === 0 ? '' : sayCount(t, 'review.table.more', more)];
}

/** Skills with targets, then those with most evidence; the order stays the frameworks'. */
function chooseRows({ skills, goals }: Review): ReadonlySet<ReviewSkill> {
  const weight = (skill: ReviewSkill): number =>
    goals.targets.some((target) => isOf(target, skill))
      ? Infinity
      : sum(skill.levels.map((level) => pickedEvidence(level).length));
  const weighed = skills.map((skill, i) => ({ skill, i, weight: weight(skill) }));
  weighed.sort((a, b) => (a.weight === b.weight ? a.i - b.i : b.weight - a.weight));
  return new Set(weighed.slice(0, mostRows).map(({ skill }) => skill));
}

function tableOf(
  framework: ReviewFramework,
  skills: readonly ReviewSkill[],
  review: Review,
  t: Translate,
  names: SkillNames,
): string {
  const { goals } = review;
  // Levels that none of the skills has would only make the table wide.
  const levels = framework.levels.filter(({ id }) => skills.some((skill) => skill.levels.some((one) => one.id === id)));
  const hasTargets = goals.targets.some((target) => skills.some((skill) => isOf(target, skill)));
  const head = [
    t('review.table.skill'),
    ...levels.map(({ id, name }) => escapeMarkdown(name === id || name === '' ? id : `${id} ${name}`)),
    ...(hasTargets ? [t('review.table.target')] : []),
  ];
  const rows = skills.map((skill) => {
    const implied = impliedPieces(review, skill);
    return [
      names === 'links' ? headingLink(skillHeading(skill)) : escapeMarkdown(skillHeading(skill)),
      ...levels.map(({ id }) =>
        cellOf(
          skill.levels.find((level) => level.id === id),
          implied,
        ),
      ),
      ...(hasTargets
        ? [
            targetCell(
              goals.targets.filter((target) => isOf(target, skill)),
              t,
            ),
          ]
        : []),
    ];
  });
  const rule = ['---', ...levels.map(() => ':---:'), ...(hasTargets ? ['---'] : [])];
  const lines = [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return joinBlocks([`**${escapeMarkdown(frameworkName(framework))}**`, lines.join('\n')]);
}

function cellOf(level: ReviewLevel | undefined, implied: ReturnType<typeof impliedPieces>): string {
  if (level === undefined) return '–';
  const count = pickedEvidence(level).length;
  const more = sum((implied.get(level) ?? []).map(({ pieces }) => pieces.length));
  const plus = more === 0 ? '' : ` +${more}`;
  if (count === 0) return `0${plus}`;
  return `**${count}**${plus} · ${statementsShown(level)}/${statementCount(level)}`;
}

function targetCell(targets: readonly ReviewTarget[], t: Translate): string {
  return targets.map(({ state, level }) => escapeMarkdown(t(`review.target.${state}`, { level: level.id }))).join('; ');
}

function goals(review: Review, t: Translate): string {
  const { targets, rules } = review.goals;
  if (targets.length + rules.length === 0) return '';
  const met = targets.filter(({ state }) => state === 'met').length;
  return joinBlocks([
    `## ${t('review.targets')}`,
    targets.length === 0 ? '' : t('review.targets.met', { met, all: targets.length }),
    [...targets.map((target) => targetItem(target, t)), ...rules.map((rule) => ruleItem(rule, t))].join('\n'),
  ]);
}

function targetItem(target: ReviewTarget, t: Translate): string {
  const { code, name, level, by, role, state, reached, implied = 0, missing, withoutEvidence } = target;
  const isMet = state === 'met';
  const numbers = withoutEvidence.join(', ');
  const without =
    isMet || withoutEvidence.length === 0
      ? undefined
      : t(withoutEvidence.length === 1 ? 'review.goal.without.one' : 'review.goal.without.other', { numbers });
  const parts = [
    by === undefined ? undefined : t('review.goal.by', { date: sayDate(t, by) }),
    role === undefined ? undefined : t('review.goal.for', { role }),
    isMet
      ? undefined
      : reached
        ? t('review.goal.reached', { level: sayLevelName(reached) })
        : t('review.goal.notReached'),
    implied === 0 ? undefined : t('review.goal.implied', { count: implied }),
    isMet || missing === 0 ? undefined : sayCount(t, 'review.goal.missing', missing),
    without,
  ];
  const lead = `${code} ${name}, ${sayLevelName(level)}`;
  return `- **${escapeMarkdown(lead)}: ${t(`review.goal.state.${state}`)}** ${escapeMarkdown(joinParts(parts))}`.trimEnd();
}

function ruleItem({ name, met, wanted, level, found }: ReviewRule, t: Translate): string {
  const state = t(met ? 'review.goal.state.met' : 'review.goal.state.open');
  const words = t('review.rule', { found, wanted, level, state });
  return `- ${name === undefined ? '' : `**${escapeMarkdown(name)}:** `}${escapeMarkdown(words)}`;
}

/** Leads to a heading further down. */
export function headingLink(heading: string): string {
  return `[${escapeMarkdown(heading)}](#${encodeURIComponent(headingSlug(heading))})`;
}

export function skillHeading({ code, name }: Pick<ReviewSkill, 'code' | 'name'>): string {
  return name === code || name === '' ? code : `${code} ${name}`;
}

export function frameworkName({ name, version }: Pick<ReviewFramework, 'name' | 'version'>): string {
  return version === undefined || name.endsWith(version) ? name : `${name} ${version}`;
}

function sayLevelName({ id, name }: { readonly id: string; readonly name: string }): string {
  return name === id || name === '' ? id : `${id} ${name}`;
}

function isOf(target: ReviewTarget, skill: ReviewSkill): boolean {
  return target.framework === skill.framework && target.code === skill.code;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
