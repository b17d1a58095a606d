import { textIn } from './content.js';
import { cleanLine } from './importText.js';
import { isJsonMap, parseJson, textOf, type JsonMap } from './json.js';
import { weighMarks, type Mark } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';
import { assembleSfia, findVersion, type SfiaSkill } from './sfia/assemble.js';

/**
 * SFIA's skills as JSON, in the two shapes that are about:
 *
 *     { "Category": { "Subcategory": { "Skill": { "code": "ABCD", "description": …, "levels": { "4": … } } } } }
 *     [{ "code": "ABCD", "name": …, "category": …, "subcategory": …, "level_1": null, "level_4": … }]
 */
export const sfiaJson: Importer = {
  id: 'sfia-json',
  title: 'SFIA skills (.json)',
  recognise,
  read,
};

/** A skill, and where it stands in the file. */
interface Entry {
  readonly map: JsonMap;
  readonly path: readonly string[];
}

const fourLetters = /^[A-Z]{4}$/;
const levelKey = /^level[_ ]?(\d{1,2})(?:[_ ]description)?$/i;

function recognise(content: ImportContent): Recognition {
  const root = parseJson(textIn(content));
  if (root === undefined) return { found: [], missing: ['JSON'] };
  const entries = listEntries(root);
  const codes = entries.map(({ map }) => textOf(map, 'code')).filter((code) => code !== '');
  const marks: Mark[] = [
    ['code', codes.length > 0],
    ['levels', entries.some(({ map }) => readLevels(map).size > 0)],
  ];
  if (codes.length > 0) {
    marks.push(['code = ABCD', codes.filter((code) => fourLetters.test(cleanLine(code))).length * 2 > codes.length]);
  }
  return weighMarks(marks);
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const entries = listEntries(parseJson(textIn(content)));
  const skills: SfiaSkill[] = [];
  const skipped: SkippedPart[] = [];
  for (const { map, path } of entries) {
    const name = cleanLine(textOf(map, 'name', 'skill')) || cleanLine(path.at(-1) ?? '');
    const code = cleanLine(textOf(map, 'code'));
    if (code === '') {
      skipped.push({ part: name, why: { key: 'import.skip.noCode', args: {} } });
      continue;
    }
    const [category = '', subcategory = ''] = path.slice(0, -1);
    skills.push({
      code,
      name: name || code,
      groups: [textOf(map, 'category') || category, textOf(map, 'subcategory') || subcategory],
      description: textOf(map, 'description', 'overall_description'),
      notes: textOf(map, 'guidance_notes', 'guidance', 'notes'),
      url: cleanLine(textOf(map, 'url', 'link')),
      levels: readLevels(map),
    });
  }
  const version = findVersion(skills.map(({ url }) => url));
  return assembleSfia({ skills, levels: new Map(), numbers: numbersOf(entries), version, skipped }, options);
}

/** Rows, or whatever stands three deep; a row's own name goes last in the path. */
function listEntries(root: unknown): readonly Entry[] {
  if (Array.isArray(root)) return root.filter(isJsonMap).map((map, index) => ({ map, path: [String(index + 1)] }));
  const entries: Entry[] = [];
  for (const [category, subcategories] of fieldsOf(root)) {
    for (const [subcategory, skills] of fieldsOf(subcategories)) {
      for (const [name, map] of fieldsOf(skills)) {
        if (isJsonMap(map)) entries.push({ map, path: [category, subcategory, name] });
      }
    }
  }
  return entries;
}

function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isJsonMap(value) ? Object.entries(value) : [];
}

function readLevels(map: JsonMap): ReadonlyMap<number, string | readonly string[]> {
  const levels = new Map<number, string | readonly string[]>();
  const nested = fieldsOf(map['levels']).map(([key, value]) => [key.trim(), value] as const);
  const flat = Object.entries(map).flatMap(([key, value]) => {
    const number = levelKey.exec(key)?.[1];
    return number === undefined ? [] : [[number, value] as const];
  });
  for (const [key, value] of nested.length > 0 ? nested : flat) {
    const number = /^\d{1,2}$/.test(key) ? Number(key) : 0;
    const text = typeof value === 'string' && cleanLine(value) !== '' ? value : undefined;
    const description = text ?? textsOf(value);
    if (number > 0 && description !== undefined && !levels.has(number)) levels.set(number, description);
  }
  return levels;
}

/** Some have statements already parted. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item): item is string => typeof item === 'string');
  return texts.length > 0 ? texts : undefined;
}

/** Rows give every level a key, described or not. */
function numbersOf(entries: readonly Entry[]): readonly number[] {
  const numbers = new Set<number>();
  for (const { map } of entries) {
    for (const key of Object.keys(map)) {
      const number = Number(levelKey.exec(key)?.[1] ?? 0);
      if (number > 0) numbers.add(number);
    }
  }
  return [...numbers];
}
