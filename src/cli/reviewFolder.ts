import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { JournalIndex } from '../core/journal/index/journalIndex.js';
import { defaultMarkers } from '../core/journal/markers.js';
import { readNote } from '../core/journal/reading/read.js';
import { english } from '../core/messages/translate.js';
import type { ReviewSource } from '../core/review/build.js';
import { documentWords } from '../core/review/documentWords.js';
import { isReviewText } from '../core/review/frontMatter.js';
import type * as Reviews from '../core/review/onDemand.js';
import { relativeLink } from '../core/review/relativeLink.js';
import type { RenderContext } from '../core/review/render.js';
import { finish } from '../core/steps.js';
import type { WrittenReview } from '../core/review/write.js';
import { analyseGaps, evidenceOf } from '../core/targets/gaps.js';
import { resolvePeriod } from '../core/tally/periods.js';
import { Failure, reasonOf } from './failure.js';
import { loadLibrary } from './frameworkFiles.js';
import { decodeText, readNotes } from './noteFiles.js';
import { loadProfile } from './profileFiles.js';
import { writeOutput } from './outputFile.js';
import type { ReviewRequest } from './reviewArguments.js';
import type { Terminal } from './terminal.js';
import { toPath, toUri } from './uris.js';
import { trimTail } from '../core/text.js';

/** Writes or refreshes the review of a folder. `today` is `YYYY-MM-DD`. */
export async function reviewFolder(request: ReviewRequest, today: string, terminal: Terminal): Promise<void> {
  const { folder, globs, format, output, basis, includeLicensedText, impliedLevels } = request;
  const report = (line: string): void => terminal.report(line);
  const library = await loadLibrary(request.frameworks, folder, report);
  const index = new JournalIndex(toPath);
  const events = {
    onUnreadable: (path: string, reason: string) => report(`skill-journal: ${path} is left out: ${reason}`),
    onProgress: (done: number, total: number) => terminal.progress(`Reading notes: ${done} of ${total}`),
  };
  await readNotes(folder, globs, events, ({ path, text }) => {
    index.set(readNote(toUri(path), text, { library, markers: defaultMarkers, today }));
  });
  const period = request.period ?? resolvePeriod({ kind: 'last-12-months' }, today);
  const { profile } = await loadProfile(request.profile, folder, library, report);
  const reviews = await import('../core/review/onDemand.js');
  const building = reviews.buildReview(index, library, {
    period,
    includeLicensedText,
    impliedLevels,
    pathOf: toPath,
    findGaps: (tally) => analyseGaps(profile, library, evidenceOf(tally), period.to ?? today),
  });
  const source = finish(building);
  const context = { t: english, linkTo: linksFrom(request) };

  const own = format === 'markdown' && output !== undefined ? await readIfThere(output) : undefined;
  const written = await write(reviews, source, context, request, own);
  const exported = await reviews.exportReview(written, format, {
    journal: index,
    library,
    pathOf: toPath,
    t: english,
    print: async (format, markdown) => {
      const { printDocument } = await import('../core/review/printDocument.js');
      return printDocument({ format, markdown, language: 'en', words: documentWords(english) });
    },
  });
  if (exported.kind === 'leak') {
    const { uri, line } = exported.leak;
    throw new Failure(english('review.leak', { note: toPath(uri), line }));
  }
  if (output === undefined) return terminal.write(String(exported.data));
  if (own !== undefined && own === exported.data) {
    report(english('review.command.refreshed', { file: output }));
    return;
  }
  // A review of ours is refreshed without being asked: nothing of the user's is lost.
  await writeOutput(
    output,
    exported.data,
    request.force || (own !== undefined && basis === undefined && isReviewText(own)),
  );
}

/** A new document, or an earlier one with its marked parts written anew. */
async function write(
  { refreshReview, writeReview }: typeof Reviews,
  source: ReviewSource,
  context: RenderContext,
  { basis, output, force }: ReviewRequest,
  own: string | undefined,
): Promise<WrittenReview> {
  const file = basis ?? output ?? '';
  const earlier = basis === undefined ? own : await readBasis(basis);
  if (earlier === undefined || (basis === undefined && !isReviewText(earlier)))
    return finish(writeReview(source, context));
  const refreshed = finish(refreshReview(earlier, source, context, { replaceEdits: force }));
  if (refreshed.kind === 'written') return refreshed;
  const reason = english(refreshed.reason, refreshed.args);
  const advice = refreshed.reason === 'review.refused.edited' ? ' --force replaces them.' : ' Write to another file.';
  throw new Failure(`${file}:${refreshed.args.line}: ${reason}${advice}`);
}

/** From where the document is to be; from the folder itself where it goes to standard output. */
function linksFrom({ folder, output, linkBase }: ReviewRequest): (uri: string) => string {
  if (linkBase !== undefined) {
    const base = trimTail(linkBase, /\//);
    return (uri) => `${base}/${uri}`;
  }
  if (output === undefined) return (uri) => uri;
  const address = (path: string): string => toUri(path.replaceAll('\\', '/'));
  const home = address(resolve(folder));
  const document = address(resolve(output));
  return (uri) => relativeLink(document, `${home}/${uri}`);
}

async function readBasis(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Failure(`${path}: ${reasonOf(error)}`);
  });
  return decodeText(bytes);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return decodeText(await readFile(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new Failure(`${path}: ${reasonOf(error)}`);
  }
}
