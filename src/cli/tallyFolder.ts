import { JournalIndex } from '../core/journal/index/journalIndex.js';
import { defaultMarkers } from '../core/journal/markers.js';
import { readNote } from '../core/journal/reading/read.js';
import { finish } from '../core/steps.js';
import { tallyToJson } from '../core/tally/json.js';
import { tallyToTable } from '../core/tally/table.js';
import { tallyJournal } from '../core/tally/tally.js';
import type { TallyRequest } from './arguments.js';
import { loadLibrary } from './frameworkFiles.js';
import { readNotes } from './noteFiles.js';
import type { Terminal } from './terminal.js';
import { toPath, toUri } from './uris.js';

/** Counts a folder and prints the result. `today` is `YYYY-MM-DD`. */
export async function tallyFolder(request: TallyRequest, today: string, terminal: Terminal): Promise<void> {
  const { folder, globs, period, includePrivate, impliedLevels } = request;
  const library = await loadLibrary(request.frameworks, folder, (line) => terminal.report(line));
  const index = new JournalIndex(toPath);
  const events = {
    onUnreadable: (path: string, reason: string) => terminal.report(`skill-journal: ${path} is left out: ${reason}`),
    onProgress: (done: number, total: number) => terminal.progress(`Reading notes: ${done} of ${total}`),
  };
  await readNotes(folder, globs, events, ({ path, text }) => {
    index.set(readNote(toUri(path), text, { library, markers: defaultMarkers, today }));
  });
  const tally = tallyJournal(index, library, { period, includePrivate, impliedLevels });
  await terminal.write(
    request.format === 'json'
      ? `${JSON.stringify(finish(tallyToJson(tally, toPath)), undefined, 2)}\n`
      : tallyToTable(tally),
  );
}
