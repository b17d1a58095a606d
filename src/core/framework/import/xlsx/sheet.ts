import { UnreadableFile } from '../unreadableFile.js';
import { plainNumber, showNumber, type NumberStyle } from './numbers.js';
import { TextCollector } from './textCollector.js';
import { parseXml, type XmlAttributes } from './xml.js';

/** What all sheets of a workbook share. */
export interface SheetContext {
  readonly strings: readonly string[];
  /** By the number that a cell gives as its style. */
  readonly styles: readonly NumberStyle[];
  readonly from1904: boolean;
  readonly budget: CellBudget;
}

/** How much may still be read, over all sheets: a few kilobytes can ask for millions of cells, each of them long. */
export class CellBudget {
  private cells = 0;
  private characters = 0;

  constructor(
    private readonly mostCells: number,
    private readonly mostCharacters: number,
  ) {}

  take(cells: number, characters: number): void {
    this.cells += cells;
    this.characters += characters;
    if (this.cells > this.mostCells || this.characters > this.mostCharacters) {
      throw new UnreadableFile('import.failure.tooManyCells', { limit: String(this.mostCells) });
    }
  }
}

const lastRow = 1_048_576;
const lastColumn = 16_384;

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Reads the cells of one sheet as text: what was last computed for a formula, and a merged cell's text in its first cell. */
export function readSheet(bytes: Uint8Array, context: SheetContext): readonly (readonly string[])[] {
  const rows = new RowBuilder(context.budget);
  const merged: CellRange[] = [];
  let row = -1;
  let column = -1;
  let cell: Cell | undefined;
  const content = new TextCollector();
  const openCell = (attribute: XmlAttributes): void => {
    const place = parseReference(attribute('r') ?? '');
    column = place?.column ?? column + 1;
    if (place) row = place.row;
    cell = { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0) };
    content.clear();
  };
  parseXml(bytes, {
    open: (name, attribute) => {
      if (name === 'row') {
        const given = Number(attribute('r'));
        row = given >= 1 && given <= lastRow ? given - 1 : row + 1;
        column = -1;
      } else if (name === 'c') openCell(attribute);
      else if (cell) content.open(name);
      else if (name === 'mergeCell') {
        const range = parseRange(attribute('ref') ?? '');
        if (range) merged.push(range);
      }
    },
    text: (text) => content.add(text),
    close: (name) => {
      content.close(name);
      if (name !== 'c' || !cell) return;
      rows.set(row, cell.column, showCell(content.text, cell, context));
      cell = undefined;
    },
  });
  return rows.finish(merged);
}

function showCell(value: string, { type, style }: Cell, context: SheetContext): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'inlineStr':
    case 'str':
      return value;
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.trim().replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '');
    // `#N/A` and its like are no text that anybody wrote.
    case 'e':
      return '';
    default:
      return showNumber(value, context.styles[style] ?? plainNumber, context);
  }
}

/** `B12` → row 11, column 1. */
function parseReference(reference: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column >= 1 && column <= lastColumn && row >= 1 && row <= lastRow
    ? { row: row - 1, column: column - 1 }
    : undefined;
}

function parseRange(reference: string): CellRange | undefined {
  const [first = '', last = first] = reference.split(':');
  const [from, to] = [parseReference(first), parseReference(last)];
  return from && to && { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

/** Puts cells in their places. Empty cells cost nothing, filled gaps count as cells. */
class RowBuilder {
  private readonly rows: string[][] = [];

  constructor(private readonly budget: CellBudget) {}

  set(row: number, column: number, text: string): void {
    if (text === '' || row < 0) return;
    this.budget.take(Math.max(row + 1 - this.rows.length, 0), 0);
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    this.budget.take(Math.max(column + 1 - cells.length, 0), text.length);
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  finish(merged: readonly CellRange[]): readonly (readonly string[])[] {
    for (const { top, left, bottom, right } of merged) {
      for (let row = top; row <= Math.min(bottom, this.rows.length - 1); row++) {
        const cells = this.rows[row] ?? [];
        const end = Math.min(right, cells.length - 1);
        this.budget.take(1, 0);
        for (let column = row === top ? left + 1 : left; column <= end; column++) {
          this.budget.take(1, 0);
          cells[column] = '';
        }
      }
    }
    return this.rows;
  }
}
