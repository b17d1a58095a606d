import type { Framework, Group, Level, Licence, Skill, SkillLevel, Statement } from './model.js';
import { frameworkFormat } from './read.js';
import { splitStatements } from './statements.js';
import { writeJson, writeYaml, type OutField, type OutValue } from './writeTree.js';

/**
 * Writes a framework as a file in YAML. Reading the file gives the same framework, and the same framework the same file.
 * `framework` is one that was read or imported, so that its texts are in their normal form.
 */
export function writeFrameworkYaml(framework: Framework): string {
  return writeYaml(frameworkFields(framework, yamlStatements));
}

/** The same file as JSON. */
export function writeFrameworkJson(framework: Framework): string {
  return writeJson(frameworkFields(framework, listStatements));
}

type StatementWriter = (statements: readonly Statement[]) => OutValue;

function frameworkFields(framework: Framework, writeStatements: StatementWriter): readonly OutField[] {
  const { licence, groups } = framework;
  return [
    ['format', plain(frameworkFormat)],
    ['id', id(framework.id)],
    ['name', plain(framework.name)],
    ...optional('version', framework.version, id),
    ...optional('language', framework.language, plain),
    ...optional('codePattern', framework.codePattern, id),
    ...(licence ? [['licence', licenceValue(licence)] as const] : []),
    ['levels', list(framework.levels.map(levelValue))],
    ...(groups.length > 0 ? [['groups', groupsValue(groups)] as const] : []),
    ['skills', map(framework.skills.map((skill) => [skill.code, skillValue(skill, writeStatements)]))],
  ];
}

function licenceValue({ name, url, notice, redistributable }: Licence): OutValue {
  return map([
    ...optional('name', name, plain),
    ...optional('url', url, plain),
    ...optional('notice', notice, block),
    ['redistributable', { kind: 'boolean', value: redistributable }],
  ]);
}

function levelValue(level: Level): OutValue {
  return map([
    ['id', id(level.id)],
    ['name', plain(level.name)],
    ...aliasesField(level.aliases),
    ...optional('essence', level.essence, block),
  ]);
}

function groupsValue(groups: readonly Group[]): OutValue {
  return map(
    groups.map((group) => [
      group.id,
      map([
        ['name', plain(group.name)],
        ...(group.groups.length > 0 ? [['groups', groupsValue(group.groups)] as const] : []),
      ]),
    ]),
  );
}

function skillValue(skill: Skill, writeStatements: StatementWriter): OutValue {
  return map([
    ['name', plain(skill.name)],
    ...(skill.group.length > 0 ? [['group', plain(skill.group.join('/'))] as const] : []),
    ...optional('description', skill.description, block),
    ...optional('notes', skill.notes, block),
    ...optional('url', skill.url, plain),
    ...aliasesField(skill.aliases),
    ['levels', map(skill.levels.map((level) => [level.id, skillLevelValue(level, writeStatements)]))],
  ]);
}

function skillLevelValue({ summary, statements }: SkillLevel, writeStatements: StatementWriter): OutValue {
  if (summary === undefined) return writeStatements(statements);
  return map([
    ['summary', block(summary)],
    ...(statements.length > 0 ? [['statements', writeStatements(statements)] as const] : []),
  ]);
}

/** One statement a line where the reader takes the text apart in the same way, else a list. */
function yamlStatements(statements: readonly Statement[]): OutValue {
  const texts = statements.map(({ text }) => text);
  const joined = texts.join('\n');
  const again = splitStatements(joined);
  const isSafe =
    texts.length > 0 &&
    again.length === texts.length &&
    again.every((text, index) => text === texts[index]) &&
    statements.every(({ examples }) => examples.length === 0);
  return isSafe ? { kind: 'text', text: joined, style: 'lines' } : listStatements(statements);
}

function listStatements(statements: readonly Statement[]): OutValue {
  return list(
    statements.map(({ text, examples }) =>
      examples.length === 0
        ? plain(text)
        : map([
            ['text', plain(text)],
            ['examples', list(examples.map(plain))],
          ]),
    ),
  );
}

function aliasesField(aliases: readonly string[]): readonly OutField[] {
  return aliases.length > 0 ? [['aliases', { kind: 'list', items: aliases.map(id), isShort: true }]] : [];
}

function optional(key: string, text: string | undefined, write: (text: string) => OutValue): readonly OutField[] {
  return text === undefined ? [] : [[key, write(text)]];
}

function plain(text: string): OutValue {
  return { kind: 'text', text, style: 'plain' };
}

function id(text: string): OutValue {
  return { kind: 'text', text, style: 'quoted' };
}

function block(text: string): OutValue {
  return { kind: 'text', text, style: 'block' };
}

function list(items: readonly OutValue[]): OutValue {
  return { kind: 'list', items };
}

function map(fields: readonly OutField[]): OutValue {
  return { kind: 'map', fields };
}
