import type { Skill, Statement } from '../model.js';
import { assembleFramework, plainStatements, makeLevel, presentText, skip } from './assembleFramework.js';
import { Codes } from './codes.js';
import { GroupTree } from './groupTree.js';
import { cleanLine, cleanText, splitDescription } from './importText.js';
import { columnLetters, findMatrixHeader, mapColumns, type MatrixColumns, type MatrixHeader } from './matrixColumns.js';
import type { ImportOptions, ImportResult, Recognition, Sheet, SkippedPart } from './model.js';

interface Table {
  readonly sheet: Sheet;
  readonly header: MatrixHeader;
}

/** Smaller ones could be anything with commas in it. */
const fewestColumns = 3;
const fewestRows = 3;
const agreement = 0.8;
/** Says that a level is not described. */
const absent =
  /^(?:[-–—/]+|n\/?a|none|nil|0|no|tbd|not applicable|(?:this (?:skill )?level is )?(?:currently |yet )*not (?:yet |currently )?defined\.?)$/i;
/** Says that there is a level, and nothing about it. */
const mark = /^(?:x|y|yes|[✓✔☑●•])$/i;

/** `format` names what is missing where there is no table at all. */
export function recogniseMatrixTables(sheets: readonly Sheet[], format: string): Recognition {
  const table = choose(listTables(sheets));
  if (!table) return { found: [], missing: [format] };
  const { columns, labels } = table.header;
  if (!columns) {
    return isRegular(table.sheet) ? { found: [format], missing: [] } : { found: [], missing: ['Skill', 'Level 1'] };
  }
  const named = [columns.skill, ...columns.levels.map(({ column }) => column)];
  return { found: named.map((column) => labels[column] || columnLetters(column)), missing: [] };
}

/**
 * Reads the first table that is a matrix, and with it all others that have the same headers. `named`: the name of a
 * lone table is that of the framework. Never throws.
 */
export function readMatrixTables(sheets: readonly Sheet[], options: ImportOptions, named = false): ImportResult {
  const tables = listTables(sheets);
  const first = choose(tables);
  if (!first) return { kind: 'failure', reason: { key: 'import.failure.noTable', args: {} } };
  const labels = widen(first);
  const columns = options.matrix ? mapColumns(options.matrix, labels) : first.header.columns;
  if (!columns) {
    const asked = labels.map((label, column) => label || columnLetters(column));
    return { kind: 'question', asks: [{ kind: 'matrix', columns: asked }] };
  }
  const alike = tables.filter(({ header }) => sameLabels(header.labels, first.header.labels));
  const reader = new MatrixReader(columns, alike.length > 1);
  for (const table of alike) reader.readTable(table);
  const skipped = [
    ...tables.filter((table) => !alike.includes(table)).map(({ sheet }) => skip(sheet.name, 'import.skip.otherTable')),
    ...unusedColumns(columns, labels).map((label) => skip(label, 'import.skip.column')),
    ...reader.skipped,
  ];
  const levels = columns.levels.map(({ id, name }) => makeLevel(id, name));
  const name = named && alike.length === 1 ? first.sheet.name : undefined;
  return assembleFramework({ name, levels, groups: reader.groups.groups, skills: reader.finish() }, skipped, options);
}

function listTables(sheets: readonly Sheet[]): readonly Table[] {
  return sheets.flatMap((sheet) => {
    const header = findMatrixHeader(sheet.rows);
    return header ? [{ sheet, header }] : [];
  });
}

function choose(tables: readonly Table[]): Table | undefined {
  return tables.find(({ header }) => header.columns) ?? tables.find(({ sheet }) => isRegular(sheet)) ?? tables[0];
}

/** A table, and no text that happens to hold commas: its rows agree in how many cells they have. */
function isRegular({ rows }: Sheet): boolean {
  const widths = rows.map(widthOf).filter((width) => width > 0);
  const [header = 0] = widths;
  const alike = widths.filter((width) => width <= header && width > header / 2).length;
  return header >= fewestColumns && widths.length >= fewestRows && alike >= widths.length * agreement;
}

