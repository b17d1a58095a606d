import { relative, sep } from 'node:path';
import { severityOf } from '../core/editor/severity.js';
import type { Library } from '../core/framework/library.js';
import { JournalIndex } from '../core/journal/index/journalIndex.js';
import { defaultMarkers } from '../core/journal/markers.js';
import { readNote } from '../core/journal/reading/read.js';
import { IndexEvidence } from '../core/tally/tally.js';
import { analyseGaps } from '../core/targets/gaps.js';
import { findHints } from '../core/targets/hints.js';
import { gapsToJson } from '../core/targets/json.js';
import { gapsToTable } from '../core/targets/table.js';
import type { GapsRequest } from './arguments.js';
import { loadLibrary } from './frameworkFiles.js';
import { readNotes } from './noteFiles.js';
import { loadProfile } from './profileFiles.js';
import type { Terminal } from './terminal.js';
import { toPath, toUri } from './uris.js';

/** Compares a folder's evidence with a profile and prints what is missing. `today` is `YYYY-MM-DD`. */
export async function gapsFolder(request: GapsRequest, today: string, terminal: Terminal): Promise<void> {
  const { folder, severities, includePrivate, impliedLevels } = request;
  const library = await loadLibrary(request.frameworks, folder, (line) => terminal.report(line));
  const { profile, problems } = await loadProfile(request.profile, folder, library, (line) => terminal.report(line));
  const read = await readJournal(request, library, today, terminal);
  const index = includePrivate ? read : read.withoutPrivate();
  const evidence = new IndexEvidence(index, library, { impliesLevels: () => impliedLevels });
  const deps = { chosen: severities, builtIn: [] };
  const weigh = (code: Parameters<typeof severityOf>[0]['code']): ReturnType<typeof severityOf> =>
    severityOf({ code, args: {} }, deps);
  const report = {
    gaps: analyseGaps(profile, library, evidence, today),
    hints: findHints(library, evidence, {
      today,
      within: profile.enough.within,
      isWanted: (hint) => weigh(hint) !== 'off',
    }),
    problems: problems
      .map((problem) => ({
        ...problem,
        uri: toUri(relative(folder, problem.uri).replaceAll(sep, '/')),
        severity: weigh(problem.code),
      }))
      .filter(({ severity }) => severity !== 'off'),
    notes: index.noteCount,
  };
  const json = (): string => `${JSON.stringify(gapsToJson(report, library, toPath), undefined, 2)}\n`;
  await terminal.write(request.format === 'json' ? json() : gapsToTable(report, library));
}

async function readJournal(
  { folder, globs }: GapsRequest,
  library: Library,
  today: string,
  terminal: Terminal,
): Promise<JournalIndex> {
  const index = new JournalIndex(toPath);
  const events = {
    onUnreadable: (path: string, reason: string) => terminal.report(`skill-journal: ${path} is left out: ${reason}`),
    onProgress: (done: number, total: number) => terminal.progress(`Reading notes: ${done} of ${total}`),
  };
  await readNotes(folder, globs, events, ({ path, text }) => {
    index.set(readNote(toUri(path), text, { library, markers: defaultMarkers, today }));
  });
  return index;
}
