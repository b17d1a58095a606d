import { parseArgs } from 'node:util';
import { defaultExclude, defaultInclude, type NoteGlobs } from '../core/journal/globs.js';
import { reviewFormats, type ReviewFormat } from '../core/review/exportReview.js';
import type { Period } from '../core/tally/model.js';
import { Failure } from './failure.js';
import { parseFormat, parsePeriod, toSlashes } from './sharedArguments.js';

export interface ReviewRequest {
  readonly folder: string;
  readonly frameworks: readonly string[];
  readonly globs: NoteGlobs;
  /** Undefined: the last twelve months. */
  readonly period: Period | undefined;
  readonly format: ReviewFormat;
  /** Undefined: standard output. */
  readonly output: string | undefined;
  /** A review document whose boxes, comments and words are taken over. */
  readonly basis: string | undefined;
  readonly profile: string | undefined;
  readonly includeLicensedText: boolean;
  readonly impliedLevels: boolean;
  /** Links lead to the notes under this address instead of beside the document. */
  readonly linkBase: string | undefined;
  readonly force: boolean;
}

const options = {
  framework: { type: 'string', multiple: true },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  output: { type: 'string' },
  review: { type: 'string' },
  profile: { type: 'string' },
  'licensed-text': { type: 'boolean' },
  'implied-levels': { type: 'boolean' },
  'link-base': { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  force: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const endings: Readonly<Record<string, ReviewFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  json: 'json',
  csv: 'csv',
  docx: 'docx',
};

/** Throws a {@link Failure} for arguments that make no sense. */
export function parseReview(args: readonly string[]): ReviewRequest | 'help' | 'version' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const [folder, second] = positionals;
  if (folder === undefined || folder === '') throw new Failure('review needs a folder: skill-journal review <folder>');
  if (second !== undefined) throw new Failure(`one folder at a time: “${second}” is one too many`);
  const given = parsePeriod(values.from, values.to);
  const isGiven = given.from !== undefined || given.to !== undefined;
  const { output } = values;
  const ending = /\.([a-z]+)$/i.exec(output ?? '')?.[1]?.toLowerCase() ?? '';
  const byName = Object.hasOwn(endings, ending) ? endings[ending] : undefined;
  const format = values.format === undefined && byName ? byName : parseFormat(values.format, reviewFormats);
  if (format === 'docx' && output === undefined) throw new Failure('a Word document needs --output FILE');
  const linkBase = values['link-base'];
  if (linkBase !== undefined && !/^https?:\/\/[^\s]+$/i.test(linkBase)) {
    throw new Failure(`--link-base “${linkBase}” is no address of the web`);
  }
  const include = (values.include ?? []).map(toSlashes);
  const exclude = (values.exclude ?? []).map(toSlashes);
  return {
    folder,
    frameworks: values.framework ?? [],
    globs: { include: include.length > 0 ? include : defaultInclude, exclude: [...defaultExclude, ...exclude] },
    period: isGiven ? given : undefined,
    format,
    output,
    basis: values.review,
    profile: values.profile,
    includeLicensedText: values['licensed-text'] === true,
    impliedLevels: values['implied-levels'] === true,
    linkBase,
    force: values.force === true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /);
    throw new Failure(`${first.replace(/\.$/, '')}; --help lists the options`);
  }
}