/** Up to the last cell with something in it. */
function widthOf(row: readonly string[]): number {
  return row.findLastIndex((cell) => cleanLine(cell) !== '') + 1;
}

/** Columns may go on beyond the headers. */
function widen({ header, sheet }: Table): readonly string[] {
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, widthOf(row)), 0);
  return Array.from({ length: Math.max(width, widthOf(header.labels)) }, (_, column) => header.labels[column] ?? '');
}

function sameLabels(labels: readonly string[], others: readonly string[]): boolean {
  const fold = (texts: readonly string[]): string => texts.slice(0, widthOf(texts)).join('\n').toLowerCase();
  return fold(labels) === fold(others);
}

function unusedColumns(
  { skill, code, groups, description, levels }: MatrixColumns,
  labels: readonly string[],
): readonly string[] {
  const used = new Set([skill, code, description, ...groups, ...levels.map(({ column }) => column)]);
  return labels.filter((label, column) => label !== '' && !used.has(column));
}

type OpenSkill = Omit<Skill, 'levels'> & { readonly levels: Map<string, Statement[]> };

/** Reads rows, one skill each. A row without a name goes on with the skill above, as where cells are merged. */
class MatrixReader {
  readonly groups = new GroupTree();
  readonly skipped: SkippedPart[] = [];
  private readonly codes = new Codes();
  private readonly skills: OpenSkill[] = [];

  constructor(
    private readonly columns: MatrixColumns,
    /** Tables beside each other become groups of the framework. */
    private readonly isGrouped: boolean,
  ) {}

  readTable({ sheet, header }: Table): void {
    const { skill } = this.columns;
    let current: OpenSkill | undefined;
    let groups: readonly string[] = [];
    sheet.rows.forEach((row, index) => {
      const isHeader =
        lineAt(row, skill) === (header.labels[skill] ?? '') && sameLabels(row.map(cleanLine), header.labels);
      if (index <= header.row || isHeader || widthOf(row) === 0) return;
      groups = this.readGroups(row, groups);
      const name = lineAt(row, skill);
      if (name !== '') {
        current = this.openSkill(row, name, this.isGrouped ? [sheet.name, ...groups] : groups);
        this.skills.push(current);
      }
      if (current) this.addLevels(current, row);
      else
        this.skipped.push(
          skip([sheet.name, String(index + 1)].filter((part) => part !== '').join(', '), 'import.skip.noName'),
        );
    });
  }

  finish(): readonly Skill[] {
    return this.skills.map((skill) => ({
      ...skill,
      levels: [...skill.levels].map(([id, statements]) => ({ id, summary: undefined, statements })),
    }));
  }

  private openSkill(row: readonly string[], name: string, groups: readonly string[]): OpenSkill {
    return {
      code: this.codes.take(name, lineAt(row, this.columns.code)),
      name,
      group: this.groups.add(groups),
      description: presentText(textAt(row, this.columns.description)),
      notes: undefined,
      url: undefined,
      aliases: [],
      levels: new Map(),
    };
  }

  /** Where cells are merged, only the first row has the group; a new outer group begins without an inner one. */
  private readGroups(row: readonly string[], before: readonly string[]): readonly string[] {
    const names = this.columns.groups.map((column) => lineAt(row, column));
    const first = names.findIndex((name) => name !== '');
    return first < 0 ? before : names.map((name, index) => (index < first ? (before[index] ?? '') : name));
  }

  private addLevels({ levels }: OpenSkill, row: readonly string[]): void {
    for (const { id, column } of this.columns.levels) {
      const text = cleanText(textAt(row, column));
      const line = cleanLine(text);
      if (line === '' || absent.test(line)) continue;
      const statements = levels.get(id) ?? [];
      if (!mark.test(line)) statements.push(...plainStatements(splitDescription(text)));
      levels.set(id, statements);
    }
  }
}

function textAt(row: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (row[column] ?? '');
}

function lineAt(row: readonly string[], column: number | undefined): string {
  return cleanLine(textAt(row, column));
}
