import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

/** Of SFIA's shape, PROG has the levels 2 to 6 only. `acme` has a skill with the code ITOP and levels of its own. */
export const library = caseLibrary();
export const today = '2026-11-23';
export const ref = { framework: 'sfia-9', code: 'PROG' };

export const lines = [
  '- 2026-03-01 Wrote the parser #PROG/4/1',
  '- 2026-04-01 Wrote the printer #PROG/4',
  '- 2025-04-01 Chose the language #PROG/6',
  '- 2026-05-01 Fixed a typo #PROG/2',
].join('\n');

/** Notes called note0.md, note1.md, … */
export function indexOf(...notes: readonly string[]): JournalIndex {
  const index = new JournalIndex();
  notes.forEach((text, i) => setNote(index, i, text));
  return index;
}

export function setNote(index: JournalIndex, number: number, text: string): void {
  const uri = `file:///journal/note${number}.md`;
  index.set(readNote(uri, text, { library, markers: defaultMarkers, today }));
}
