import assert from 'node:assert/strict';
import { codeLenses } from '../../../src/core/editor/codeLens.js';
import { english } from '../../../src/core/messages/translate.js';
import { sfiaLibrary } from './fixtures.js';
import { noteOf } from './noteAt.js';

const library = sfiaLibrary();

function lenses(text: string): readonly (readonly [number, string])[] {
  return codeLenses(noteOf(text, library), text, english).map(({ line, title }) => [line, title]);
}

describe('code lenses', () => {
  it('count the evidence of the note and of each section that has some', () => {
    const text = 'Intro\n\n# A\n\n- one #ITOP/4\n\n## B\n\n- two #ITOP/3 #PROG/2\n\n# C\n\nnothing\n';
    assert.deepEqual(lenses(text), [
      [0, '3 pieces of evidence in this note'],
      [2, '3 pieces of evidence here'],
      [6, '2 pieces of evidence here'],
    ]);
  });

  it('count what counts: no plans, knowledge, mentions, wrong tags or wordless entries', () => {
    const text =
      '# A\n\n- [ ] plan #ITOP/4\n- read #ITOP/4 #knowledge\n- met #ITOP\n- bad #ITOP/9\n- #ITOP/3\n- did #ITOP/2\n';
    assert.deepEqual(lenses(text), [[0, '1 piece of evidence in this note']]);
  });

  it('do not take a line of code for a heading', () => {
    assert.deepEqual(lenses('# A\n\n```\n# not\n```\n\n- did #ITOP/2\n\n# B\n\n- did too #ITOP/2\n'), [
      [0, '2 pieces of evidence in this note'],
      [0, '1 piece of evidence here'],
      [8, '1 piece of evidence here'],
    ]);
  });

  it('lead to as many places as they say', () => {
    const text = '---\ntags: [x]\n---\n# A\r\n\r\n- two #ITOP/3 #PROG/2\r\n';
    const all = codeLenses(noteOf(text, library), text, english);
    assert.deepEqual(
      all.map(({ line, places }) => [line, places]),
      [
        [
          0,
          [
            { line: 5, character: 6 },
            { line: 5, character: 14 },
          ],
        ],
        [
          3,
          [
            { line: 5, character: 6 },
            { line: 5, character: 14 },
          ],
        ],
      ],
    );
  });

  it('are not there for a note without evidence', () => {
    assert.deepEqual(lenses('# A\n\n- [ ] plan #ITOP/4\n'), []);
  });
});
