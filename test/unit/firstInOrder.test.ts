import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstInOrder } from '../../src/core/firstInOrder.js';

const seed = Number(process.env['SEED'] ?? 20261123);
const compare = (a: { readonly key: number }, b: { readonly key: number }): number => a.key - b.key;

describe('the first in an order', () => {
  it(`are what sorting all of them would give (seed ${seed})`, () => {
    const items = fc.array(fc.record({ key: fc.nat(20), name: fc.nat() }), { maxLength: 60 });
    fc.assert(
      fc.property(items, fc.nat(12), (given, count) => {
        assert.deepEqual(firstInOrder(given, count, compare), given.toSorted(compare).slice(0, count));
      }),
      { seed },
    );
  });

  it('cost a look at each of the others, where those stand the other way round', () => {
    const items = Array.from({ length: 50_000 }, (_, i) => ({ key: -i }));
    let compared = 0;
    const first = firstInOrder(items, 100, (a, b) => (compared++, compare(a, b)));
    assert.deepEqual([first.length, first[0]?.key], [100, -49_999]);
    assert.ok(compared < 53_000, String(compared));
  });
});
