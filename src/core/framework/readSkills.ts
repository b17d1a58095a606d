import { FieldReader, joinPath } from './fieldReader.js';
import type { Group, Skill } from './model.js';
import type { ProblemLog } from './problemLog.js';
import { resolveGroup } from './readGroups.js';
import type { LevelTable } from './readLevels.js';
import { readSkillLevels } from './readStatements.js';
import type { SourceField, SourceMap } from './sourceTree.js';
import { foldSpelling, typedForm } from './spelling.js';
import { Spellings } from './spellings.js';
import { normaliseSpace } from './statements.js';

const known = ['name', 'group', 'description', 'notes', 'url', 'aliases', 'levels'];

/** What a skill of the file may refer to. */
export interface SkillContext {
  readonly table: LevelTable;
  readonly groups: readonly Group[];
  readonly log: ProblemLog;
}

/** Reads `skills` in the order of the file. A code that no tag can hold, or that an earlier skill has, is left out. */
export function readSkills(map: SourceMap, context: SkillContext): readonly Skill[] {
  const spellings = new Spellings(context.log);
  const codes = [...map.fields].filter(([code, field]) => claimCode(code, field, spellings, context.log));
  return codes.flatMap(([code, field]) => readSkill(code, field, spellings, context) ?? []);
}

/** Codes are claimed before any alias, so that an alias never takes a code away from its skill. */
function claimCode(code: string, field: SourceField, spellings: Spellings, log: ProblemLog): boolean {
  if (typedForm(code) === '') {
    log.add('framework.untypeable', field.key, { name: code });
    return false;
  }
  return spellings.claim(foldSpelling(typedForm(code)), code, field.key);
}

function readSkill(
  key: string,
  field: SourceField,
  spellings: Spellings,
  { table, groups, log }: SkillContext,
): Skill | undefined {
  const { value } = field;
  const path = joinPath('skills', key);
  if (value.kind !== 'map') {
    log.add('framework.not-map', value.kind === 'nothing' ? field.key : value.span, { key: path });
    return undefined;
  }
  const fields = new FieldReader(value, path, field.key, log, known);
  const code = normaliseSpace(key);
  const aliases = fields.lines('aliases');
  for (const { text, span } of aliases) spellings.claim(foldSpelling(text), key, span);
  return {
    code,
    name: fields.requiredLine('name') ?? code,
    group: readGroupPath(fields, groups, log),
    description: fields.block('description'),
    notes: fields.block('notes'),
    url: fields.url('url'),
    aliases: aliases.map(({ text }) => text),
    levels: readLevelsOf(fields, code, table, log),
  };
}

function readGroupPath(fields: FieldReader, groups: readonly Group[], log: ProblemLog): readonly string[] {
  const path = fields.line('group');
  if (path === undefined) return [];
  const ids = resolveGroup(path, groups);
  if (!ids) log.add('framework.unknown-group', fields.spanOf('group'), { group: path });
  return ids ?? [];
}

function readLevelsOf(fields: FieldReader, code: string, table: LevelTable, log: ProblemLog): Skill['levels'] {
  if (!fields.value('levels')) fields.reportMissing('levels');
  const map = fields.fields('levels');
  return map ? readSkillLevels(map, { path: fields.pathOf('levels'), code, table, log }) : [];
}
