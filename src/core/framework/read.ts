import type { Problem } from '../problem.js';
import { compileCodePattern } from './codePattern.js';
import { FieldReader } from './fieldReader.js';
import type { Framework, Licence } from './model.js';
import { parseYaml } from './parseYaml.js';
import { ProblemLog } from './problemLog.js';
import { readGroups } from './readGroups.js';
import { readLevels } from './readLevels.js';
import { readSkills } from './readSkills.js';
import type { SourceMap, SourceValue } from './sourceTree.js';
import { typedForm } from './spelling.js';

/** The first line of every framework file. */
export const frameworkFormat = 'skill-framework/1';

/** In UTF-16 units. The largest public frameworks have about three million. */
const longestFile = 20_000_000;
const mostSkills = 20_000;
const start = { start: 0, end: 0 };

const known = [
  '$schema',
  'format',
  'id',
  'name',
  'version',
  'language',
  'codePattern',
  'licence',
  'levels',
  'groups',
  'skills',
];

export interface FrameworkReading {
  /** Undefined: the file lacks what is essential, and its problems are errors; else they are warnings. */
  readonly framework: Framework | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads a framework file, YAML or JSON. Never throws: whatever is wrong becomes a problem with its place in `text`
 * (a byte order mark does not count as a column, as in an editor).
 */
export function readFramework(text: string, uri: string): FrameworkReading {
  // A lone carriage return ends a line for editors, but not for the YAML package.
  const source = text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
  const log = new ProblemLog(source);
  const framework = readSource(source, uri, log);
  return { framework, problems: log.problems };
}

function readSource(text: string, uri: string, log: ProblemLog): Framework | undefined {
  if (text.length > longestFile) {
    log.add('framework.too-large', start, { size: megabytes(text.length), limit: megabytes(longestFile) });
    return undefined;
  }
  const root = tryParse(text, log);
  if (!root) return undefined;
  if (root.kind !== 'map') {
    log.add('framework.format', start, { format: frameworkFormat });
    return undefined;
  }
  const format = root.fields.get('format');
  if (format?.value.kind !== 'text' || format.value.text.trim() !== frameworkFormat) {
    log.add('framework.format', format?.value.span ?? start, { format: frameworkFormat });
    return undefined;
  }
  return readRoot(root, uri, log);
}

/** Anything the YAML package throws is the file's fault: it is fed whatever lies on a disk. */
function tryParse(text: string, log: ProblemLog): SourceValue | undefined {
  try {
    return parseYaml(text, log);
  } catch (error) {
    log.add('framework.syntax', start, { reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** Reads on after something essential was found missing, so that one look shows all that is wrong. */
function readRoot(root: SourceMap, uri: string, log: ProblemLog): Framework | undefined {
  const fields = new FieldReader(root, '', start, log, known);
  const id = readId(fields, log);
  const name = fields.requiredLine('name') ?? id ?? '';
  const levels = fields.list('levels');
  if (!fields.value('levels') || levels?.length === 0) fields.reportMissing('levels');
  const table = readLevels(levels ?? [], log);
  const groups = readGroups(fields.fields('groups'), 'groups', log);
  const skillMap = readSkillMap(fields, log);
  const skills = skillMap ? readSkills(skillMap, { table, groups, log }) : [];
  const framework = {
    version: fields.line('version'),
    language: fields.line('language'),
    codePattern: readCodePattern(fields, log),
    licence: readLicence(fields, log),
  };
  if (id === undefined || table.levels.length === 0 || skills.length === 0) return undefined;
  return { id, name, ...framework, levels: table.levels, groups, skills, uri };
}

function readId(fields: FieldReader, log: ProblemLog): string | undefined {
  const id = fields.requiredLine('id');
  if (id === undefined || typedForm(id) !== '') return id;
  log.add('framework.untypeable', fields.spanOf('id'), { name: id });
  return undefined;
}

function readSkillMap(fields: FieldReader, log: ProblemLog): SourceMap | undefined {
  const map = fields.fields('skills');
  if (!fields.value('skills') || map?.fields.size === 0) fields.reportMissing('skills');
  if (!map || map.fields.size <= mostSkills) return map;
  const count = String(map.fields.size);
  log.add(
    'framework.too-many-skills',
    { start: map.span.start, end: map.span.start },
    { count, limit: String(mostSkills) },
  );
  return undefined;
}

function readCodePattern(fields: FieldReader, log: ProblemLog): string | undefined {
  const pattern = fields.line('codePattern');
  if (pattern === undefined || compileCodePattern(pattern)) return pattern;
  log.add('framework.code-pattern', fields.spanOf('codePattern'), { pattern, example: '[A-Z]{4}' });
  return undefined;
}

function readLicence(fields: FieldReader, log: ProblemLog): Licence | undefined {
  const map = fields.fields('licence');
  if (!map) return undefined;
  const path = fields.pathOf('licence');
  const licence = new FieldReader(map, path, map.span, log, ['name', 'url', 'notice', 'redistributable']);
  return {
    name: licence.line('name'),
    url: licence.url('url'),
    notice: licence.block('notice'),
    // A value that cannot be read was meant to say something: be careful.
    redistributable: licence.boolean('redistributable') ?? licence.value('redistributable') === undefined,
  };
}

function megabytes(size: number): string {
  return (size / 1_000_000).toFixed(1);
}
