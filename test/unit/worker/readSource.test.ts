import assert from 'node:assert/strict';
import { parseWork } from '../../../src/core/journal/blocks/markdown.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { answerRead } from '../../../src/worker/answerRead.js';
import { PostedRecords } from '../../../src/worker/postedRecords.js';
import { prepareSetup, readContent } from '../../../src/worker/readSource.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

const today = '2026-08-31';
const setup = prepareSetup({ frameworks: caseLibrary().frameworks, markers: defaultMarkers });
const source = (uri: string): { uri: string; content: undefined; path: undefined } => ({
  uri,
  content: undefined,
  path: undefined,
});
const long = Array.from({ length: 200 }, (_, i) => `- [x] restored ~~old~~ wiki ${i} #ITOP/4\n`).join('');

/** The characters that were parsed for a reading. */
function parsedFor(uri: string, content: string | Uint8Array, day = today): number {
  const before = parseWork.characters;
  const record = readContent(source(uri), content, setup, day);
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

  it('is answered packed where it comes from a file, since files are many', () => {
    const content = (value: string | Uint8Array) => ({ status: 'fulfilled' as const, value });
    const request = { kind: 'read', id: 7, batch: [source('d.md'), source('e.md'), source('f.md')], today } as const;
    const contents = [
      content(long),
      content(new TextEncoder().encode(long)),
      { status: 'rejected', reason: 'gone' },
    ] as const;
    const answer = answerRead(request, contents, setup, new PostedRecords());
    assert.deepEqual(
      [answer.id, answer.notes.map(({ uri }) => uri), answer.files?.uris, answer.unread],
      [7, ['d.md'], ['e.md'], [{ uri: 'f.md', reason: 'gone' }]],
    );
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
