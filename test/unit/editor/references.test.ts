import assert from 'node:assert/strict';
import { findDefinition, findHighlights, findReferences } from '../../../src/core/editor/references.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { finish } from '../../../src/core/steps.js';
import { LineIndex, type Position } from '../../../src/core/text.js';
import { bothLibrary } from './fixtures.js';

const library = bothLibrary();

function read(uri: string, text: string): NoteRecord {
  return readNote(uri, text, { library, markers: defaultMarkers, today: '2026-12-31' });
}

function cursor(marked: string): { readonly note: NoteRecord; readonly position: Position } {
  const text = marked.replace('|', '');
  return { note: read('a.md', text), position: new LineIndex(text).positionAt(marked.indexOf('|')) };
}

/** `uri:column`, all on first lines. */
function referencesAt(marked: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const { note, position } = cursor(marked);
  const index = new JournalIndex();
  for (const [uri, text] of Object.entries(others)) index.set(read(uri, text));
  return finish(findReferences(note, position, index, library)).map(
    ({ uri, range: { start } }) => `${uri}:${start.line}:${start.character}`,
  );
}

describe('references', () => {
  const others = { 'b.md': '#itop/3 #acme/ITOP/2 #PROG/3', 'c.md': '---\ntags: ITOP/3/2\n---\n`#ITOP/3`' };

  it('on the code are all tags of the skill', () => {
    assert.deepEqual(referencesAt('x #IT|OP/4 #ITOP', others), ['a.md:0:2', 'a.md:0:10', 'b.md:0:0', 'c.md:1:6']);
  });

  it('on the level are those of the level, on the statement those of the statement', () => {
    assert.deepEqual(referencesAt('#ITOP/|3 #ITOP', others), ['a.md:0:0', 'b.md:0:0', 'c.md:1:6']);
    assert.deepEqual(referencesAt('#ITOP/3/2|', others), ['a.md:0:0', 'c.md:1:6']);
  });

  it('are of the text as it is now, not of what the index had', () => {
    assert.deepEqual(referencesAt('#PR|OG/3', { 'a.md': '#PROG/2 #PROG/2 #PROG/2' }), ['a.md:0:0']);
  });

  it('of a wrong tag are those that are wrong alike', () => {
    assert.deepEqual(referencesAt('#ITOP/7|', { 'b.md': '#itop/7 #ITOP/6' }), ['a.md:0:0', 'b.md:0:0']);
  });

  it('beside a tag are none', () => {
    for (const marked of ['|x #ITOP/4', '`#IT|OP/4`', '#to|do'])
      assert.deepEqual(referencesAt(marked, others), [], marked);
  });
});

describe('highlights', () => {
  it('are the same tags in the note alone', () => {
    const { note, position } = cursor('#ITOP/|3 #ITOP/4 #itop/3,#ITOP/3/1');
    const columns = findHighlights(note, position, library).map(({ start }) => start.character);
    assert.deepEqual(columns, [0, 16, 24]);
  });
});

describe('the definition', () => {
  it('is the page of what the tag names, wherever the cursor is on it', () => {
    const { note, position } = cursor('x #acme/IT|OP/2/1');
    assert.deepEqual(findDefinition(note, position, library), {
      target: { framework: 'acme', code: 'ITOP', level: '2', statement: 1 },
      range: { start: { line: 0, character: 2 }, end: { line: 0, character: 16 } },
    });
  });

  it('of an undefined level is the skill, and of an unknown skill nothing', () => {
    const one = cursor('#ITOP/7|');
    assert.deepEqual(findDefinition(one.note, one.position, library)?.target, { framework: 'sfia-9', code: 'ITOP' });
    const other = cursor('#ABCD/4|');
    assert.equal(findDefinition(other.note, other.position, library), undefined);
  });
});
