import assert from 'node:assert/strict';
import { findSkills } from '../../../src/core/editor/skillPicks.js';
import { findSymbols as find, noteSymbols, type JournalSymbol } from '../../../src/core/editor/symbols.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { english } from '../../../src/core/messages/translate.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { finish } from '../../../src/core/steps.js';
import { sfiaLibrary } from './fixtures.js';

const library = sfiaLibrary();
const index = new JournalIndex();
index.set(
  readNote(
    'a.md',
    '# Backups\n\n- 2026-03-02 Restored the *wiki* #ITOP/4\n- Wrote words\n- Wiki again #ITOP/3 #PROG/2\n',
    {
      library,
      markers: defaultMarkers,
      today: '2026-12-31',
    },
  ),
);

const findSymbols = (query: string): readonly JournalSymbol[] =>
  finish(find(query, findSkills(library, query, 40), index, library));
const namesFor = (query: string): readonly string[] => findSymbols(query).map(({ name }) => name);

describe('workspace symbols', () => {
  it('are skills by code, name and words of a statement', () => {
    assert.equal(namesFor('itop')[0], 'ITOP Infrastructure operations');
    assert.deepEqual(namesFor('learn'), ['LONE Learning']);
  });

  it('are pieces of evidence by their words and tags, at the tag', () => {
    assert.deepEqual(namesFor('wiki'), ['ITOP/4 Restored the wiki', 'ITOP/3, PROG/2 Wiki again']);
    const [symbol] = findSymbols('wiki ITOP/4').filter(({ kind }) => kind === 'evidence');
    assert.deepEqual(symbol, {
      kind: 'evidence',
      name: 'ITOP/4 Restored the wiki',
      container: '2026-03-02',
      uri: 'a.md',
      position: { line: 2, character: 33 },
    });
  });

  it('are no headings and no lines without a tag, which the editor or nobody lists', () => {
    assert.deepEqual(namesFor('words'), []);
    assert.deepEqual(
      namesFor('backups').filter((name) => name.startsWith('Backups')),
      [],
    );
  });

  it('without a query are the skills', () => {
    assert.deepEqual(namesFor('').length, 4);
  });
});

describe('the symbols of a note', () => {
  it('are its entries with their dates, and no heading, which the editor has already', () => {
    const text =
      '# Backups #ITOP/3\n\n- 2026-03-02 Restored the *wiki* #ITOP/4 #PROG/2\n- [ ] Plan it #ITOP/5\n- Only #ITOP\n> ## Quoted #ITOP/1\n';
    const record = readNote('a.md', text, { library, markers: defaultMarkers, today: '2026-12-31' });
    const lines = text.split('\n');
    const found = noteSymbols(record, (line) => lines[line] ?? '', library, english);
    assert.deepEqual(
      found.map(({ name, detail, planned }) => [name, detail, planned]),
      [
        ['ITOP/4, PROG/2 Restored the wiki', '2 Mar 2026', false],
        ['ITOP/5 Plan it', 'planned', true],
      ],
    );
    assert.deepEqual(found[0]?.range, { start: { line: 2, character: 33 }, end: { line: 2, character: 40 } });
    assert.deepEqual(
      noteSymbols(undefined, () => '', library, english),
      [],
    );
  });
});
