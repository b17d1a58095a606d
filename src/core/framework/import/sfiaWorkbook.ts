import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, Sheet } from './model.js';
import { assembleSfia, findVersion } from './sfia/assemble.js';
import { readLevelTable } from './sfia/levelTable.js';
import { hasMarksOfNine, readSkillTable, recogniseSkillTable } from './sfia/skillTable.js';

/** SFIA's workbook, versions 8 and 9: sheets of skills, of attributes, and of levels of responsibility. */
export const sfiaWorkbook: Importer = {
  id: 'sfia-workbook',
  title: 'SFIA workbook (.xlsx)',
  recognise,
  read,
};

const levelsSheet = /^levels of responsibility$/i;

function recognise(content: ImportContent): Recognition {
  if (content.kind !== 'workbook') return { found: [], missing: ['.xlsx'] };
  const recognitions = content.sheets.map(({ rows }) => recogniseSkillTable(rows));
  const [best] = recognitions.sort((a, b) => a.missing.length - b.missing.length || b.found.length - a.found.length);
  return best ?? { found: [], missing: ['Skills'] };
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const sheets = content.kind === 'workbook' ? content.sheets : [];
  const tables = sheets.filter(({ rows }) => recogniseSkillTable(rows).missing.length === 0);
  const others = sheets.filter((sheet) => !tables.includes(sheet));
  const read = tables.map(({ name, rows }) => readSkillTable(rows, (row) => `${name} #${row + 1}`));
  const levelSheet = others.find(({ name }) => levelsSheet.test(name.trim()));
  const levelTable = levelSheet && readLevelTable(levelSheet.rows);
  const skills = [...read.flatMap((table) => table.skills), ...(levelTable?.attributes ?? [])];
  const version =
    findVersion(skills.map(({ url }) => url)) ??
    findVersion(cellsOf(others)) ??
    (tables.some(({ rows }) => hasMarksOfNine(rows)) ? '9' : '8');
  return assembleSfia(
    {
      skills,
      levels: levelTable?.levels ?? new Map(),
      numbers: read.flatMap((table) => table.numbers),
      version,
      skipped: [
        ...read.flatMap((table) => table.skipped),
        ...others
          .filter((sheet) => sheet !== levelSheet)
          .map(({ name }) => ({ part: name, why: { key: 'import.skip.sheet', args: {} } })),
      ],
    },
    options,
  );
}

function* cellsOf(sheets: readonly Sheet[]): Iterable<string> {
  for (const { rows } of sheets) for (const row of rows) yield* row;
}
