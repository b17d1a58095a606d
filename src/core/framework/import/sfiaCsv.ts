import { textIn } from './content.js';
import { parseCsv } from './csv.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition } from './model.js';
import { assembleSfia, findVersion } from './sfia/assemble.js';
import { hasMarksOfNine, readSkillTable, recogniseSkillTable } from './sfia/skillTable.js';

/** A sheet of SFIA's workbook saved as CSV, and other tables with its columns. */
export const sfiaCsv: Importer = {
  id: 'sfia-csv',
  title: 'SFIA skills or attributes (.csv)',
  recognise,
  read,
};

/** Enough for the headers and a look at the codes. */
const examinedRows = 60;

function recognise(content: ImportContent): Recognition {
  if (content.kind !== 'text') return { found: [], missing: ['CSV'] };
  return recogniseSkillTable(parseCsv(content.text, { rows: examinedRows }));
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const rows = parseCsv(textIn(content));
  const { skills, skipped, numbers } = readSkillTable(rows, (row) => `#${row + 1}`);
  const version = findVersion(skills.map(({ url }) => url)) ?? (hasMarksOfNine(rows) ? '9' : undefined);
  return assembleSfia({ skills, levels: new Map(), numbers, version, skipped }, options);
}
