import { catalogue, type MessageKey, type Translate } from '../../messages/translate.js';
import type { Framework } from '../model.js';
import type { ImportMessage } from './model.js';
import { importers, type ImportOutcome, type ImportReport } from './registry.js';

/** The words of a reason; a key that nobody knows says itself. */
export function sayImportMessage({ key, args }: ImportMessage, t: Translate): string {
  return isKey(key) ? t(key, args) : key;
}

/** The name of a format: `SFIA workbook (.xlsx)`. */
export function sayFormat(id: string, t: Translate): string {
  const key = `import.format.${id}`;
  return isKey(key) ? t(key) : (importers.find((importer) => importer.id === id)?.title ?? id);
}

export type Counted = 'levels' | 'skills' | 'skillLevels' | 'statements' | 'groups';

/** `3 skills`. */
export function sayCount(what: Counted, count: number, t: Translate): string {
  return t(`import.report.${what}.${count === 1 ? 'one' : 'other'}`, { count });
}

/** One line for what was found. */
export function sayFound({ name }: Pick<Framework, 'name'>, report: ImportReport, t: Translate): string {
  const say = (what: Counted): string => sayCount(what, report[what], t);
  const [skills, skillLevels] = [say('skills'), say('skillLevels')];
  const [statements, groups] = [say('statements'), say('groups')];
  return t('import.report', { framework: name, skills, skillLevels, statements, groups });
}

/** What was found, what was left out and why, and the licence: a line each. At most `most` left-out parts are named. */
export function sayReport(framework: Framework, report: ImportReport, t: Translate, most: number): readonly string[] {
  const { skipped, licence } = report;
  const shown = skipped.slice(0, most);
  return [
    sayFound(framework, report, t),
    ...shown.map(({ part, why }) => t('import.report.skipped', { part, why: sayImportMessage(why, t) })),
    ...(skipped.length > shown.length ? [t('import.report.more', { count: skipped.length - shown.length })] : []),
    ...[licence?.name, licence?.notice].filter((line) => line !== undefined),
    ...(licence?.redistributable === false ? [t('import.report.private')] : []),
  ];
}

/** Why a file was not imported. */
export function sayNotImported(
  outcome: Extract<ImportOutcome, { readonly kind: 'unknown' | 'failure' }>,
  file: string,
  t: Translate,
): string {
  if (outcome.kind === 'failure') return sayImportMessage(outcome.reason, t);
  const formats = outcome.formats.map((id) => sayFormat(id, t)).join(', ');
  const { nearest } = outcome;
  const unknown = t('import.unknown', { file, formats });
  if (!nearest) return unknown;
  const args = {
    format: sayFormat(nearest.format, t),
    found: nearest.found.join(', '),
    missing: nearest.missing.join(', '),
  };
  return `${unknown} ${t('import.unknown.nearest', args)}`;
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(catalogue, key);
}
