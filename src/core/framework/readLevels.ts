import type { Span } from '../text.js';
import { FieldReader } from './fieldReader.js';
import { indexLevels } from './levelIndex.js';
import type { Level } from './model.js';
import type { ProblemLog } from './problemLog.js';
import type { SourceValue } from './sourceTree.js';
import { foldSpelling, slug, typedForm } from './spelling.js';
import { Spellings } from './spellings.js';
import { normaliseSpace } from './statements.js';

/** The levels of a framework, and how a skill's text finds them. */
export interface LevelTable {
  readonly levels: readonly Level[];
  readonly find: (text: string) => Level | undefined;
}

interface PlacedLevel {
  readonly level: Level;
  readonly span: Span;
  readonly aliasSpans: readonly Span[];
}

/** Reads `levels`: maps, or names alone. A level without a usable id, or with that of an earlier one, is left out. */
export function readLevels(items: readonly SourceValue[], log: ProblemLog): LevelTable {
  const ids = new Spellings(log);
  const placed = items.flatMap((item, index) => {
    const read = readLevel(item, `levels[${index + 1}]`, log);
    return read && ids.claim(foldSpelling(read.level.id), `levels[${index + 1}]`, read.span) ? [read] : [];
  });
  reportAmbiguities(placed, log);
  const levels = placed.map(({ level }) => level);
  const bySpelling = indexLevels(levels);
  return {
    levels,
    // In a file, other than in a tag, a level can be called by its whole name.
    find: (text) => {
      const folded = foldSpelling(normaliseSpace(text));
      return bySpelling.get(folded) ?? levels.find(({ name }) => foldSpelling(name) === folded);
    },
  };
}

function readLevel(item: SourceValue, path: string, log: ProblemLog): PlacedLevel | undefined {
  if (item.kind === 'text') {
    const name = normaliseSpace(item.text);
    return checkId({ id: slug(name), name, aliases: [], essence: undefined }, item.span, [], log);
  }
  if (item.kind !== 'map') {
    log.add('framework.not-map', item.span, { key: path });
    return undefined;
  }
  const [firstField] = item.fields.values();
  const fields = new FieldReader(item, path, firstField?.key ?? item.span, log, ['id', 'name', 'aliases', 'essence']);
  const id = fields.line('id');
  const name = fields.line('name') ?? id;
  if (name === undefined) {
    fields.reportMissing('id');
    return undefined;
  }
  const aliases = fields.lines('aliases');
  const level = {
    id: id ?? slug(name),
    name,
    aliases: aliases.map(({ text }) => text),
    essence: fields.block('essence'),
  };
  const span = fields.spanOf(id === undefined ? 'name' : 'id');
  const aliasSpans = aliases.map((alias) => alias.span);
  return checkId(level, span, aliasSpans, log);
}

function checkId(level: Level, span: Span, aliasSpans: readonly Span[], log: ProblemLog): PlacedLevel | undefined {
  if (typedForm(level.id) !== '') return { level, span, aliasSpans };
  log.add('framework.untypeable', span, { name: level.id === '' ? level.name : level.id });
  return undefined;
}

function reportAmbiguities(placed: readonly PlacedLevel[], log: ProblemLog): void {
  const spellings = new Spellings(log);
  for (const { level, span, aliasSpans } of placed) {
    level.aliases.forEach((alias, index) => {
      spellings.claim(foldSpelling(alias), level.id, aliasSpans[index] ?? span);
    });
    for (const spelling of new Set([foldSpelling(level.id), slug(level.id), slug(level.name)])) {
      if (spelling !== '') spellings.claim(spelling, level.id, span);
    }
  }
}
