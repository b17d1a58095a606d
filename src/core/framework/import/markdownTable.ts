import { textIn } from './content.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, Sheet } from './model.js';
import { cleanText } from './importText.js';
import { readMatrixTables, recogniseMatrixTables } from './matrixTables.js';

/**
 * Tables in Markdown with skills down and levels across. A line break in a cell is `<br>`, as everywhere.
 *
 *     | Skill   | Junior       | Senior                      |
 *     | ------- | ------------ | --------------------------- |
 *     | Testing | Tests a unit | Plans tests<br>Teaches them |
 */
export const markdownTable: Importer = {
  id: 'markdown-table',
  title: 'Table with skills down and levels across (Markdown)',
  recognise,
  read,
};

const rule = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}#{1,6}[ \t]+(\S.*)$/;

function recognise(content: ImportContent): Recognition {
  const tables = listTables(textIn(content));
  if (tables.length === 0) return { found: [], missing: ['| --- |'] };
  return recogniseMatrixTables(tables, '| --- |');
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  return readMatrixTables(listTables(textIn(content)), options, true);
}

/** Each named by the heading above it. */
function listTables(text: string): readonly Sheet[] {
  const lines = cleanText(text).split('\n');
  const tables: Sheet[] = [];
  let name = '';
  let open: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const mark = fence.exec(line)?.[1];
    if (open !== undefined) {
      if (mark?.startsWith(open)) open = undefined;
      continue;
    }
    open = mark;
    name = heading.exec(line)?.[1]?.replace(/\s#+\s*$/, '') ?? name;
    const next = lines[index + 1] ?? '';
    if (!line.includes('|') || !next.includes('|') || !rule.test(next.trim())) continue;
    const header = splitRow(line);
    if (header.length !== splitRow(next).length) continue;
    const rows = [header];
    for (index += 2; (lines[index] ?? '').includes('|'); index++) rows.push(splitRow(lines[index] ?? ''));
    index--;
    tables.push({ name: plainCell(name), rows: rows.map((row) => row.map(plainCell)) });
  }
  return tables;
}

/** At the pipes that no backslash stands before. */
function splitRow(line: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  for (const part of line
    .trim()
    .replace(/^\|/, '')
    .split(/(\\\||\|)/)) {
    if (part === '|') {
      cells.push(cell);
      cell = '';
    } else cell += part === '\\|' ? '|' : part;
  }
  return cell.trim() === '' ? cells : [...cells, cell];
}

/** The words of a cell, without the marks around them. Marks inside of words (`snake_case`) are letters. */
function plainCell(cell: string): string {
  return cell
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<![\p{L}\p{N}\\])(\*\*|__|~~|\*|_)(?=\S)([^*_~]*[^\s*_~\\])\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/(`{1,3})([^`]+)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}
