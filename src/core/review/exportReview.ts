import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import { catalogue, type Translate } from '../messages/translate.js';
import { reviewToCsv } from './csv.js';
import { reviewToJson } from './json.js';
import { finish, joinSteps, type Steps } from '../steps.js';
import { findLeak, type Leak } from './leak.js';
import type { WrittenReview } from './write.js';
import { writeJson } from '../writeJson.js';

export const reviewFormats = ['markdown', 'html', 'json', 'csv', 'docx'] as const;
export type ReviewFormat = (typeof reviewFormats)[number];

/** What is laid out as a whole. */
export type DocumentFormat = 'html' | 'docx';

/** An export, and what its readers get to see of it. */
export interface Printed {
  readonly data: string | Uint8Array;
  readonly words: string;
}

export interface ExportContext {
  /** What the review was made of: an export is read back against it. */
  readonly journal: JournalIndex;
  readonly library: Library;
  /** Names a note: its path in the journal. */
  readonly pathOf: (uri: string) => string;
  readonly t: Translate;
  /** Makes documents of Markdown: `printDocument`, wherever it runs. */
  readonly print: (format: DocumentFormat, markdown: string) => Promise<Printed>;
  /** Does what takes its time; all at once if undefined. */
  readonly run?: <R>(steps: Steps<R>) => R | Promise<R>;
}

export type Exported =
  | { readonly kind: 'export'; readonly data: string | Uint8Array }
  /** It would have given private text away, and so is not there. */
  | { readonly kind: 'leak'; readonly leak: Leak };

/** Prints a review in a format, and reads it back: private text in it is refused. */
export async function exportReview(
  { text, review }: Pick<WrittenReview, 'text' | 'review'>,
  format: ReviewFormat,
  context: ExportContext,
): Promise<Exported> {
  const { pathOf, print, run = finish, t } = context;
  switch (format) {
    case 'markdown':
      return checkExport({ data: text, words: text }, context);
    case 'html':
    case 'docx':
      return checkExport(await print(format, text), context);
    case 'json':
      return checkExport(await run(printJson(reviewToJson(review, pathOf))), context);
    case 'csv': {
      const csv = await run(reviewToCsv(review, pathOf, t));
      return checkExport({ data: csv, words: csv }, context);
    }
  }
}

/** Lets an export pass that gives nothing private away. */
export async function checkExport(
  { data, words }: Printed,
  { journal, library, run = finish }: Pick<ExportContext, 'journal' | 'library' | 'run'>,
): Promise<Exported> {
  const leak = await run(findLeak(words, journal, [...frameworkTexts(library), ...Object.values(catalogue)]));
  return leak ? { kind: 'leak', leak } : { kind: 'export', data };
}

export function* printJson(data: Steps<object>): Steps<Printed> {
  const json = yield* writeJson(yield* data);
  return { data: json, words: yield* wordsOfJson(json) };
}

/** The texts in JSON, without the names of what holds them; each is a step. */
export function* wordsOfJson(json: string): Steps<string> {
  const words: string[] = [];
  for (let start = json.indexOf('"'); start !== -1;) {
    let end = json.indexOf('"', start + 1);
    while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
    if (json[end + 1] !== ':') words.push(JSON.parse(json.slice(start, end + 1)) as string);
    start = json.indexOf('"', end + 1);
    yield;
  }
  return yield* joinSteps(words, '\n');
}

/** By an odd number of backslashes. */
function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === '\\') first--;
  return (at - first) % 2 === 1;
}

function frameworkTexts({ frameworks }: Library): readonly string[] {
  return frameworks.flatMap(({ name, licence, levels, skills }) => [
    name,
    ...[licence?.name, licence?.notice, licence?.url].filter((text) => text !== undefined),
    ...levels.map((level) => level.name),
    ...skills.flatMap((skill) => [
      skill.name,
      skill.description ?? '',
      ...skill.levels.flatMap(({ summary = '', statements }) => [summary, ...statements.map(({ text }) => text)]),
    ]),
  ]);
}
