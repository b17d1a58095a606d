import { FieldReader } from '../framework/fieldReader.js';
import type { ProblemLog } from '../framework/problemLog.js';
import type { SourceValue } from '../framework/sourceTree.js';
import type { Named, WrittenDemand, WrittenRule } from './model.js';
import { enoughKeys, mostItems, readCount, readEnoughFields, readName } from './readTargets.js';

/**
 * Reads `rules`: at least so many skills at a level or above, so many of them at others.
 *
 *     - { name: Broad and deep, skills: 5, level: 3, including: { skills: 2, level: 5 } }
 */
export function readRules(fields: FieldReader, log: ProblemLog): readonly WrittenRule[] {
  const items = fields.list('rules') ?? [];
  return items.slice(0, mostItems).flatMap((item, index) => {
    const path = `${fields.pathOf('rules')}[${index + 1}]`;
    if (item.kind !== 'map') {
      log.addGeneral('not-map', item.span, { key: path });
      return [];
    }
    const known = ['name', 'skills', 'level', 'framework', 'among', 'including', ...enoughKeys];
    const rule = new FieldReader(item, path, item.span, log, known);
    const demand = readDemand(rule, log);
    if (!demand) return [];
    const name = (key: 'framework'): Named | undefined =>
      rule.line(key) === undefined ? undefined : readName(rule, key, log);
    return [
      {
        ...demand,
        name: rule.line('name'),
        framework: name('framework'),
        among: rule.lines('among').map(({ text, span }) => ({ text, range: log.rangeOf(span) })),
        enough: readEnoughFields(rule, log),
        including: readIncluding(rule, log),
      },
    ];
  });
}

function readDemand(fields: FieldReader, log: ProblemLog): WrittenDemand | undefined {
  if (fields.value('skills') === undefined) fields.reportMissing('skills');
  const skills = readCount(fields, 'skills', log);
  const level = readName(fields, 'level', log);
  return skills === undefined || level === undefined ? undefined : { skills, level };
}

/** One demand, or a list of them. */
function readIncluding(rule: FieldReader, log: ProblemLog): readonly WrittenDemand[] {
  const value = rule.value('including');
  if (value === undefined) return [];
  const items: readonly SourceValue[] = value.kind === 'list' ? value.items : [value];
  return items.slice(0, mostItems).flatMap((item, index) => {
    const path = value.kind === 'list' ? `${rule.pathOf('including')}[${index + 1}]` : rule.pathOf('including');
    if (item.kind !== 'map') {
      log.addGeneral('not-map', item.span, { key: path });
      return [];
    }
    const demand = readDemand(new FieldReader(item, path, item.span, log, ['skills', 'level']), log);
    return demand ? [demand] : [];
  });
}
