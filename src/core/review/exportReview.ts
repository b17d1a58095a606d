import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import { catalogue, type Translate } from '../messages/translate.js';
import { reviewToCsv } from './csv.js';
import { wordsOfDocx } from './docxFile.js';
import { reviewToHtml } from './html.js';
import { reviewToJson } from './json.js';
import { finish, type Steps } from '../steps.js';
import { findLeak, type Leak } from './leak.js';
import type { WrittenReview } from './write.js';

export const reviewFormats = ['markdown', 'html', 'json', 'csv', 'docx'] as const;
export type ReviewFormat = (typeof reviewFormats)[number];

export interface ExportContext {
  /** What the review was made of: an export is read back against it. */
  readonly journal: JournalIndex;
  readonly library: Library;
  /** Names a note: its path in the journal. */
  readonly pathOf: (uri: string) => string;
  /** BCP 47, of the words of `t`. */
  readonly language: string;
  readonly t: Translate;
  /** Does what takes its time; all at once if undefined. */
  readonly run?: <R>(steps: Steps<R>) => Promise<R>;
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
  const { language, pathOf, t } = context;
  switch (format) {
    case 'markdown':
      return checkExport(text, text, context);
    case 'html': {
      const page = reviewToHtml(text, language, t);
      return checkExport(page, wordsOfHtml(page), context);
    }
    case 'json': {
      const json = `${JSON.stringify(reviewToJson(review, pathOf), undefined, 2)}\n`;
      return checkExport(json, wordsOfJson(json), context);
    }
    case 'csv': {
      const csv = reviewToCsv(review, pathOf, t);
      return checkExport(csv, csv, context);
    }
    case 'docx': {
      const { reviewToDocx } = await import('./docx.js');
      const document = await reviewToDocx(text, language, t);
      return checkExport(document, wordsOfDocx(document), context);
    }
  }
}

/** `words` is what a reader of `data` gets to see. */
export async function checkExport(
  data: string | Uint8Array,
  words: string,
  { journal, library, run }: Pick<ExportContext, 'journal' | 'library' | 'run'>,
): Promise<Exported> {
  const search = findLeak(words, journal, [...frameworkTexts(library), ...Object.values(catalogue)]);
  const leak = await (run ?? finish)(search);
  return leak ? { kind: 'leak', leak } : { kind: 'export', data };
}

export function wordsOfHtml(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<(?:\/(?:p|li|td|th|h\d|tr)|br)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39|#96);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#96': '`' };

export function wordsOfJson(json: string): string {
  const words: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') words.push(value);
    else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(JSON.parse(json));
  return words.join('\n');
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
