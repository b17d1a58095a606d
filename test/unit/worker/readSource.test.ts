import assert from 'node:assert/strict';
import { StoredNote } from '../../../src/core/journal/storedNote.js';
import { parseWork } from '../../../src/core/journal/markdown.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { prepareSetup, readContent } from '../../../src/worker/readSource.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

const setup = prepareSetup({ frameworks: caseLibrary().frameworks, markers: defaultMarkers });
const source = (uri: string): { uri: string; content: undefined; path: undefined } => ({
  uri,
  content: undefined,
  path: undefined,
});
const long = Array.from({ length: 200 }, (_, i) => `- [x] restored ~~old~~ wiki ${i} #ITOP/4\n`).join('');

/** The characters that were parsed for a reading. */
function parsedFor(uri: string, content: string | Uint8Array, today = '2026-08-31'): number {
  const before = parseWork.characters;
  const { record } = StoredNote.of(readContent(source(uri), content, setup, today));
  assert.equal(record.uri, uri);
  assert.equal(record.entries.length, content.toString().length > 0 ? 200 : 0);
  return parseWork.characters - before;
}

describe('the content of a note', () => {
  it('is read by what changed in it where it is the text of an open note', () => {
    assert.ok(parsedFor('a.md', long) > 5000);
    const parsed = parsedFor('a.md', long.replace('wiki 100', 'wiki and 100'));
    assert.ok(parsed > 0 && parsed < 200, `${parsed} characters`);
    assert.equal(parsedFor('a.md', long.replace('wiki 100', 'wiki and 100')), 0);
  });

  it('is read anew where it comes from a file, since a file is read once', () => {
    const bytes = new TextEncoder().encode(long);
    assert.ok(parsedFor('b.md', bytes) > 5000);
    assert.ok(parsedFor('b.md', bytes) > 5000);
  });

  it('is packed where it comes from a file, since files are many', () => {
    assert.ok('entries' in readContent(source('d.md'), long, setup, '2026-08-31'));
    assert.ok('packed' in readContent(source('d.md'), new TextEncoder().encode(long), setup, '2026-08-31'));
  });

  it('is read anew the next day, to which plans may be past', () => {
    assert.ok(parsedFor('c.md', long, '2026-08-31') > 5000);
    assert.ok(parsedFor('c.md', long, '2026-09-01') > 5000);
    assert.equal(parsedFor('c.md', long, '2026-09-01'), 0);
  });

  it('is remembered of the last notes that were read alone', () => {
    for (let i = 0; i < 12; i++) parsedFor(`many/${i}.md`, long);
    assert.equal(parsedFor('many/11.md', long), 0);
    assert.ok(parsedFor('many/0.md', long) > 5000);
    assert.ok(setup.open.size <= 8);
  });
});
