import type { Framework, Group, Licence } from '../model.js';
import { casePackage } from './casePackage.js';
import { ftYaml } from './ftYaml.js';
import { govUkCsv } from './govUkCsv.js';
import { isBrokenJson } from './json.js';
import { markdownTable } from './markdownTable.js';
import { matrix } from './matrix.js';
import type {
  ImportContent,
  ImportFailure,
  ImportFile,
  ImportOptions,
  ImportQuestion,
  Importer,
  Recognition,
  SkippedPart,
} from './model.js';
import { monzoMarkdown } from './monzoMarkdown.js';
import { niceJson } from './niceJson.js';
import { openImport } from './openFile.js';
import { pageText } from './pageText.js';
import { settleFramework } from './settle.js';
import { sfiaCsv } from './sfiaCsv.js';
import { sfiaJson } from './sfiaJson.js';
import { sfiaWorkbook } from './sfiaWorkbook.js';
import { skillFramework } from './skillFramework.js';
import { snowflakeJson } from './snowflakeJson.js';
import { UnreadableFile } from './unreadableFile.js';

/** Every format, in the order in which they are tried: the first whose marks are all there reads the file. */
export const importers: readonly Importer[] = [
  skillFramework,
  pageText,
  sfiaWorkbook,
  sfiaCsv,
  sfiaJson,
  govUkCsv,
  ftYaml,
  monzoMarkdown,
  snowflakeJson,
  niceJson,
  casePackage,
  matrix,
  markdownTable,
];

export type ImportOutcome =
  | {
      readonly kind: 'framework';
      /** `Importer.id` */
      readonly format: string;
      readonly framework: Framework;
      readonly report: ImportReport;
    }
  /** To be asked again with the answers in the options. */
  | { readonly kind: 'question'; readonly format: string; readonly asks: readonly ImportQuestion[] }
  | { readonly kind: 'unknown'; readonly formats: readonly string[]; readonly nearest: NearestFormat | undefined }
  | ImportFailure;

/** What an import has found, for a preview. */
export interface ImportReport {
  readonly levels: number;
  readonly skills: number;
  /** Level descriptions of all skills. */
  readonly skillLevels: number;
  readonly statements: number;
  /** Nested ones too. */
  readonly groups: number;
  readonly skipped: readonly SkippedPart[];
  readonly licence: Licence | undefined;
}

/** The format that the file has most marks of. */
export interface NearestFormat {
  readonly format: string;
  readonly found: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Makes a framework from a file of any known format, told by its content alone. Never throws. The framework obeys the
 * rules of framework files, so that what `writeFrameworkYaml` makes of it reads back the same; its `uri` is empty.
 */
export function importFramework(file: ImportFile, options: ImportOptions = {}): ImportOutcome {
  try {
    const content = openImport(file);
    return content.kind === 'failure' ? content : importContent(content, file, options);
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'failure', reason: error.reason };
    // A file can be such that the engine gives up on it (stack, length of a string).
    if (error instanceof RangeError) return { kind: 'failure', reason: { key: 'import.failure.beyond', args: {} } };
    throw error;
  }
}

function importContent(content: ImportContent, { name, isPasted }: ImportFile, options: ImportOptions): ImportOutcome {
  const recognitions = importers.map((importer) => ({ importer, ...importer.recognise(content) }));
  const match = recognitions.find(({ missing }) => missing.length === 0);
  if (!match && content.kind === 'text' && isBrokenJson(content.text)) {
    return { kind: 'failure', reason: { key: 'import.failure.brokenJson', args: {} } };
  }
  if (!match) return { kind: 'unknown', formats: importers.map(({ id }) => id), nearest: findNearest(recognitions) };

  const { importer } = match;
  const result = importer.read(content, options);
  switch (result.kind) {
    case 'failure':
      return result;
    case 'question':
      return { kind: 'question', format: importer.id, asks: result.asks };
    case 'framework': {
      if (isPasted === true && result.framework.name === '') {
        return { kind: 'question', format: importer.id, asks: [{ kind: 'framework-name' }] };
      }
      const naming = {
        id: options.id,
        name: options.name,
        fallback: isPasted === true ? (options.name ?? name) : name,
      };
      // A file of our own format has been read by its rules, and stays as its author wrote it.
      const settled = importer === skillFramework ? result : settleFramework(result.framework, naming);
      const skipped = settled === result ? result.skipped : [...result.skipped, ...settled.skipped];
      const { framework } = settled;
      return { kind: 'framework', format: importer.id, framework, report: reportOn(framework, skipped) };
    }
  }
}

/** Many files are of these; that alone brings none near a format. */
const syntaxes = new Set(['.xlsx', 'CSV', 'JSON', 'Markdown', 'YAML']);

/** The most marks, of as many the fewest missing, then the first. */
function findNearest(
  recognitions: readonly (Recognition & { readonly importer: Importer })[],
): NearestFormat | undefined {
  const [nearest] = recognitions
    .map(({ importer, found, missing }) => ({
      format: importer.id,
      found: found.filter((mark) => !syntaxes.has(mark)),
      missing,
    }))
    .filter(({ found }) => found.length > 0)
    .sort((a, b) => b.found.length - a.found.length || a.missing.length - b.missing.length);
  return nearest;
}

function reportOn(framework: Framework, skipped: readonly SkippedPart[]): ImportReport {
  const skillLevels = framework.skills.flatMap(({ levels }) => levels);
  return {
    levels: framework.levels.length,
    skills: framework.skills.length,
    skillLevels: skillLevels.length,
    statements: skillLevels.reduce((sum, { statements }) => sum + statements.length, 0),
    groups: countGroups(framework.groups),
    skipped,
    licence: framework.licence,
  };
}

function countGroups(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + 1 + countGroups(group.groups), 0);
}
