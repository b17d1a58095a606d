import { FieldReader, joinPath } from './fieldReader.js';
import type { SkillLevel, Statement } from './model.js';
import type { ProblemLog } from './problemLog.js';
import type { LevelTable } from './readLevels.js';
import type { SourceField, SourceMap, SourceText, SourceValue } from './sourceTree.js';
import { Spellings } from './spellings.js';
import { normaliseSpace, splitStatements } from './statements.js';

interface LevelsContext {
  /** Where the map of levels stands, in keys. */
  readonly path: string;
  readonly code: string;
  readonly table: LevelTable;
  readonly log: ProblemLog;
}

/** Reads the level descriptions of one skill, lowest level first. */
export function readSkillLevels(map: SourceMap, { path, code, table, log }: LevelsContext): readonly SkillLevel[] {
  const spellings = new Spellings(log);
  const ranks = new Map(table.levels.map(({ id }, rank) => [id, rank]));
  const ranked: { readonly rank: number; readonly level: SkillLevel }[] = [];
  let orderReported = false;
  for (const [key, field] of map.fields) {
    const level = table.find(key);
    if (!level) {
      const levels = table.levels.map(({ id }) => id).join(', ');
      log.add('framework.unknown-level', field.key, { level: key, levels });
    } else if (spellings.claim(level.id, key, field.key)) {
      const rank = ranks.get(level.id) ?? 0;
      const highest = ranked.at(-1)?.rank ?? -1;
      if (rank < highest && !orderReported) {
        orderReported = true;
        log.add('framework.level-order', field.key, { code });
      }
      ranked.push({ rank, level: { id: level.id, ...readDescription(field, joinPath(path, key), log) } });
    }
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ level }) => level);
}

function readDescription(field: SourceField, path: string, log: ProblemLog): Omit<SkillLevel, 'id'> {
  const { value } = field;
  if (value.kind === 'nothing') {
    log.add('framework.missing', field.key, { key: path });
    return { summary: undefined, statements: [] };
  }
  if (value.kind !== 'map') return { summary: undefined, statements: readStatements(value, path, log) };
  const fields = new FieldReader(value, path, field.key, log, ['summary', 'statements']);
  const statements = fields.value('statements');
  const summary = fields.block('summary');
  if (!statements && summary === undefined) fields.reportMissing('statements');
  return { summary, statements: statements ? readStatements(statements, fields.pathOf('statements'), log) : [] };
}

/** A text is taken apart; each part of a list is one statement, however many sentences it has. */
function readStatements(value: SourceValue, path: string, log: ProblemLog): readonly Statement[] {
  if (value.kind === 'text') return splitStatements(value.text).map((text) => ({ text, examples: [] }));
  if (value.kind === 'list') {
    return value.items.flatMap((item, index) => readStatement(item, `${path}[${index + 1}]`, log) ?? []);
  }
  log.add('framework.not-statements', value.span, { key: path });
  return [];
}

function readStatement(item: SourceValue, path: string, log: ProblemLog): Statement | undefined {
  if (item.kind === 'map') {
    const [firstField] = item.fields.values();
    const fields = new FieldReader(item, path, firstField?.key ?? item.span, log, ['text', 'examples']);
    const text = fields.requiredLine('text');
    const examples = fields.lines('examples').map((example) => example.text);
    return text === undefined ? undefined : { text, examples };
  }
  const text = item.kind === 'text' ? statementText(item) : '';
  if (text !== '') return { text, examples: [] };
  log.add('framework.not-text', item.span, { key: path });
  return undefined;
}

function statementText({ text }: SourceText): string {
  return normaliseSpace(text);
}
