import { slug } from '../spelling.js';
import { cleanLine } from './importText.js';
import { nameLevel, orderLevels, readLevelHeader, type LevelHeader } from './matrixLevels.js';
import type { MatrixMapping } from './model.js';

type Row = readonly string[];

/** Which column of a matrix holds what, counted from 0. */
export interface MatrixColumns {
  readonly skill: number;
  readonly code: number | undefined;
  /** Outermost first. */
  readonly groups: readonly number[];
  readonly description: number | undefined;
  /** Lowest level first. */
  readonly levels: readonly LevelColumn[];
}

export interface LevelColumn extends LevelHeader {
  readonly column: number;
}

/** The row of headers, and what can be said of the columns by them alone. */
export interface MatrixHeader {
  readonly row: number;
  readonly labels: readonly string[];
  /** Undefined: the headers leave a doubt. */
  readonly columns: MatrixColumns | undefined;
}

const headerRows = 20;
const fewestLevels = 2;
/** A header that says something is short. */
const mostRead = 200;
const skillWords =
  /^(?:skills?(?: names?| titles?)?|compet(?:ency|ence|encies|ences)(?: names?)?|capabilit(?:y|ies)|attributes?|behaviou?rs?|practices?|names?)$/;
/** They name a skill where nothing better does, else what is around it. */
const groupWords =
  /^(?:(?:skill |competency )?(?:categor(?:y|ies)|groups?|areas?|domains?|pillars?|themes?|famil(?:y|ies)|disciplines?|dimensions?|clusters?|sections?|topics?|tracks?))$/;
const innerGroupWords = /^sub[- ]?(?:category|group|area|domain|theme|topic)$/;
const codeWords = /^(?:(?:skill |competency )?(?:code|id|ref|reference|key|identifier|slug))$/;
const descriptionWords =
  /^(?:(?:overall |skill |competency |short )?(?:descriptions?|definitions?|summary|about|meaning|overview))$/;
const otherWords =
  /^(?:#|no\.?|nr\.?|.*\b(?:roles?|notes?|guidance|comments?|remarks?|owners?|urls?|links?|examples?|resources?|source|weight(?:ing)?|targets?|current|scores?|ratings?|evidence|status|updated|date|version|tags?|keywords?|types?|priority|training|assessment|levels)\b.*)$/;

/** Finds the row of headers: the one of the first rows that names the most levels; else the first with some cells. */
export function findMatrixHeader(rows: readonly Row[]): MatrixHeader | undefined {
  let best: MatrixHeader | undefined;
  let bestLevels = fewestLevels - 1;
  for (let row = 0; row < Math.min(rows.length, headerRows); row++) {
    const labels = (rows[row] ?? []).map(cleanLine);
    const levels = labels.filter((label) => kindOf(label) === 'level').length;
    if (levels > bestLevels) [best, bestLevels] = [{ row, labels, columns: readHeader(labels) }, levels];
  }
  if (best) return best;
  const row = rows.slice(0, headerRows).findIndex((cells) => cells.filter((cell) => cleanLine(cell) !== '').length > 1);
  return row < 0 ? undefined : { row, labels: (rows[row] ?? []).map(cleanLine), columns: undefined };
}

/** Columns as the user named them; undefined where one of them is not there. */
export function mapColumns(mapping: MatrixMapping, labels: readonly string[]): MatrixColumns | undefined {
  const { skillColumn, codeColumn, groupColumn, descriptionColumn, levelColumns } = mapping;
  const named = [skillColumn, codeColumn, groupColumn, descriptionColumn].filter((column) => column !== undefined);
  const isThere = (column: number): boolean => Number.isInteger(column) && column >= 0 && column < labels.length;
  if (levelColumns.length === 0 || ![...named, ...levelColumns].every(isThere)) return undefined;
  return {
    skill: skillColumn,
    code: codeColumn,
    groups: groupColumn === undefined ? [] : [groupColumn],
    description: descriptionColumn,
    levels: nameColumns([...new Set(levelColumns)], labels),
  };
}

/** As a spreadsheet calls it: 0 → `A`, 26 → `AA`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}

type Kind = 'skill' | 'group' | 'inner-group' | 'code' | 'description' | 'other' | 'level' | 'blank' | 'unknown';

function kindOf(label: string): Kind {
  const word = label
    .slice(0, mostRead)
    .toLowerCase()
    .replace(/[_\s]+/g, ' ')
    .replace(/ ?:$/, '');
  if (word === '') return 'blank';
  if (skillWords.test(word)) return 'skill';
  if (innerGroupWords.test(word)) return 'inner-group';
  if (groupWords.test(word)) return 'group';
  if (codeWords.test(word)) return 'code';
  if (descriptionWords.test(word)) return 'description';
  if (readLevelHeader(label)) return 'level';
  return otherWords.test(word) ? 'other' : 'unknown';
}

function readHeader(labels: readonly string[]): MatrixColumns | undefined {
  const kinds = labels.map(kindOf);
  const all = (kind: Kind): readonly number[] => kinds.flatMap((found, column) => (found === kind ? [column] : []));
  const [skill = kinds.indexOf('group') >= 0 && kinds.indexOf('inner-group') < 0 ? kinds.indexOf('group') : -1] =
    all('skill');
  const firstLevel = kinds.indexOf('level');
  const lastLevel = kinds.lastIndexOf('level');
  // A level of their own naming stands among levels; beside them it could be anything.
  const within = kinds.flatMap((kind, column) =>
    kind === 'unknown' && column > firstLevel && column < lastLevel ? [column] : [],
  );
  const isDoubtful = kinds.some(
    (kind, column) => kind === 'unknown' && (column === firstLevel - 1 || column === lastLevel + 1),
  );
  const column = skill >= 0 ? skill : kinds[0] === 'blank' ? 0 : -1;
  if (column < 0 || (isDoubtful && !(skill < 0 && firstLevel === 1))) return undefined;
  return {
    skill: column,
    code: all('code')[0],
    groups: [...all('group'), ...all('inner-group')].filter((group) => group !== column),
    description: all('description')[0],
    levels: orderLevels(
      nameColumns(
        [...all('level'), ...within].sort((a, b) => a - b),
        labels,
      ),
    ),
  };
}

/** Two columns of one name stay two levels, which a tag can tell apart. */
function nameColumns(columns: readonly number[], labels: readonly string[]): readonly LevelColumn[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const label = labels[column] || columnLetters(column);
    const header = readLevelHeader(label) ?? nameLevel(label);
    let { id, name } = header;
    for (let number = 2; taken.has(slug(id)); number++)
      [id, name] = [`${header.id}-${number}`, `${header.name} ${number}`];
    if (taken.has(slug(name))) name = `${name} (${id})`;
    taken.add(slug(id)).add(slug(name));
    return { ...header, id, name, column };
  });
}
