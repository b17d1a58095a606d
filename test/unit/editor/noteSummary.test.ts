import assert from 'node:assert/strict';
import { summariseNote, type NoteSummary } from '../../../src/core/editor/noteSummary.js';
import type { NoteRecord, TagOccurrence } from '../../../src/core/journal/model.js';
import { english } from '../../../src/core/messages/translate.js';
import { targetOf, resolveTag } from '../../../src/core/tag/resolve.js';
import { bothLibrary, hostileLibrary } from './fixtures.js';
import { assertHarmless } from './render.js';

const library = bothLibrary();
const start = { line: 0, character: 0 };

function occurrence(text: string, given = library): TagOccurrence {
  const resolution = resolveTag(text, given);
  const target = resolution && targetOf(resolution);
  return { range: { start, end: start }, text, kind: resolution?.kind ?? 'marker', target };
}

function summary(tags: readonly string[], changes: Partial<NoteRecord> = {}, given = library): NoteSummary | undefined {
  const record: NoteRecord = {
    uri: 'file:///n.md',
    skipped: false,
    entries: [],
    withoutPrivate: undefined,
    tags: tags.map((tag) => occurrence(tag, given)),
    problems: [],
    ...changes,
  };
  return summariseNote(record, given, english);
}

describe('the summary of a note', () => {
  it('counts tags by skill and level, the most frequent first', () => {
    assert.equal(summary(['#ITOP/3', '#ITOP/4', '#ITOP/4/2', '#itop/4'])?.text, 'ITOP/4 ×3, ITOP/3');
  });

  it('names the framework where the bare tag would mean another', () => {
    assert.equal(summary(['#acme/ITOP/2', '#ITOP/2'])?.text, 'acme/ITOP/2, ITOP/2');
  });

  it('has room for three and counts the rest', () => {
    assert.equal(summary(['#ITOP/1', '#ITOP/2', '#ITOP/3', '#ITOP/4', '#PROG'])?.text, 'ITOP/1, ITOP/2, ITOP/3 +2');
  });

  it('names skills and levels in the tooltip, and wrong tags', () => {
    assert.equal(
      summary(['#ITOP/4', '#PROG', '#ITOP/9'])?.tooltip,
      [
        '**Skill tags of this note**',
        '- ITOP/4: ITOP Infrastructure operations — 4 Enable\n- PROG: PROG Programming and software development',
        '1 tag is wrong',
      ].join('\n\n'),
    );
  });

  it('says how much evidence is of today, where there is any', () => {
    const record = { uri: 'file:///n.md', skipped: false, entries: [], withoutPrivate: undefined, problems: [] };
    const tags = [occurrence('#ITOP/4')];
    const made = summariseNote({ ...record, tags }, library, english, 2);
    assert.equal(made?.text, 'ITOP/4 · 2 today');
    assert.match(made.tooltip, /\n\nToday, in all notes: 2 pieces of evidence$/u);
    assert.equal(summariseNote({ ...record, tags }, library, english, 0)?.text, 'ITOP/4');
  });

  it('says when all tags are wrong', () => {
    assert.equal(summary(['#ITOP/9', '#PROG/9'])?.text, '2 tags are wrong');
  });

  it('is nothing without tags of ours, without a record, and for a note that is left out', () => {
    assert.equal(summary([]), undefined);
    assert.equal(summary(['#private', '#todo']), undefined);
    assert.equal(summary(['#ITOP/4'], { skipped: true }), undefined);
    assert.equal(summariseNote(undefined, library, english), undefined);
  });

  it('leaves hostile words as words', () => {
    const made = summary(['#EVIL/4', '#EVIL'], {}, hostileLibrary());
    assert.ok(made);
    assertHarmless(made.tooltip, /^(?!)/u);
    assert.doesNotMatch(made.text, /\$\(/u);
  });
});
