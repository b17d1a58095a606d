import { parseCsv } from './csv.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, Sheet } from './model.js';
import { readMatrixTables, recogniseMatrixTables } from './matrixTables.js';

/** Any CSV file or workbook with skills down and levels across, whoever made it. */
export const matrix: Importer = {
  id: 'matrix',
  title: 'Table with skills down and levels across (.csv, .xlsx)',
  recognise,
  read,
};

const examinedRows = 60;
/** The second line of a table in Markdown, which another importer reads. */
const markdownRule = /^\s*:?-+:?\s*$/;

function recognise(content: ImportContent): Recognition {
  return recogniseMatrixTables(listTables(content, examinedRows), 'CSV');
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  return readMatrixTables(listTables(content), options);
}

function listTables(content: ImportContent, rows = Infinity): readonly Sheet[] {
  if (content.kind === 'workbook') return content.sheets;
  const table = parseCsv(content.text, { rows });
  const isMarkdown = table
    .slice(0, examinedRows)
    .some((row) => row.some((cell) => markdownRule.test(cell)) && row.every(isRule));
  return isMarkdown ? [] : [{ name: '', rows: table }];
}

function isRule(cell: string): boolean {
  return cell.trim() === '' || markdownRule.test(cell);
}
