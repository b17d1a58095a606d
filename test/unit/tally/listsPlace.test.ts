import assert from 'node:assert/strict';
import { arrangeTally, plainArrangement } from '../../../src/core/tally/arrangement.js';
import { listsPlace } from '../../../src/core/tally/page/listsPlace.js';
import type { TallyEntry } from '../../../src/core/tally/model.js';
import { makeEntry, makeLevel, makeSkill, makeTally } from './tallies.js';

const at = (line: number, given: Pick<TallyEntry, 'comments'> = {}): TallyEntry =>
  makeEntry({ ...given, position: { line, character: 2 } });
const range = (line: number) => ({ start: { line, character: 2 }, end: { line, character: 9 } });
const comment = { author: 'Anna Lind', date: undefined, verdict: undefined, rating: undefined, text: 'I was there.' };

const tally = arrangeTally(
  makeTally({
    skills: [
      makeSkill({
        mentions: [at(1)],
        levels: [
          makeLevel({
            evidence: [
              at(2),
              at(3, {
                comments: [
                  { ...comment, range: range(30) },
                  { ...comment, range: range(31), uri: 'file:///journal/review.md' },
                ],
              }),
            ],
            planned: [at(4)],
            knowledge: [at(5)],
          }),
        ],
      }),
    ],
    undatedLeftOut: [at(6)],
    problems: [{ code: 'tag.unknown-skill', args: {}, range: range(7), uri: 'file:///journal/note.md' }],
  }),
  plainArrangement,
);
const isListed = (line: number, uri = 'file:///journal/note.md', character = 2): boolean =>
  listsPlace(tally, undefined, { uri, line, character });

describe('the places that a page of a tally leads to', () => {
  it('are those of entries, of comments on them, and of problems', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7, 30].filter((line) => !isListed(line)),
      [],
    );
    assert.ok(isListed(31, 'file:///journal/review.md'));
  });

  it('are no others: no other line, character or note', () => {
    assert.deepEqual(
      [0, 8, 29, 31].filter((line) => isListed(line)),
      [],
    );
    assert.ok(!isListed(2, 'file:///journal/note.md', 3));
    assert.ok(!isListed(2, 'file:///etc/passwd'));
    assert.ok(!isListed(30, 'file:///journal/review.md'));
  });
});
