import assert from 'node:assert/strict';
import { sortSteps } from '../../src/core/sortSteps.js';
import { finish } from '../../src/core/steps.js';
import { createRandom } from '../support/randomNotes.js';

interface Item {
  readonly name: string;
  readonly number: number;
}

function items(count: number, seed: number): readonly Item[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, number) => ({ name: `n${Math.floor((random() * count) / 2)}`, number }));
}

const byName = (a: Item, b: Item): number => (a.name < b.name ? -1 : Number(a.name > b.name));

describe('sorting step by step', () => {
  for (const count of [0, 1, 999, 1_000, 1_001, 2_000, 7_654]) {
    it(`sorts ${count} items as at once, equal ones in their order`, () => {
      const given = items(count, count + 1);
      assert.deepEqual(finish(sortSteps(given, byName)), given.toSorted(byName));
    });
  }

  it('takes many steps, each of few comparisons', () => {
    let compared = 0;
    let most = 0;
    const steps = sortSteps(items(50_000, 7), (a, b) => (compared++, byName(a, b)));
    let count = 0;
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      most = Math.max(most, compared);
      compared = 0;
      count++;
    }
    assert.ok(count > 200, `${count} steps`);
    assert.ok(most < 15_000, `${most} comparisons`);
  });

  it('leaves the list as it was', () => {
    const given = items(3_000, 3);
    const before = [...given];
    finish(sortSteps(given, byName));
    assert.deepEqual(given, before);
  });
});
