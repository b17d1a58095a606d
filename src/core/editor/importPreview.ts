import type { ImportReport } from '../framework/import/registry.js';
import { sayCount, sayFormat, sayFound, sayImportMessage } from '../framework/import/sayImport.js';
import { Library } from '../framework/library.js';
import type { Framework, Level } from '../framework/model.js';
import { escapeMarkdown, joinBlocks, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';

export interface PreviewedImport {
  /** Name of the file, or what stands for it. */
  readonly file: string;
  /** `Importer.id`. */
  readonly format: string;
  readonly framework: Framework;
  readonly report: ImportReport;
}

/** A preview is for looking over, not for reading through. */
const mostSkills = 300;
const mostSkipped = 200;
const longestText = 200;

/** What an import has found, before it is kept: a Markdown document. */
export function importPreview({ file, format, framework, report }: PreviewedImport, t: Translate): string {
  return `${joinBlocks([
    `# ${escapeMarkdown(framework.name)}`,
    t('import.preview.intro', { file: escapeMarkdown(file) }),
    `**${escapeMarkdown(sayFound(framework, report, t))}**`,
    listOf([
      t('import.preview.format', { format: escapeMarkdown(sayFormat(format, t)) }),
      t('import.preview.id', { id: escapeMarkdown(framework.id), tag: `\`${prefixedTag(framework)}\`` }),
      ...(framework.version === undefined
        ? []
        : [t('import.preview.version', { version: escapeMarkdown(framework.version) })]),
    ]),
    ...licenceBlocks(report, t),
    ...skippedBlocks(report, t),
    `## ${t('import.preview.levels')}`,
    framework.levels.map((level, i) => `${i + 1}. ${sayLevel(level)}`).join('\n'),
    `## ${t('import.preview.skills')}`,
    ...skillBlocks(framework, t),
  ])}\n`;
}

/** A tag that an imported framework understands, for showing how it is used; undefined without a skill. */
export function exampleTag(framework: Framework, library: Library): string | undefined {
  const skill = framework.skills.find(({ levels }) => levels.length > 0) ?? framework.skills[0];
  const level = skill?.levels[0]?.id;
  return skill && library.tagFor({ framework: framework.id, code: skill.code, ...(level !== undefined && { level }) });
}

function prefixedTag(framework: Framework): string {
  const tag = exampleTag(framework, new Library([framework])) ?? '';
  return tag.replace(/^#/, `#${framework.id}/`);
}

function licenceBlocks({ licence }: ImportReport, t: Translate): readonly string[] {
  if (!licence) return [];
  const { name, notice, redistributable } = licence;
  const lines = [name, notice].flatMap((line) => (line === undefined ? [] : [escapeMarkdown(line)]));
  return [
    `## ${t('import.preview.licence')}`,
    joinBlocks([...lines, ...(redistributable ? [] : [t('import.report.private')])]),
  ];
}

function skippedBlocks({ skipped }: ImportReport, t: Translate): readonly string[] {
  if (skipped.length === 0) return [];
  const shown = skipped.slice(0, mostSkipped).map(({ part, why }) => {
    const reason = sayImportMessage(why, t);
    return `${escapeMarkdown(shortenLine(part, longestText))}: ${escapeMarkdown(reason)}`;
  });
  const more = skipped.length - shown.length;
  return [
    `## ${t('import.preview.skipped')}`,
    listOf([...shown, ...(more > 0 ? [t('import.report.more', { count: more })] : [])]),
  ];
}

function skillBlocks({ skills }: Framework, t: Translate): readonly string[] {
  const shown = skills.slice(0, mostSkills).map(({ code, name, levels }) => {
    const words = code === name ? escapeMarkdown(name) : `${escapeMarkdown(code)} ${escapeMarkdown(name)}`;
    const ids = levels.map(({ id }) => id).join(', ');
    const statements = levels.reduce((sum, level) => sum + level.statements.length, 0);
    return ids === ''
      ? `${words}: ${t('import.preview.noLevels')}`
      : `${words}: ${escapeMarkdown(ids)} (${sayCount('statements', statements, t)})`;
  });
  const more = skills.length - shown.length;
  return [listOf([...shown, ...(more > 0 ? [t('import.report.more', { count: more })] : [])])];
}

function sayLevel({ id, name }: Level): string {
  return id === name ? escapeMarkdown(name) : `${escapeMarkdown(id)} ${escapeMarkdown(name)}`;
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
