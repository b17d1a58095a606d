import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normaliseLines, normaliseSpace, splitStatements } from '../../../src/core/framework/statements.js';

describe('statements', () => {
  const cases: readonly { readonly name: string; readonly text: string; readonly expected: readonly string[] }[] = [
    { name: 'takes each line', text: 'One. Two.\nThree.\n', expected: ['One. Two.', 'Three.'] },
    {
      name: 'takes each bullet',
      text: '- One. Two.\n* Three\n• Four\n1. Five\n2) Six\n',
      expected: ['One. Two.', 'Three', 'Four', 'Five', 'Six'],
    },
    { name: 'joins the indented lines of a bullet', text: '- One\n  goes on\n- Two', expected: ['One goes on', 'Two'] },
    { name: 'starts anew after a blank line', text: '- One\n\n  Two', expected: ['One', 'Two'] },
    { name: 'keeps a single bullet whole', text: '- One. Two.', expected: ['One. Two.'] },
    {
      name: 'splits a single line at sentence ends',
      text: 'One. Two! Three? Four',
      expected: ['One.', 'Two!', 'Three?', 'Four'],
    },
    {
      name: 'needs no capital after a sentence end',
      text: 'Finds variances. analyses them.',
      expected: ['Finds variances.', 'analyses them.'],
    },
    {
      name: 'needs white space after a full stop',
      text: 'Uses v1.5 and node.js daily.',
      expected: ['Uses v1.5 and node.js daily.'],
    },
    {
      name: 'knows that a short form ends no sentence',
      text: 'Leads calls (e.g. Monday’s), i.e. talks etc. and tools vs. people. Tests, etc. Plans z.B. releases.',
      expected: [
        'Leads calls (e.g. Monday’s), i.e. talks etc. and tools vs. people.',
        'Tests, etc.',
        'Plans z.B. releases.',
      ],
    },
    {
      name: 'splits full-width sentences without a blank',
      text: '監視する。「直す。」と言う。',
      expected: ['監視する。', '「直す。」と言う。'],
    },
    {
      name: 'leaves punctuation with its sentence',
      text: 'Uses tools . . . and wins.',
      expected: ['Uses tools . . .', 'and wins.'],
    },
    {
      name: 'knows every line end',
      text: 'One\r\nTwo\rThree\u2028Four\u0085Five',
      expected: ['One', 'Two', 'Three', 'Four', 'Five'],
    },
    { name: 'makes one blank of white space', text: '  One\u00A0 \t two  ', expected: ['One two'] },
    { name: 'leaves out empty bullets', text: '-\n- One\n- \n', expected: ['One'] },
    {
      name: 'takes no dash inside a line for a bullet',
      text: '-5 degrees\n3.5 hours',
      expected: ['-5 degrees', '3.5 hours'],
    },
    { name: 'finds nothing in white space', text: ' \n\t\r\n', expected: [] },
  ];
  for (const { name, text, expected } of cases) {
    it(name, () => assert.deepEqual(splitStatements(text), expected));
  }

  it('gives the same again when its own statements are read as lines', () => {
    const sentence = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '.', '!', '-', '1', '\n', '。', '•'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(sentence, (text) => {
        const statements = splitStatements(text);
        for (const statement of statements) assert.equal(statement, normaliseSpace(statement));
        const asBullets = statements.map((statement) => `- ${statement}\n`).join('');
        assert.deepEqual(splitStatements(asBullets), statements);
      }),
      { seed: 7_102, numRuns: 2000 },
    );
  });

  it('splits a million characters without delay', () => {
    assert.equal(splitStatements(`${'a. '.repeat(200_000)}${' '.repeat(400_000)}b`).length, 200_001);
  });

  it('keeps the lines of a text, with one kind of line end', () => {
    assert.equal(normaliseLines('\r\n  \n  a\r\n\r\n- b  \rc\n\n'), '  a\n\n- b  \nc');
  });
});
