import assert from 'node:assert/strict';
import { compileCodePattern } from '../../../src/core/framework/codePattern.js';

describe('code pattern', () => {
  const accepted: readonly {
    readonly source: string;
    readonly yes: readonly string[];
    readonly no: readonly string[];
  }[] = [
    { source: '[A-Z]{4}', yes: ['ITOP'], no: ['itop', 'ITO', 'ITOPS', 'XITOP'] },
    { source: '^[A-Z]{4}$', yes: ['ITOP'], no: ['ITOPS'] },
    { source: 'K8S-[A-Z]{2,8}', yes: ['K8S-OPS'], no: ['K8S-', 'K8SXOPS'] },
    { source: '(?:DEV|OPS)\\d{1,3}', yes: ['DEV1', 'OPS123'], no: ['DEV', 'OPS1234'] },
    { source: '\\p{Lu}{2,4}-?\\d{2}', yes: ['ÄÖ12', 'AB-12'], no: ['ab12'] },
    { source: '([A-Z]\\.){2}', yes: ['A.B.'], no: ['AxBx', 'A.B'] },
    { source: '[^a-z\\]]x', yes: ['Ax'], no: ['ax', ']x'] },
    { source: 'A|B', yes: ['A', 'B'], no: ['AB', 'xB'] },
  ];
  for (const { source, yes, no } of accepted) {
    it(`uses ${source} for whole codes`, () => {
      const pattern = compileCodePattern(source);
      assert.ok(pattern);
      for (const code of yes) assert.ok(pattern.test(code), code);
      for (const code of no) assert.ok(!pattern.test(code), code);
    });
  }

  const refused: readonly (readonly [string, string])[] = [
    ['no end to a quantifier', '[A-Z]+'],
    ['no end to a bounded quantifier', '[A-Z]{2,}'],
    ['nested quantifiers', '(a{1,50}){1,50}'],
    ['many optional parts', 'a?'.repeat(40)],
    ['many variable quantifiers in a row', '[A-Z]{0,99}'.repeat(8)],
    ['alternatives that overlap, repeated', '(a|a){60}'],
    ['repeated emptiness', '((){999}){999}'],
    ['a look-ahead', '(?=a)a'],
    ['a look-behind', '(?<=a)a'],
    ['a back reference', '(a)\\1'],
    ['a named group', '(?<x>a)'],
    ['an open group', '(a'],
    ['an open class', '[a'],
    ['a lone bracket', 'a)'],
    ['nothing to repeat', '{4}'],
    ['numbers out of order', 'a{4,2}'],
    ['an unknown property', '\\p{Nonsense}'],
    ['a word boundary', '\\bA'],
    ['too long a text', 'A'.repeat(201)],
    ['nothing at all', ''],
  ];
  for (const [why, source] of refused) {
    it(`refuses ${why}`, () => assert.equal(compileCodePattern(source), undefined));
  }

  it('matches quickly whatever it accepts', () => {
    const pattern = compileCodePattern('[A-Z]{1,60}[A-Z]{1,60}x');
    assert.ok(pattern);
    assert.equal(pattern.test('A'.repeat(100_000)), false);
  });
});
