import assert from 'node:assert/strict';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import type { Entry, NoteRecord, ReviewComment } from '../../../../src/core/journal/model.js';
import { readNote } from '../../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';

const library = caseLibrary();

function read(text: string): NoteRecord {
  return readNote('2026-06-01.md', text, { library, markers: defaultMarkers, today: '2026-12-31' });
}

/** Who comments on the entry with these words. */
function authorsOf(text: string): Record<string, readonly string[]> {
  return Object.fromEntries<readonly string[]>(
    read(text).entries.map((entry) => [
      entry.text.split('\n')[0] ?? '',
      (entry.comments ?? []).map(({ author }) => author),
    ]),
  );
}

function onlyComment(text: string): ReviewComment {
  const [comment, ...more] = read(text).entries.flatMap(({ comments = [] }) => comments);
  assert.ok(comment && more.length === 0, 'one comment');
  return comment;
}

describe('comments of reviewers', () => {
  it('are read from the callout under an item: author, date, verdict, rating and words', () => {
    const { range, date, ...rest } = onlyComment(
      [
        '- Restored the wiki #ITOP/4',
        '  > [!review] Anna Lind, 2026-06-20',
        '  > verdict:: agree',
        '  > rating:: 5',
        '  > I was there. See #ITOP/5.',
        '  >',
        '  > Twice.',
      ].join('\n'),
    );
    assert.deepEqual(rest, {
      author: 'Anna Lind',
      verdict: 'agree',
      rating: '5',
      text: 'I was there. See #ITOP/5.\nTwice.',
    });
    assert.equal(date?.text, '2026-06-20');
    assert.deepEqual(range, { start: { line: 1, character: 2 }, end: { line: 6, character: 10 } });
  });

  it('are no part of what the owner wrote: no text, field, date, tag or open task', () => {
    const lines = ['- Restored the wiki #ITOP/4', '  - result:: up again'];
    const callout = [
      '  > [!review] Anna, 2025-01-01',
      '  > impact:: none',
      '  > - [ ] look again #PROG/3',
      '  > date:: 2020-01-01',
    ];
    const bare = read(lines.join('\n')).entries;
    const reviewed = read([...lines, ...callout].join('\n')).entries;
    const withoutPlaces = (entry: Entry): unknown => ({ ...entry, range: undefined, comments: undefined });
    assert.deepEqual(reviewed.map(withoutPlaces), bare.map(withoutPlaces));
    assert.equal(reviewed[0]?.comments?.length, 1);
  });

  it('belong to the paragraph, the callout or the item right above', () => {
    assert.deepEqual(authorsOf('Did a #ITOP/4\n> [!review] A\n\nDid b #ITOP/4\n\n> [!comment] B\n> fine\n'), {
      'Did a': ['A'],
      'Did b': ['B'],
    });
    assert.deepEqual(authorsOf('> [!note] Did a #ITOP/4\n\n> [!review] A\n'), { 'Did a': ['A'] });
    assert.deepEqual(authorsOf('- Did a #ITOP/4\n- Did b #ITOP/4\n\n> [!review] B\n'), { 'Did a': [], 'Did b': ['B'] });
  });

  it('belong to the item that they are indented in, whatever it holds', () => {
    const text = '- Did a #ITOP/4\n  - Did b #ITOP/3\n    > [!review] B\n\n  > [!review] A\n';
    assert.deepEqual(authorsOf(text), { 'Did a': ['A'], 'Did b': ['B'] });
  });

  it('belong to the section or the note around them, where nothing nearer is an entry', () => {
    assert.deepEqual(authorsOf('# Move #ITOP/4\n\n> [!review] A\n\nWe moved.\n'), { Move: ['A'] });
    assert.deepEqual(authorsOf('---\ntags: [ITOP/4]\n---\n# Move\n\nWe moved.\n\n> [!review] A\n'), { Move: ['A'] });
  });

  it('belong to the row that they name', () => {
    const table = '| when | what |\n| --- | --- |\n| 06:43 | Called all #ITOP/4 |\n| 07:15 | Decided #ITOP/4 |\n';
    assert.deepEqual(authorsOf(`${table}\n> [!review] A\n> about:: 07:15 decided\n`), { '06:43': [], '07:15': ['A'] });
    assert.deepEqual(authorsOf(`${table}\n> [!review] A\n`), { '06:43': [], '07:15': [] });
  });

  it('are kept apart from each other', () => {
    assert.deepEqual(authorsOf('- Did a #ITOP/4\n  > [!review] A\n\n  > [!review] B\n'), { 'Did a': ['A', 'B'] });
  });

  it('go with what is private, be it the entry or the comment', () => {
    const text = '- Did a #ITOP/4\n  > [!review] A #private\n  > secret\n\n  > [!review] B\n';
    assert.deepEqual(
      read(text).withoutPrivate?.entries[0]?.comments?.map(({ author }) => author),
      ['B'],
    );
  });

  it('of nobody, without a date or with nonsense in their fields are read as far as they go', () => {
    const comment = onlyComment('- Did a #ITOP/4\n  > [!review]\n  > verdict:: perhaps\n  > rating::\n');
    const expected = { author: '', date: undefined, verdict: undefined, rating: undefined, text: '' };
    assert.deepEqual(comment, { ...expected, range: comment.range });
  });
});
