import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldSpelling, isTypeable, slug, typedForm } from '../../../src/core/framework/spelling.js';

describe('spelling', () => {
  const folds: readonly (readonly [string, string])[] = [
    ['ITOP', 'itop'],
    ['ＩＴＯＰ', 'itop'],
    ['٤', '4'],
    ['१०', '10'],
    ['𝟜', '4'],
    ['𞥐𞥙', '09'],
    ['04', '04'],
    ['Ünit', 'ünit'],
    ['U\u0308nit', 'ünit'],
    ['ﬁx', 'fix'],
    ['', ''],
  ];
  for (const [text, folded] of folds) {
    it(`folds “${text}” to “${folded}”`, () => assert.equal(foldSpelling(text), folded));
  }

  const slugs: readonly (readonly [string, string])[] = [
    ['Ensure, advise', 'ensure-advise'],
    ['1-10', '1-10'],
    ['1.5', '1-5'],
    ['  C++ ', 'c'],
    ['_a__b_', 'a-b'],
    ['…', ''],
    ['Größe (m²)', 'größe-m2'],
    ['日本 語', '日本-語'],
  ];
  for (const [text, expected] of slugs) {
    it(`makes the slug “${expected}” of “${text}”`, () => assert.equal(slug(text), expected));
  }

  it('keeps different numbers apart', () => {
    assert.notEqual(foldSpelling('04'), foldSpelling('4'));
    assert.notEqual(slug('1.10'), slug('1.1'));
  });

  it('knows what a tag can hold as it is', () => {
    for (const text of ['ITOP', 'K8S-OPS', '012', 'ops_x', '日本', '٤', '-a', 'कि']) assert.ok(isTypeable(text), text);
    for (const text of ['', '1.5', 'a b', 'a-', 'a_', 'a/b', '#a', 'a\n', 'a,']) assert.ok(!isTypeable(text), text);
  });

  it('types a name as it is where it can', () => {
    assert.equal(typedForm('K8S_Ops'), 'K8S_Ops');
    assert.equal(typedForm('Ensure, advise'), 'ensure-advise');
  });

  it('folds to a fixed point, and slugs are typeable or empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const folded = foldSpelling(text);
        assert.equal(foldSpelling(folded), folded);
        assert.ok(slug(text) === '' || isTypeable(slug(text)));
        assert.equal(slug(slug(text)), slug(text));
      }),
      { seed: 7_101, numRuns: 2000 },
    );
  });
});
