import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportOptions, ImportQuestion, MatrixMapping } from '../core/framework/import/model.js';
import { importers, importFramework, type ImportOutcome } from '../core/framework/import/registry.js';
import { sayFormat, sayNotImported, sayReport } from '../core/framework/import/sayImport.js';
import { writeFrameworkJson, writeFrameworkYaml } from '../core/framework/write.js';
import { english } from '../core/messages/translate.js';
import { Failure, reasonOf } from './failure.js';
import type { ColumnNames, ImportRequest } from './importArguments.js';
import { writeOutput } from './outputFile.js';
import type { Terminal } from './terminal.js';

/** More left-out parts would push what was found off the screen. */
const mostSkipped = 30;

/** Makes a framework file of any file that holds a framework: the report goes to standard error. */
export async function importFile(request: ImportRequest, terminal: Terminal): Promise<void> {
  if (request.kind === 'list-formats') return listFormats(terminal);
  const { file, output } = request;
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new Failure(`${file}: ${reasonOf(error)}`);
  });
  const outcome = answer({ name: basename(file), bytes }, request);
  if (outcome.kind === 'question') throw new Failure(`${file}: ${sayQuestions(outcome.asks)}`);
  if (outcome.kind !== 'framework') throw new Failure(sayRefusal(outcome, file));

  const { framework, report } = outcome;
  const isJson = output !== undefined && /\.json$/i.test(output);
  const text = isJson ? writeFrameworkJson(framework) : writeFrameworkYaml(framework);
  if (output === undefined) await terminal.write(text);
  else await writeOutput(output, text, request.force);
  terminal.report(sayFormat(outcome.format, english));
  for (const line of sayReport(framework, report, english, mostSkipped)) terminal.report(line);
}

/** Columns can be given by their headers, which only the question tells. */
function answer(file: { readonly name: string; readonly bytes: Uint8Array }, request: ImportRequest): ImportOutcome {
  const options = optionsOf(request);
  const outcome = importFramework(file, options);
  if (outcome.kind !== 'question' || !request.columns) return outcome;
  const asked = outcome.asks.find((ask) => ask.kind === 'matrix');
  return asked ? importFramework(file, { ...options, matrix: mapColumns(request.columns, asked.columns) }) : outcome;
}

function optionsOf({ id, name, code, skillName }: ImportRequest): ImportOptions {
  return {
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(code !== undefined && { code }),
    ...(skillName !== undefined && { skillName }),
  };
}

function mapColumns(names: ColumnNames, columns: readonly string[]): MatrixMapping {
  const find = (name: string): number => {
    const wanted = name.trim().toLowerCase();
    const byName = columns.findIndex((column) => column.trim().toLowerCase() === wanted);
    const column = byName === -1 && /^\d+$/.test(wanted) ? Number(wanted) - 1 : byName;
    if (column >= 0 && column < columns.length) return column;
    throw new Failure(`there is no column “${name}”; there are: ${columns.join(', ')}`);
  };
  const { skill, code, group, description, levels } = names;
  return {
    skillColumn: find(skill),
    levelColumns: levels.map(find),
    ...(code !== undefined && { codeColumn: find(code) }),
    ...(group !== undefined && { groupColumn: find(group) }),
    ...(description !== undefined && { descriptionColumn: find(description) }),
  };
}

/** Each question with the option that answers it. */
function sayQuestions(asks: readonly ImportQuestion[]): string {
  const wanted = asks.map((ask) => {
    switch (ask.kind) {
      case 'code':
        return '--code CODE: the code of the skill, as tags will name it';
      case 'skill-name':
        return '--skill-name NAME: the name of the skill';
      case 'framework-name':
        return '--name NAME: what the framework is called';
      case 'matrix':
        return `--skill-column C and --level-column C for each level, of the columns: ${ask.columns.join(', ')}`;
    }
  });
  return `the file does not say everything; it needs ${wanted.join('; and ')}`;
}

function sayRefusal(outcome: Extract<ImportOutcome, { kind: 'unknown' | 'failure' }>, file: string): string {
  if (outcome.kind === 'unknown') return `${sayNotImported(outcome, file, english)} --list-formats lists them.`;
  const reason = sayNotImported(outcome, file, english);
  const [first] = outcome.problems ?? [];
  if (!first) return `${file}: ${reason}`;
  const { line, character } = first.range.start;
  return `${file}:${line + 1}:${character + 1}: ${english(first.code, first.args)} ${reason}`;
}

async function listFormats(terminal: Terminal): Promise<void> {
  const width = Math.max(...importers.map(({ id }) => id.length));
  await terminal.write(importers.map(({ id }) => `${id.padEnd(width)}  ${sayFormat(id, english)}\n`).join(''));
}
