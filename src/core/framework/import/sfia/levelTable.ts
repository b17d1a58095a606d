import { slug } from '../../spelling.js';
import { cleanLine } from '../importText.js';
import type { SfiaLevel, SfiaSkill } from './assemble.js';

type Row = readonly string[];

export interface LevelTable {
  readonly levels: ReadonlyMap<number, SfiaLevel>;
  /** What version 8 describes beside each level: autonomy, influence and so on. */
  readonly attributes: readonly SfiaSkill[];
}

const guidingPhrase = /^guiding phrase/i;
const essenceHeader = /^essence/i;
const numbered = /^(?:level ?)?(\d{1,2})(?: ?[-–—:.] ?| |$)(.*)$/is;
const others = /^(?:levels?|url|link|#|guiding phrase.*|essence.*|description)$/i;

/**
 * Reads a sheet of levels of responsibility. Undefined for any other.
 *
 *     version 9                       version 8
 *     Level          | 1     | 2      Level      | Autonomy | …
 *     Guiding phrase | Reads | Writes 1 - Reads  | Does …   | …
 *     Essence of …   | …     | …      2 - Writes | Does …   | …
 */
export function readLevelTable(rows: readonly Row[]): LevelTable | undefined {
  const header = rows.findIndex((row) => /^levels?$/i.test(cellAt(row, 0)));
  const columns = header < 0 ? new Map<number, number>() : numberedCells(rows[header] ?? []);
  return columns.size > 1 ? readAcross(rows.slice(header + 1), columns) : readDown(rows);
}

/** Levels across. */
function readAcross(rows: readonly Row[], columns: ReadonlyMap<number, number>): LevelTable {
  const names = rows.find((row) => guidingPhrase.test(cellAt(row, 0)));
  const essences = rows.find((row) => essenceHeader.test(cellAt(row, 0)));
  const levels = new Map<number, SfiaLevel>();
  for (const [number, column] of columns) {
    levels.set(number, { name: present(cellAt(names, column)), essence: present(essences?.[column] ?? '') });
  }
  return { levels, attributes: [] };
}

/** Levels down. */
function readDown(rows: readonly Row[]): LevelTable | undefined {
  const first = rows.findIndex((row) => numbered.test(cellAt(row, 0)) && row.length > 1);
  if (first < 0) return undefined;
  const headers = (rows[first - 1] ?? []).map(cleanLine);
  const column = (pattern: RegExp): number => headers.findIndex((name) => pattern.test(name));
  const [nameColumn, essenceColumn] = [column(guidingPhrase), column(essenceHeader)];
  const levels = new Map<number, SfiaLevel>();
  const described = new Map<number, Row>();
  for (const row of rows.slice(first)) {
    const [, digits = '', rest = ''] = numbered.exec(cellAt(row, 0)) ?? [];
    const number = Number(digits);
    if (number === 0 || levels.has(number)) continue;
    const name = present(cellAt(row, nameColumn)) ?? present(rest.replace(/^level\s+\d+\s*[-–—:.]?\s*/i, ''));
    levels.set(number, { name, essence: present(row[essenceColumn] ?? '') });
    described.set(number, row);
  }
  return { levels, attributes: readAttributes(headers, described) };
}

function readAttributes(headers: Row, described: ReadonlyMap<number, Row>): readonly SfiaSkill[] {
  return headers.flatMap((name, column) => {
    const levels = new Map<number, string>();
    for (const [number, row] of described) {
      const text = (row[column] ?? '').trim();
      if (text !== '') levels.set(number, text);
    }
    if (column === 0 || name === '' || others.test(name) || levels.size === 0) return [];
    return [{ code: slug(name), name, groups: ['Attributes'], description: '', notes: '', url: '', levels }];
  });
}

function numberedCells(row: Row): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  row.forEach((_, column) => {
    const number = Number(/^(?:level\s*)?(\d{1,2})$/i.exec(cellAt(row, column))?.[1] ?? 0);
    if (column > 0 && number > 0 && !columns.has(number)) columns.set(number, column);
  });
  return columns;
}

function cellAt(row: Row | undefined, column: number): string {
  return cleanLine(row?.[column] ?? '');
}

function present(text: string): string | undefined {
  return cleanLine(text) === '' ? undefined : text;
}
