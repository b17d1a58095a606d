import { parseArgs } from 'node:util';
import { defaultExclude, defaultInclude, type NoteGlobs } from '../core/journal/globs.js';
import { problemMessages } from '../core/messages/problems.js';
import type { Severity } from '../core/problem.js';
import type { Period } from '../core/tally/model.js';
import { Failure } from './failure.js';
import { parseImport, type ImportRequest } from './importArguments.js';
import { parseReview, type ReviewRequest } from './reviewArguments.js';
import { parseFormat, parsePeriod, toSlashes } from './sharedArguments.js';

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'tally'; readonly request: TallyRequest }
  | { readonly kind: 'check'; readonly request: CheckRequest }
  | { readonly kind: 'gaps'; readonly request: GapsRequest }
  | { readonly kind: 'review'; readonly request: ReviewRequest }
  | { readonly kind: 'import'; readonly request: ImportRequest };

/** What every command asks about. */
interface FolderRequest {
  readonly folder: string;
  /** Paths of framework files, first wins. */
  readonly frameworks: readonly string[];
  readonly globs: NoteGlobs;
}

export interface TallyRequest extends FolderRequest {
  readonly period: Period;
  readonly format: 'table' | 'json';
  readonly includePrivate: boolean;
  readonly impliedLevels: boolean;
}

export interface CheckRequest extends FolderRequest {
  readonly format: 'table' | 'json' | 'sarif';
  /** Warnings fail the check too. */
  readonly strict: boolean;
  /** Weights other than the usual ones, by problem code. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** Hashtags that are the user's own. */
  readonly ignored: readonly string[];
}

export interface GapsRequest extends FolderRequest {
  /** Path of a profile; undefined: the folder's own. */
  readonly profile: string | undefined;
  readonly format: 'table' | 'json';
  readonly includePrivate: boolean;
  readonly impliedLevels: boolean;
  readonly severities: ReadonlyMap<string, Severity>;
}

const options = {
  framework: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  'no-private': { type: 'boolean' },
  'implied-levels': { type: 'boolean' },
  strict: { type: 'boolean' },
  severity: { type: 'string', multiple: true },
  ignore: { type: 'string', multiple: true },
  profile: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const commands = ['tally', 'check', 'gaps'] as const;
type CommandName = (typeof commands)[number];

/** Options that mean something to some commands alone. */
const owners: Readonly<Record<string, readonly CommandName[]>> = {
  from: ['tally'],
  to: ['tally'],
  'no-private': ['tally', 'gaps'],
  'implied-levels': ['tally', 'gaps'],
  strict: ['check'],
  severity: ['check', 'gaps'],
  ignore: ['check'],
  profile: ['gaps'],
};

/** Throws a {@link Failure} for arguments that make no sense. */
export function parseCommand(args: readonly string[]): Command {
  // It is about a file rather than a folder, and shares no option with the others.
  if (args[0] === 'import') {
    const request = parseImport(args.slice(1));
    return typeof request === 'string' ? { kind: request } : { kind: 'import', request };
  }
  if (args[0] === 'review') {
    const request = parseReview(args.slice(1));
    return typeof request === 'string' ? { kind: request } : { kind: 'review', request };
  }
  const { values, positionals } = parse(args);
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [name, ...folders] = positionals;
  if (name === undefined) throw new Failure('a command is missing: skill-journal tally <folder>; --help says more');
  const command = commands.find((known) => known === name);
  if (command === undefined)
    throw new Failure(`unknown command “${name}”; there are: ${[...commands, 'review', 'import'].join(', ')}`);
  for (const option of Object.keys(values)) {
    if (owners[option]?.includes(command) === false) throw new Failure(`--${option} is no option of ${command}`);
  }
  const [folder, second] = folders;
  if (folder === undefined || folder === '') {
    throw new Failure(`${command} needs a folder: skill-journal ${command} <folder>`);
  }
  if (second !== undefined) throw new Failure(`one folder at a time: “${second}” is one too many`);
  const include = (values.include ?? []).map(toSlashes);
  const exclude = (values.exclude ?? []).map(toSlashes);
  const about = {
    folder,
    frameworks: values.framework ?? [],
    globs: { include: include.length > 0 ? include : defaultInclude, exclude: [...defaultExclude, ...exclude] },
  };
  if (command === 'check') {
    const format = parseFormat(values.format, ['table', 'json', 'sarif']);
    const severities = parseSeverities(values.severity ?? []);
    const ignored = values.ignore ?? [];
    return { kind: 'check', request: { ...about, format, severities, ignored, strict: values.strict === true } };
  }
  const counting = {
    includePrivate: values['no-private'] !== true,
    impliedLevels: values['implied-levels'] === true,
  };
  if (command === 'gaps') {
    const format = parseFormat(values.format, ['table', 'json']);
    const severities = parseSeverities(values.severity ?? []);
    return { kind: 'gaps', request: { ...about, profile: values.profile, format, severities, ...counting } };
  }
  const period = parsePeriod(values.from, values.to);
  const format = parseFormat(values.format, ['table', 'json']);
  return { kind: 'tally', request: { ...about, period, format, ...counting } };
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

const weights: readonly Severity[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `tag.unknown-skill=error`, one by one; the last for a code holds. */
function parseSeverities(given: readonly string[]): ReadonlyMap<string, Severity> {
  const chosen = new Map<string, Severity>();
  for (const text of given) {
    const [code = '', weight = ''] = text.split('=', 2);
    const severity = weights.find((known) => known === weight);
    if (!Object.hasOwn(problemMessages, code)) throw new Failure(`--severity “${text}”: there is no problem “${code}”`);
    if (severity === undefined) throw new Failure(`--severity “${text}” ends in none of: ${weights.join(', ')}`);
    chosen.set(code, severity);
  }
  return chosen;
}
