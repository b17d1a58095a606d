import { version } from '../../package.json';
import { checkToJson } from '../core/check/json.js';
import { fails, type CheckResult } from '../core/check/model.js';
import { checkToSarif } from '../core/check/sarif.js';
import { checkToTable } from '../core/check/table.js';
import { severityOf } from '../core/editor/severity.js';
import { entryHints } from '../core/journal/reading/entryHints.js';
import { JournalIndex } from '../core/journal/index/journalIndex.js';
import { defaultMarkers } from '../core/journal/markers.js';
import { readNote } from '../core/journal/reading/read.js';
import { english } from '../core/messages/translate.js';
import type { ProblemCode } from '../core/problem.js';
import { comparePositions } from '../core/text.js';
import type { CheckRequest } from './arguments.js';
import { builtInFolder, loadLibrary } from './frameworkFiles.js';
import { readNotes } from './noteFiles.js';
import type { Terminal } from './terminal.js';
import { toPath, toUri } from './uris.js';

/** Lists the problems of a folder's notes. True: the check has failed. `today` is `YYYY-MM-DD`. */
export async function checkFolder(request: CheckRequest, today: string, terminal: Terminal): Promise<boolean> {
  const { folder, globs, ignored, severities, strict, format } = request;
  const library = await loadLibrary(request.frameworks, folder, (line) => terminal.report(line));
  const index = new JournalIndex();
  const events = {
    onUnreadable: (path: string, reason: string) => terminal.report(`skill-journal: ${path} is left out: ${reason}`),
    onProgress: (done: number, total: number) => terminal.progress(`Reading notes: ${done} of ${total}`),
  };
  await readNotes(folder, globs, events, ({ path, text }) => {
    index.set(readNote(toUri(path), text, { library, markers: defaultMarkers, ignored, today }));
  });
  const home = builtInFolder();
  const builtIn = library.frameworks.filter(({ uri }) => home !== undefined && uri.startsWith(home));
  const deps = { chosen: severities, builtIn };
  const isWanted = (code: ProblemCode): boolean => severityOf({ code, args: {} }, deps) !== 'off';
  const found = index.uris().flatMap((uri) => {
    const record = index.record(uri);
    const hints = record ? entryHints(record, defaultMarkers, isWanted).map((hint) => ({ ...hint, uri })) : [];
    return [...index.problemsOf(uri), ...hints].sort((a, b) => comparePositions(a.range.start, b.range.start));
  });
  const problems = found.flatMap(({ uri, code, args, range }) => {
    const severity = severityOf({ code, args }, deps);
    const { where, line } = args;
    const readable =
      where === undefined ? args : { ...args, where: `${toPath(where)}${line === undefined ? '' : `:${line}`}` };
    return severity === 'off' ? [] : [{ path: toPath(uri), code, severity, message: english(code, readable), range }];
  });
  const result = { notes: index.noteCount, problems };
  await terminal.write(print(result, format));
  return fails(result, strict);
}

function print(result: CheckResult, format: CheckRequest['format']): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(checkToJson(result), undefined, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(checkToSarif(result, version), undefined, 2)}\n`;
    case 'table':
      return checkToTable(result);
  }
}
