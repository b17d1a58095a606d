import type { Level, SkillLevel } from '../model.js';
import { slug } from '../spelling.js';
import { makeLevel, plainStatements } from './assembleFramework.js';
import { linkedId, numberAt } from './caseTree.js';
import { cleanLine, splitDescription } from './importText.js';
import { isJsonMap, textOf, type JsonMap } from './json.js';

/** What the rubrics of a CASE package say: how an item looks at each level. */
export interface CaseRubrics {
  /** Lowest first. */
  readonly levels: readonly Level[];
  /** By the identifier of the item. */
  readonly byItem: ReadonlyMap<string, readonly SkillLevel[]>;
  /** Criteria that belong to no item. */
  readonly loose: readonly string[];
}

interface RankedLevel {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** Reads `CFRubrics`: each criterion that names an item describes the levels of that item. */
export function readCaseRubrics(rubrics: readonly JsonMap[]): CaseRubrics {
  const names = new Map<string, string>();
  const places = new Map<string, number[]>();
  const byItem = new Map<string, SkillLevel[]>();
  const loose: string[] = [];
  for (const criterion of rubrics.flatMap((rubric) => mapsAt(rubric, 'CFRubricCriteria'))) {
    const item = linkedId(criterion['CFItemURI']);
    if (item === '') {
      loose.push(cleanLine(textOf(criterion, 'description', 'category', 'identifier')));
      continue;
    }
    const ranked = rankLevels(mapsAt(criterion, 'CFRubricCriterionLevels'));
    ranked.forEach(({ id, name }, index) => {
      if (!names.has(id)) names.set(id, name);
      const known = places.get(id) ?? [];
      known.push(index / Math.max(ranked.length - 1, 1));
      places.set(id, known);
    });
    byItem.set(item, addLevels(byItem.get(item) ?? [], ranked));
  }
  const levels = [...names]
    .map(([id, name]) => ({ level: makeLevel(id, name), place: mean(places.get(id) ?? []) }))
    .sort((a, b) => a.place - b.place);
  return { levels: levels.map(({ level }) => level), byItem, loose };
}

/** By score where every level has one of its own: the position only says where it stands on the page. */
function rankLevels(levels: readonly JsonMap[]): readonly RankedLevel[] {
  const scores = new Set(levels.map((level) => numberAt(level, 'score')));
  const key = scores.size === levels.length && !scores.has(undefined) ? 'score' : 'position';
  return levels
    .map((level, index) => ({ level, rank: numberAt(level, key) ?? index }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ level }, index) => {
      const name = cleanLine(textOf(level, 'quality')) || `Level ${index + 1}`;
      return {
        id: slug(name.replace(/^Level (?=\d+$)/, '')) || String(index + 1),
        name,
        description: textOf(level, 'description'),
      };
    });
}

/** Several criteria of one item add to its levels. */
function addLevels(levels: readonly SkillLevel[], ranked: readonly RankedLevel[]): SkillLevel[] {
  const merged = new Map(levels.map((level) => [level.id, level]));
  for (const { id, description } of ranked) {
    const before = merged.get(id)?.statements ?? [];
    const statements = [...before, ...plainStatements(splitDescription(description))];
    merged.set(id, { id, summary: undefined, statements });
  }
  return [...merged.values()];
}

export function mapsAt(map: JsonMap, key: string): readonly JsonMap[] {
  const value: unknown = map[key];
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isJsonMap) : [];
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
}
