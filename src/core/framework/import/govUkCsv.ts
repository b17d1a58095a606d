import type { Level, Licence, SkillLevel } from '../model.js';
import {
  assembleFramework,
  makeLevel,
  plainMarkdown,
  plainStatements,
  presentText,
  skip,
} from './assembleFramework.js';
import { Codes } from './codes.js';
import { textIn } from './content.js';
import { parseCsv } from './csv.js';
import { cleanLine, cleanText, splitDescription } from './importText.js';
import { weighMarks } from './marks.js';
import type { ImportContent, ImportOptions, ImportResult, Importer, Recognition, SkippedPart } from './model.js';

/**
 * The skills of the UK Government Digital and Data framework as CSV. The file has neither codes nor groups.
 *
 *     Skill Name,Skill Description,Awareness,Working,Practitioner,Expert,Roles that require Skill
 *     Ethics,…,"You can:\n- explain …","You can:\n- apply …",…,"Data ethicist, Data scientist"
 */
export const govUkCsv: Importer = {
  id: 'gov-uk-csv',
  title: 'UK Government Digital and Data skills (.csv)',
  recognise,
  read,
};

const nameHeader = 'Skill Name';
const descriptionHeader = 'Skill Description';
const rolesHeader = 'Roles that require Skill';
const levelNames = ['Awareness', 'Working', 'Practitioner', 'Expert'] as const;
const headers = [nameHeader, descriptionHeader, ...levelNames, rolesHeader];
/** Stands before the bullets of every level; its colon is missing here and there. */
const leadIn = /^\s*you can[ \t]*(?::[ \t]*)?(?=\n|[-•*])/i;
const undefinedLevel = /^this skill level is (?:currently )?not defined\.?$/i;
/** Enough to see whether the text is theirs: others use these four levels too. */
const examinedRows = 40;

const licence: Licence = {
  name: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  notice: 'Contains public sector information licensed under the Open Government Licence v3.0.',
  redistributable: true,
};

function recognise(content: ImportContent): Recognition {
  if (content.kind !== 'text') return { found: [], missing: ['CSV'] };
  const rows = parseCsv(content.text, { rows: examinedRows });
  const columns = findColumns(rows[0] ?? []);
  const hasLeadIn = rows.slice(1).some((row) => row.some((cell) => leadIn.test(cleanText(cell))));
  return weighMarks([
    ...headers.map((header) => [header, columns.has(fold(header))] as const),
    ['You can:', hasLeadIn],
  ]);
}

function read(content: ImportContent, options: ImportOptions): ImportResult {
  const [header = [], ...body] = parseCsv(textIn(content));
  const columns = findColumns(header);
  const cell = (row: readonly string[], name: string): string => row[columns.get(fold(name)) ?? -1] ?? '';
  const codes = new Codes();
  const skipped: SkippedPart[] = [];
  const skills = body.flatMap((row, index) => {
    const name = cleanLine(cell(row, nameHeader));
    if (name === '') {
      // The header is row 1.
      if (row.some((text) => cleanLine(text) !== '')) skipped.push(skip(String(index + 2), 'import.skip.noName'));
      return [];
    }
    const roles = cleanLine(cell(row, rolesHeader));
    return {
      code: codes.take(name),
      name,
      description: presentText(cell(row, descriptionHeader)),
      notes: roles === '' ? undefined : `${rolesHeader}: ${plainMarkdown(roles)}`,
      levels: levelNames.flatMap((level) => readLevel(level, cell(row, level))),
    };
  });
  const levels = levelNames.map((name): Level => makeLevel(fold(name), name));
  const found = { id: 'digital-and-data', name: 'UK Government Digital and Data', language: 'en-GB', licence };
  return assembleFramework({ ...found, levels, skills }, skipped, options);
}

function readLevel(name: string, cell: string): readonly SkillLevel[] {
  const text = cleanText(cell);
  if (cleanLine(text) === '' || undefinedLevel.test(cleanLine(text))) return [];
  const statements = plainStatements(splitDescription(text.replace(leadIn, '')));
  return [{ id: fold(name), summary: undefined, statements }];
}

/** Columns by their folded header. */
function findColumns(header: readonly string[]): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  header.forEach((cell, column) => {
    if (!columns.has(fold(cell))) columns.set(fold(cell), column);
  });
  return columns;
}

function fold(header: string): string {
  return cleanLine(header).toLowerCase();
}
