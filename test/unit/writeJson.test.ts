import assert from 'node:assert/strict';
import fc from 'fast-check';
import { finish } from '../../src/core/steps.js';
import { writeJson } from '../../src/core/writeJson.js';
import { wordsOfJson } from '../../src/core/review/exportReview.js';
import { countWork } from '../support/countWork.js';

const seed = Number(process.env['SEED'] ?? 20261123);

describe('JSON, written step by step', () => {
  const value = fc.letrec<{ value: unknown; object: object }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.constantFrom(null, true, '"', '\\', '\n', ': "', '\\"'),
      fc.array(tie('value')),
      tie('object'),
    ),
    object: fc.dictionary(fc.string(), fc.oneof(tie('value'), fc.constant(undefined))),
  }));

  it(`is what it would be at once (seed ${seed})`, () => {
    fc.assert(
      fc.property(value.object, (given) => {
        assert.equal(finish(writeJson(given)), `${JSON.stringify(given, undefined, 2)}\n`);
      }),
      { seed },
    );
  });

  it('takes a step for each item of a list, however deep', () => {
    const entries = Array.from({ length: 500 }, (_, i) => ({ i, text: 'words\nand more', fields: [] }));
    const { result, steps } = countWork(writeJson({ skills: [{ levels: [{ entries }] }] }));
    assert.equal(result, `${JSON.stringify({ skills: [{ levels: [{ entries }] }] }, undefined, 2)}\n`);
    assert.ok(steps >= 500);
  });

  it(`gives its texts back, without the names of what holds them, a step each (seed ${seed})`, () => {
    fc.assert(
      fc.property(value.object, (given) => {
        const { result, steps } = countWork(wordsOfJson(JSON.stringify(given, undefined, 2)));
        const words = textsIn(given);
        assert.equal(result, words.join('\n'));
        assert.ok(steps >= words.length);
      }),
      { seed },
    );
  });
});

/** In the order in which they are written. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
