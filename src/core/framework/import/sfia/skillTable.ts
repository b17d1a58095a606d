import { cleanLine } from '../importText.js';
import { weighMarks, type Mark } from '../marks.js';
import type { Recognition, SkippedPart } from '../model.js';
import type { SfiaSkill } from './assemble.js';

type Row = readonly string[];

/** Which column holds what; of a table of skills or of attributes. */
interface SkillColumns {
  /** The row of the headers. */
  readonly header: number;
  readonly code: number | undefined;
  readonly name: number | undefined;
  readonly category: number | undefined;
  readonly subcategory: number | undefined;
  /** Of attributes, where skills have a category. */
  readonly type: number | undefined;
  readonly description: number | undefined;
  readonly notes: number | undefined;
  readonly url: number | undefined;
  /** Columns of level descriptions by the level's number. */
  readonly levels: ReadonlyMap<number, number>;
  readonly isAttributes: boolean;
}

const headerRows = 20;
const headers = {
  code: ['code', 'skill code'],
  name: ['skill', 'skill name', 'name', 'attribute name', 'attribute'],
  category: ['category'],
  subcategory: ['subcategory', 'sub category'],
  type: ['type'],
  description: ['overall description', 'skill description', 'description'],
  notes: ['guidance notes', 'guidance', 'notes'],
  url: ['url', 'link'],
} as const;
const fourLetters = /^[A-Z]{4}$/;
/** What stands in a cell that says only that a level exists, or that it does not. */
const mark = /^(?:\d{1,2}|x|y|yes|no|n\/a|[✓✔●•–—-])$/i;

/** Finds the row of headers: the one of the first rows that has the most of them. */
function findSkillColumns(rows: readonly Row[]): SkillColumns {
  const [first = []] = rows;
  let best = readHeaders(first, 0);
  for (let index = 1; index < Math.min(rows.length, headerRows); index++) {
    const columns = readHeaders(rows[index] ?? [], index);
    if (weight(columns) > weight(best)) best = columns;
  }
  return best;
}

/** What of SFIA's marks a table has: columns, and codes of four letters. */
export function recogniseSkillTable(rows: readonly Row[]): Recognition {
  const columns = findSkillColumns(rows);
  const codes = rows
    .slice(columns.header + 1)
    .map((row) => cellAt(row, columns.code))
    .filter((code) => code !== '');
  const marks: Mark[] = [
    ['Code', columns.code !== undefined],
    [columns.isAttributes ? 'Attribute name' : 'Skill', columns.name !== undefined],
    ['Subcategory', columns.subcategory !== undefined || columns.isAttributes],
    ['Level 1 description', columns.levels.size > 0],
  ];
  // Other ladders have these columns too. Half: a user's own rows may stand among them.
  if (columns.code !== undefined && codes.length > 0) {
    marks.push(['Code = ABCD', codes.filter((code) => fourLetters.test(code)).length * 2 > codes.length]);
  }
  return weighMarks(marks);
}

/** Version 9 has attributes in a table of their own, and an address for everything. */
export function hasMarksOfNine(rows: readonly Row[]): boolean {
  const { isAttributes, url } = findSkillColumns(rows);
  return isAttributes || url !== undefined;
}

/** Reads the rows below the headers. `partOf` says where a row that has to be skipped stands. */
export function readSkillTable(
  rows: readonly Row[],
  partOf: (row: number) => string,
): {
  readonly skills: readonly SfiaSkill[];
  readonly skipped: readonly SkippedPart[];
  readonly numbers: readonly number[];
} {
  const columns = findSkillColumns(rows);
  const partName = (row: Row, place: string): string => `${cellAt(row, columns.name)} (${place})`.trim();
  const skills: SfiaSkill[] = [];
  const skipped: SkippedPart[] = [];
  rows.forEach((row, index) => {
    if (index <= columns.header || row.every((cell) => cell.trim() === '')) return;
    const code = cellAt(row, columns.code);
    if (code === '') skipped.push({ part: partName(row, partOf(index)), why: { key: 'import.skip.noCode', args: {} } });
    else skills.push(readRow(row, code, columns));
  });
  return { skills, skipped, numbers: [...columns.levels.keys()] };
}

function readRow(row: Row, code: string, columns: SkillColumns): SfiaSkill {
  const levels = new Map<number, string>();
  for (const [number, column] of [...columns.levels].sort(([a], [b]) => a - b)) {
    const text = (row[column] ?? '').trim();
    if (cleanLine(text) !== '' && !mark.test(text)) levels.set(number, text);
  }
  return {
    code,
    name: cellAt(row, columns.name) || code,
    groups: columns.isAttributes
      ? ['Attributes', cellAt(row, columns.type)]
      : [cellAt(row, columns.category), cellAt(row, columns.subcategory)],
    description: textAt(row, columns.description),
    notes: textAt(row, columns.notes),
    url: cellAt(row, columns.url),
    levels,
  };
}

function readHeaders(row: Row, header: number): SkillColumns {
  const names = row.map((cell) =>
    cleanLine(cell)
      .toLowerCase()
      .replace(/[\s_-]+/g, ' '),
  );
  const find = (wanted: readonly string[]): number | undefined =>
    wanted.map((name) => names.indexOf(name)).find((index) => index >= 0);
  return {
    header,
    code: find(headers.code),
    name: find(headers.name),
    category: find(headers.category),
    subcategory: find(headers.subcategory),
    type: find(headers.type),
    description: find(headers.description),
    notes: find(headers.notes),
    url: find(headers.url),
    levels: findLevels(names),
    isAttributes: names.includes('attribute name') || names.includes('attribute'),
  };
}

/** `Level 4 description`; where no header has the second word, `Level 4`, which else only marks that there is one. */
function findLevels(names: readonly string[]): ReadonlyMap<number, number> {
  const described = new Map<number, number>();
  const bare = new Map<number, number>();
  names.forEach((name, column) => {
    const [, digits = '', word] = /^(?:level |l)(\d{1,2})( description)?$/.exec(name) ?? [];
    const levels = word === undefined ? bare : described;
    if (Number(digits) > 0 && !levels.has(Number(digits))) levels.set(Number(digits), column);
  });
  return described.size > 0 ? described : bare;
}

function weight({ code, name, category, subcategory, description, levels }: SkillColumns): number {
  const columns = [code, name, category, subcategory, description];
  return columns.filter((column) => column !== undefined).length + levels.size;
}

function cellAt(row: Row, column: number | undefined): string {
  return cleanLine(textAt(row, column));
}

function textAt(row: Row, column: number | undefined): string {
  return column === undefined ? '' : (row[column] ?? '');
}
