import { toCsv } from '../csv.js';
import type { Translate } from '../messages/translate.js';
import { escapeMarkdown, joinBlocks } from '../markdownText.js';
import { tallyToJson } from '../tally/json.js';
import type { LevelTally, SkillTally, Tally } from '../tally/model.js';
import { sayDate } from '../tally/page/words.js';
import { checkExport, wordsOfHtml, wordsOfJson, type ExportContext, type Exported } from './exportReview.js';
import { firstPage, frameworkName, skillHeading } from './firstPage.js';
import { reviewToHtml } from './html.js';
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
  const { language, pathOf, t } = context;
  switch (format) {
    case 'markdown': {
      const text = tallyToMarkdown(tally, review, t);
      return checkExport(text, text, context);
    }
    case 'html': {
      const page = reviewToHtml(tallyToMarkdown(tally, review, t), language, t);
      return checkExport(page, wordsOfHtml(page), context);
    }
    case 'csv': {
      const csv = tallyToCsv(tally, review, t);
      return checkExport(csv, csv, context);
    }
    case 'json': {
      const json = `${JSON.stringify(tallyToJson(tally, pathOf, t), undefined, 2)}\n`;
      return checkExport(json, wordsOfJson(json), context);
    }
  }
}

function tallyToMarkdown(tally: Tally, review: Review, t: Translate): string {
  const title = t('export.tally.title', { period: periodWords(t, review) });
  const parts = review.frameworks.flatMap((framework) => {
    const skills = tally.skills.filter((skill) => skill.framework === framework.id && skill.levels.some(hasAnything));
    if (skills.length === 0) return [];
    return [`## ${escapeMarkdown(frameworkName(framework))}`, ...skills.map((skill) => skillPart(skill, t))];
  });
  return `${joinBlocks([`# ${escapeMarkdown(title)}`, firstPage(review, t, 'words'), ...parts, methodPart(review, t)])}\n`;
}

function skillPart(skill: SkillTally, t: Translate): string {
  const titles = [
    'csv.level',
    'csv.evidence',
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
      `${shownIn(level)}/${level.statements.length}`,
      level.first ? sayDate(t, level.first.text) : '',
      level.last ? sayDate(t, level.last.text) : '',
      String(level.planned.length),
      String(level.knowledge.length),
    ]);
  const rule = ['---', ':---:', ':---:', '---', '---', ':---:', ':---:'];
  const table = [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return joinBlocks([`### ${escapeMarkdown(skillHeading(skill))}`, table]);
}

function tallyToCsv({ skills }: Tally, { frameworks }: Review, t: Translate): string {
  const head = [
    ...(['csv.framework', 'csv.version', 'csv.code', 'csv.name', 'csv.level', 'csv.levelName'] as const),
    ...(['csv.evidence', 'csv.shown', 'csv.all', 'csv.first', 'csv.last', 'csv.planned', 'csv.knowledge'] as const),
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
    ]),
  );
  return toCsv([head.map((key) => t(key)), ...rows]);
}

function hasAnything({ evidence, planned, knowledge }: LevelTally): boolean {
  return evidence.length + planned.length + knowledge.length > 0;
}

function shownIn({ statements }: LevelTally): number {
  return statements.filter(({ evidence }) => evidence.length > 0).length;
}
