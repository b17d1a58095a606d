import { readdirSync, readFileSync } from 'node:fs';
import { Library } from '../../../src/core/framework/library.js';
import { readFramework } from '../../../src/core/framework/read.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import type { ReviewOptions, ReviewSource } from '../../../src/core/review/build.js';
import type { ExportContext } from '../../../src/core/review/exportReview.js';
import { documentWords } from '../../../src/core/review/documentWords.js';
import { printDocument } from '../../../src/core/review/printDocument.js';
import { relativeLink } from '../../../src/core/review/relativeLink.js';
import { analyseGaps, evidenceOf } from '../../../src/core/targets/gaps.js';
import { emptyProfile } from '../../../src/core/targets/model.js';
import { readProfile } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { buildReview } from './atOnce.js';

/** What hosts do in another thread. */
export const printHere: ExportContext['print'] = (format, markdown) =>
  printDocument({ format, markdown, language: 'en', words: documentWords(english) });

/** A small journal with everything in it that a review has to deal with; all text is invented. */
const home = new URL('../../fixtures/review/', import.meta.url);

export const reviewPeriod = { from: '2026-01-01', to: '2026-12-31' };
export const reviewToday = '2026-12-31';

export function readFixture(name: string): string {
  return readFileSync(new URL(name, home), 'utf8');
}

export function reviewLibrary(): Library {
  return new Library(
    ['framework.yaml', 'open.yaml'].flatMap((name) => readFramework(readFixture(name), name).framework ?? []),
  );
}

export function indexOf(notes: Readonly<Record<string, string>>, library = reviewLibrary()): JournalIndex {
  const index = new JournalIndex();
  for (const [uri, text] of Object.entries(notes)) {
    index.set(readNote(uri, text, { library, markers: defaultMarkers, today: reviewToday }));
  }
  return index;
}

export function fixtureNotes(): Readonly<Record<string, string>> {
  const names = readdirSync(new URL('journal/', home)).sort();
  return Object.fromEntries(names.map((name) => [`daily/${name}`, readFixture(`journal/${name}`)]));
}

/** A review of notes, by default of the fixture's for the year 2026. */
export function makeReview(
  notes: Readonly<Record<string, string>> = fixtureNotes(),
  over: Partial<ReviewOptions> = {},
): { readonly source: ReviewSource; readonly context: ExportContext; readonly library: Library } {
  const library = reviewLibrary();
  const journal = indexOf(notes, library);
  const source = buildReview(journal, library, {
    period: reviewPeriod,
    includeLicensedText: false,
    pathOf: (uri) => uri,
    ...over,
  });
  return { source, library, context: { journal, library, pathOf: (uri) => uri, t: english, print: printHere } };
}

/** Compares the evidence of a tally with the fixture's profile. */
export function fixtureGaps(library: Library): Pick<ReviewOptions, 'findGaps'> {
  const { file } = readProfile(readFixture('profile.yaml'), 'profile.yaml');
  const profile = file ? resolveProfile(file, [], library).profile : emptyProfile;
  return { findGaps: (tally) => analyseGaps(profile, library, evidenceOf(tally), reviewToday) };
}

/** The document lies in a folder beside the notes'. */
export const render = { t: english, linkTo: (uri: string) => relativeLink('reviews/2026.md', uri) };
