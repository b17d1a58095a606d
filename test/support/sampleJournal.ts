import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { createNoteFilter, defaultExclude, defaultInclude } from '../../src/core/journal/globs.js';
import { JournalIndex } from '../../src/core/journal/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { readNote } from '../../src/core/journal/read.js';
import { projectRoot } from './paths.js';

/** The sample journal in an index, with the built-in frameworks; URIs are paths relative to its folder. */
export function readSampleJournal(today: string): { readonly index: JournalIndex; readonly library: Library } {
  const frameworks = ['sfia-9', 'engineering-ladder'].flatMap((name) => {
    const file = path.join(projectRoot, 'frameworks', `${name}.yaml`);
    return readFramework(readFileSync(file, 'utf8'), name).framework ?? [];
  });
  const library = new Library(frameworks);
  const index = new JournalIndex();
  const folder = path.join(projectRoot, 'sample-journal');
  const isNote = createNoteFilter({ include: defaultInclude, exclude: defaultExclude });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const uri = name.replaceAll(path.sep, '/');
    if (!isNote(uri)) continue;
    index.set(
      readNote(uri, readFileSync(path.join(folder, name), 'utf8'), { library, markers: defaultMarkers, today }),
    );
  }
  return { index, library };
}
