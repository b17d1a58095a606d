import { parseArgs } from 'node:util';
import { isIsoDay } from '../core/journal/calendar.js';
import { defaultExclude, defaultInclude, type NoteGlobs } from '../core/journal/globs.js';
import type { Period } from '../core/tally/model.js';
import { Failure } from './failure.js';

/** What the command line asks for. */
export type Command =
  { readonly kind: 'help' } | { readonly kind: 'version' } | { readonly kind: 'tally'; readonly request: TallyRequest };

export interface TallyRequest {
  readonly folder: string;
  /** Paths of framework files, first wins. */
  readonly frameworks: readonly string[];
  readonly period: Period;
  readonly format: 'table' | 'json';
  readonly globs: NoteGlobs;
  readonly includePrivate: boolean;
}

const options = {
  framework: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  'no-private': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Throws a {@link Failure} for arguments that make no sense. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [command, ...folders] = positionals;
  if (command === undefined) throw new Failure('a command is missing: skill-journal tally <folder>; --help says more');
  if (command !== 'tally') throw new Failure(`unknown command “${command}”; there is: tally`);
  const [folder, second] = folders;
  if (folder === undefined || folder === '') throw new Failure('tally needs a folder: skill-journal tally <folder>');
  if (second !== undefined) throw new Failure(`one folder at a time: “${second}” is one too many`);
  const include = (values.include ?? []).map(toSlashes);
  const exclude = (values.exclude ?? []).map(toSlashes);
  return {
    kind: 'tally',
    request: {
      folder,
      frameworks: values.framework ?? [],
      period: parsePeriod(values.from, values.to),
      format: parseFormat(values.format),
      globs: { include: include.length > 0 ? include : defaultInclude, exclude: [...defaultExclude, ...exclude] },
      includePrivate: values['no-private'] !== true,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node adds advice about positional arguments, in further lines or sentences: the first says what is wrong.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /);
    throw new Failure(`${first.replace(/\.$/, '')}; --help lists the options`);
  }
}

function parsePeriod(from: string | undefined, to: string | undefined): Period {
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (day !== undefined && !isIsoDay(day)) {
      throw new Failure(`${name} “${day}” is no day of the calendar, written YYYY-MM-DD`);
    }
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new Failure(`--from ${from} is after --to ${to}`);
  }
  return { from, to };
}

function parseFormat(format: string | undefined): 'table' | 'json' {
  if (format === undefined || format === 'table' || format === 'json') return format ?? 'table';
  throw new Failure(`unknown format “${format}”; there are: table, json`);
}

function toSlashes(glob: string): string {
  return process.platform === 'win32' ? glob.replaceAll('\\', '/') : glob;
}
