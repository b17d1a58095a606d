import { writeCsv } from '../csv.js';
import type { Translate } from '../messages/translate.js';
import { escapeMarkdown, joinBlocks } from '../markdownText.js';
import { tallyToJson } from '../tally/json.js';
import { countImplied } from '../tally/implied.js';
import type { LevelTally, SkillTally, Tally } from '../tally/model.js';
import { sayDate } from '../tally/page/words.js';
import { finish, type Steps } from '../steps.js';
import { checkExport, printJson, type ExportContext, type Exported } from './exportReview.js';
import { firstPage, frameworkName, skillHeading } from './firstPage.js';
import { methodPart } from './method.js';
import type { Review } from './model.js';
import { periodWords } from './render.js';

export const tallyFormats = ['markdown', 'html', 'csv', 'json'] as const;
export type TallyFormat = (typeof tallyFormats)[number];

/**
 * Prints a tally, and reads it back: private text in it is refused. `tally` was counted without private entries, and
 * `review` was made of the same journal for the same period.
 */
export async function exportTally(
  tally: Tally,
  review: Review,
  format: TallyFormat,
  context: ExportContext,
): Promise<Exported> {
  const { pathOf, print, run = finish, t } = context;
  switch (format) {
    case 'markdown': {
      const text = await run(tallyToMarkdown(tally, review, t));
      return checkExport({ data: text, words: text }, context);
    }
    case 'html':
      return checkExport(await print(format, await run(tallyToMarkdown(tally, review, t))), context);
    case 'csv': {
      const csv = await run(tallyToCsv(tally, review, t));
      return checkExport({ data: csv, words: csv }, context);
    }
    case 'json':
      return checkExport(await run(printJson(tallyToJson(tally, pathOf, t))), context);
  }
}

function* tallyToMarkdown(tally: Tally, review: Review, t: Translate): Steps<string> {
  const first = yield* firstPage(review, t, 'words');
  const title = t('export.tally.title', { period: periodWords(t, review) });
  const parts = review.frameworks.flatMap((framework) => {
    const skills = tally.skills.filter((skill) => skill.framework === framework.id && skill.levels.some(hasAnything));
    if (skills.length === 0) return [];
    return [`## ${escapeMarkdown(frameworkName(framework))}`, ...skills.map((skill) => skillPart(skill, tally, t))];
  });
  return `${joinBlocks([`# ${escapeMarkdown(title)}`, first, ...parts, methodPart(review, t)])}\n`;
}

function skillPart(skill: SkillTally, { impliedLevels }: Tally, t: Translate): string {
  // A column more where levels imply those below.
  const withImplied = <T>(value: T): readonly T[] => (impliedLevels ? [value] : []);
  const titles = [
    'csv.level',
    'csv.evidence',
    ...withImplied('csv.implied' as const),
    'csv.shown',
    'csv.first',
    'csv.last',
    'csv.planned',
    'csv.knowledge',
  ] as const;
  const head = titles.map((key) => t(key));
  const rows = skill.levels
    .filter(hasAnything)
    .map((level) => [
      escapeMarkdown(level.name === level.id ? level.id : `${level.id} ${level.name}`),
      String(level.evidence.length),
      ...withImplied(String(countImplied(level))),
      `${shownIn(level)}/${level.statements.length}`,
      level.first ? sayDate(t, level.first.text) : '',
      level.last ? sayDate(t, level.last.text) : '',
      String(level.planned.length),
      String(level.knowledge.length),
    ]);
  const rule = ['---', ':---:', ...withImplied(':---:'), ':---:', '---', '---', ':---:', ':---:'];
  const table = [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return joinBlocks([`### ${escapeMarkdown(skillHeading(skill))}`, table]);
}

function tallyToCsv({ skills, impliedLevels }: Tally, { frameworks }: Review, t: Translate): Steps<string> {
  const head = [
    ...(['csv.framework', 'csv.version', 'csv.code', 'csv.name', 'csv.level', 'csv.levelName'] as const),
    ...(['csv.evidence', 'csv.shown', 'csv.all', 'csv.first', 'csv.last', 'csv.planned', 'csv.knowledge'] as const),
    // Behind all others, which scripts may know by their places.
    ...(impliedLevels ? (['csv.implied'] as const) : []),
  ];
  const versions = new Map(frameworks.map(({ id, version }) => [id, version ?? '']));
  const rows = skills.flatMap((skill) =>
    skill.levels.map((level) => [
      skill.framework,
      versions.get(skill.framework) ?? '',
      skill.code,
      skill.name,
      level.id,
      level.name,
      level.evidence.length,
      shownIn(level),
      level.statements.length,
      level.first?.text ?? '',
      level.last?.text ?? '',
      level.planned.length,
      level.knowledge.length,
      ...(impliedLevels ? [countImplied(level)] : []),
    ]),
  );
  return writeCsv([head.map((key) => t(key)), ...rows]);
}

function hasAnything(level: LevelTally): boolean {
  const { evidence, planned, knowledge } = level;
  return evidence.length + planned.length + knowledge.length + countImplied(level) > 0;
}

function shownIn({ statements }: LevelTally): number {
  return statements.filter(({ evidence }) => evidence.length > 0).length;
}
