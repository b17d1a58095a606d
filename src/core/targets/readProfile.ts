import { FieldReader, joinPath } from '../framework/fieldReader.js';
import { parseYaml } from '../framework/parseYaml.js';
import { ProblemLog } from '../framework/problemLog.js';
import type { SourceField, SourceMap, SourceValue } from '../framework/sourceTree.js';
import { normaliseSpace } from '../framework/statements.js';
import type { Problem } from '../problem.js';
import type { Named, ProfileFile, WrittenAim, WrittenRole, WrittenTarget } from './model.js';
import { readRules } from './readRules.js';
import { mostItems, readDue, readEnough, readName, readTargets } from './readTargets.js';

/** The first line of every profile. */
export const profileFormat = 'skill-profile/1';
/** The first line of a file of roles alone, which a team shares. */
export const rolesFormat = 'skill-roles/1';

/** In UTF-16 units. */
const longestFile = 2_000_000;
const start = { start: 0, end: 0 };

const knownInProfile = [
  ...['$schema', 'format', 'name', 'role', 'enough', 'targets', 'aim', 'rules', 'roles', 'rolesFrom'],
];
const knownInRoles = ['$schema', 'format', 'name', 'roles'];

export interface ProfileReading {
  /** Undefined: the file cannot be used, and its problems are errors; else they are warnings. */
  readonly file: ProfileFile | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a profile, YAML or JSON. Never throws: whatever is wrong becomes a problem with its place. */
export function readProfile(text: string, uri: string): ProfileReading {
  return read(text, uri, profileFormat);
}

/** Reads a file of roles; a whole profile will do as well, of which only the roles are used. */
export function readRoles(text: string, uri: string): ProfileReading {
  return read(text, uri, rolesFormat);
}

function read(text: string, uri: string, wanted: string): ProfileReading {
  // A lone carriage return ends a line for editors, but not for the YAML package.
  const source = text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
  const log = new ProblemLog(source, 'profile');
  const file = readSource(source, uri, wanted, log);
  return { file, problems: log.problems };
}

function readSource(text: string, uri: string, wanted: string, log: ProblemLog): ProfileFile | undefined {
  if (text.length > longestFile) {
    log.addGeneral('too-large', start, { size: megabytes(text.length), limit: megabytes(longestFile) });
    return undefined;
  }
  const root = tryParse(text, log);
  if (!root) return undefined;
  const format = root.kind === 'map' ? root.fields.get('format')?.value : undefined;
  const written = format?.kind === 'text' ? format.text.trim() : undefined;
  const isProfile = written === profileFormat;
  if (root.kind !== 'map' || (written !== wanted && !isProfile)) {
    log.addGeneral('format', format?.span ?? start, { format: wanted });
    return undefined;
  }
  const fields = new FieldReader(root, '', start, log, isProfile ? knownInProfile : knownInRoles);
  return {
    uri,
    name: fields.line('name'),
    role: fields.line('role'),
    enough: readEnough(fields, 'enough', log),
    targets: readTargets(fields, 'targets', log),
    rules: readRules(fields, log),
    aims: readAims(fields, log),
    roles: readRoleMap(fields, log),
    rolesFrom: fields.lines('rolesFrom').map(({ text, span }) => ({ text, range: log.rangeOf(span) })),
  };
}

/** Anything the YAML package throws is the file's fault: it is fed whatever lies on a disk. */
function tryParse(text: string, log: ProblemLog): SourceValue | undefined {
  try {
    return parseYaml(text, log);
  } catch (error) {
    log.addGeneral('syntax', start, { reason: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** `aim: senior`, a list of these, or of `{ role: senior, by: 2027-12 }`. */
function readAims(fields: FieldReader, log: ProblemLog): readonly WrittenAim[] {
  const value = fields.value('aim');
  if (value === undefined) return [];
  const items = value.kind === 'list' ? value.items : [value];
  return items.slice(0, mostItems).flatMap((item, index) => {
    const path = value.kind === 'list' ? `aim[${index + 1}]` : 'aim';
    if (item.kind === 'text') return [{ role: named(item, log), by: undefined }];
    if (item.kind !== 'map') {
      log.addGeneral('not-text', item.span, { key: path });
      return [];
    }
    const aim = new FieldReader(item, path, item.span, log, ['role', 'by']);
    const role = readName(aim, 'role', log);
    return role ? [{ role, by: readDue(aim, log) }] : [];
  });
}

function readRoleMap(fields: FieldReader, log: ProblemLog): readonly WrittenRole[] {
  const map = fields.fields('roles');
  if (!map) return [];
  if (map.fields.size > mostItems) {
    const count = String(map.fields.size);
    log.add(
      'profile.too-many',
      { ...map.span, end: map.span.start },
      { key: 'roles', count, limit: String(mostItems) },
    );
    return [];
  }
  return [...map.fields].flatMap(([id, field]) => readRole(id, field, log));
}

function readRole(id: string, { key, value }: SourceField, log: ProblemLog): readonly WrittenRole[] {
  const path = joinPath('roles', id);
  if (value.kind !== 'map') {
    log.addGeneral('not-map', value.kind === 'nothing' ? key : value.span, { key: path });
    return [];
  }
  const role = new FieldReader(value satisfies SourceMap, path, key, log, ['name', 'enough', 'skills', 'rules']);
  const targets: readonly WrittenTarget[] = readTargets(role, 'skills', log);
  const rules = readRules(role, log);
  return [{ id, name: role.line('name') ?? id, enough: readEnough(role, 'enough', log), targets, rules }];
}

function named({ text, span }: { readonly text: string; readonly span: SourceValue['span'] }, log: ProblemLog): Named {
  return { text: normaliseSpace(text), range: log.rangeOf(span) };
}

function megabytes(size: number): string {
  return (size / 1_000_000).toFixed(1);
}
