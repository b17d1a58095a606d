import { FieldReader, joinPath } from '../framework/fieldReader.js';
import type { ProblemLog } from '../framework/problemLog.js';
import { normaliseSpace } from '../framework/statements.js';
import type { Enough, Named, WrittenTarget } from './model.js';
import { parseDue, type Due } from './due.js';
import { parseTimeSpan } from './time.js';

/** More than anybody aims at. */
export const mostItems = 2000;
const mostCount = 10_000;

/** A map from skills to levels: `ITOP: 5`, or `ITOP: { level: 5, by: 2027-06 }`. */
export function readTargets(fields: FieldReader, key: string, log: ProblemLog): readonly WrittenTarget[] {
  const map = fields.fields(key);
  if (!map) return [];
  if (map.fields.size > mostItems) {
    const count = String(map.fields.size);
    const limit = String(mostItems);
    log.add('profile.too-many', { ...map.span, end: map.span.start }, { key: fields.pathOf(key), count, limit });
    return [];
  }
  return [...map.fields].flatMap(([code, { key: keySpan, value }]) => {
    const skill: Named = { text: normaliseSpace(code), range: log.rangeOf(keySpan) };
    const path = joinPath(fields.pathOf(key), code);
    const text = value.kind === 'text' ? normaliseSpace(value.text) : '';
    if (text !== '') {
      return [{ skill, level: { text, range: log.rangeOf(value.span) }, by: undefined, enough: {} }];
    }
    if (value.kind !== 'map') {
      log.add('profile.not-target', value.kind === 'nothing' ? keySpan : value.span, { key: path });
      return [];
    }
    const target = new FieldReader(value, path, keySpan, log, ['level', 'by', ...enoughKeys]);
    const level = readName(target, 'level', log);
    return level ? [{ skill, level, by: readDue(target, log), enough: readEnoughFields(target, log) }] : [];
  });
}

/** A name that must be there, with its place. */
export function readName(fields: FieldReader, key: string, log: ProblemLog): Named | undefined {
  const text = fields.requiredLine(key);
  return text === undefined ? undefined : { text, range: log.rangeOf(fields.spanOf(key)) };
}

export const enoughKeys = ['evidence', 'within', 'statements'] as const;

export function readEnough(fields: FieldReader, key: string, log: ProblemLog): Partial<Enough> {
  const map = fields.fields(key);
  return map ? readEnoughFields(new FieldReader(map, fields.pathOf(key), map.span, log, enoughKeys), log) : {};
}

export function readEnoughFields(fields: FieldReader, log: ProblemLog): Partial<Enough> {
  const evidence = readCount(fields, 'evidence', log);
  const within = readWithin(fields, log);
  const statements = fields.line('statements') === 'all' ? 'all' : readCount(fields, 'statements', log);
  return {
    ...(evidence !== undefined && { evidence }),
    ...(within !== undefined && { within }),
    ...(statements !== undefined && { statements }),
  };
}

export function readCount(fields: FieldReader, key: string, log: ProblemLog): number | undefined {
  const text = fields.line(key);
  if (text === undefined) return undefined;
  const count = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= mostCount) return count;
  log.add('profile.not-number', fields.spanOf(key), { key: fields.pathOf(key), most: String(mostCount) });
  return undefined;
}

export function readDue(fields: FieldReader, log: ProblemLog): Due | undefined {
  const text = fields.line('by');
  const due = text === undefined ? undefined : parseDue(text);
  if (text !== undefined && due === undefined) {
    log.add('profile.not-date', fields.spanOf('by'), { key: fields.pathOf('by') });
  }
  return due;
}

function readWithin(fields: FieldReader, log: ProblemLog): Enough['within'] {
  const text = fields.line('within');
  const span = text === undefined ? undefined : parseTimeSpan(text);
  if (text !== undefined && span === undefined) {
    log.add('profile.not-span', fields.spanOf('within'), { key: fields.pathOf('within') });
  }
  return span;
}
