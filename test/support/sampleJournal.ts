import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Library } from '../../src/core/framework/library.js';
import { readFramework } from '../../src/core/framework/read.js';
import { createNoteFilter, defaultExclude, defaultInclude } from '../../src/core/journal/globs.js';
import { JournalIndex } from '../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../src/core/journal/markers.js';
import { readNote } from '../../src/core/journal/reading/read.js';
import { projectRoot } from './paths.js';

/** The sample journal in an index, with the built-in frameworks; URIs are paths relative to its folder. */
export function readSampleJournal(today: string): { readonly index: JournalIndex; readonly library: Library } {
  const frameworks = ['sfia-9', 'engineering-ladder'].flatMap((name) => {
    const file = path.join(projectRoot, 'frameworks', `${name}.yaml`);
    return readFramework(readFileSync(file, 'utf8'), name).framework ?? [];
  });
  const library = new Library(frameworks);
  const index = new JournalIndex();
  for (const note of readSampleNotes()) {
    index.set(readNote(note.path, note.text, { library, markers: defaultMarkers, today }));
  }
  return { index, library };
}

/** The notes of the sample journal; paths are relative to its folder. */
export function readSampleNotes(): readonly { readonly path: string; readonly text: string }[] {
  const folder = path.join(projectRoot, 'sample-journal');
  const isNote = createNoteFilter({ include: defaultInclude, exclude: defaultExclude });
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => isNote(name))
    .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
