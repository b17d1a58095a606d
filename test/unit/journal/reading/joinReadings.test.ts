import assert from 'node:assert/strict';
import { moveReading } from '../../../../src/core/journal/reading/joinReadings.js';
import type { OuterReading } from '../../../../src/core/journal/reading/outerReading.js';
import type { TreeReading } from '../../../../src/core/journal/reading/readTree.js';

const summary: OuterReading['summary'] = {
  ...{ texts: ['asked'], isEmpty: false, fields: [], openTasks: undefined, heading: { date: undefined } },
  ...{ skills: [], counting: [], comments: [] },
};
const outer: OuterReading = { summary, frame: undefined, end: { line: 1, character: 5 } };
const silent: TreeReading = { entries: [], tags: [], problems: [], withoutPrivate: undefined, outer };
const rangeAt = (line: number): TreeReading['tags'][number]['range'] => {
  return { start: { line, character: 0 }, end: { line, character: 5 } };
};

describe('what some lines say', () => {
  it('is the same when they move, where nothing in it has a place', () => {
    assert.equal(moveReading(silent, 3, 5), silent);
    const seen = { ...silent, withoutPrivate: { entries: [], problems: [], outer } };
    assert.equal(moveReading(seen, 3, 5), seen);
  });

  it('moves with them, in a copy of what has a place alone', () => {
    const tag = { text: '#ITOP/4', kind: 'level', target: undefined, range: rangeAt(4) } as const;
    const moved = moveReading({ ...silent, tags: [tag] }, 3, 5);
    assert.deepEqual(moved, { ...silent, tags: [{ ...tag, range: rangeAt(6) }] });
    assert.equal(moved.outer, outer);
  });
});
