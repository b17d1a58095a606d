import assert from 'node:assert/strict';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { tagPlaceAt } from '../../../src/core/journal/blocks/tagPlace.js';
import { remarkHashtag } from '../../../src/core/tag/mdast.js';
import { resolveTag } from '../../../src/core/tag/resolve.js';
import { mayPrecede, scanHashtag } from '../../../src/core/tag/scan.js';
import { LineIndex } from '../../../src/core/text.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { tagCases } from './cases.js';

const library = caseLibrary();
const options = { library, markers: defaultMarkers, today: '2026-12-31' };

describe('the tag grammar', () => {
  for (const { text: marked, tag, problems = [] } of tagCases) {
    const at = marked.indexOf('§');
    const text = marked.replace('§', '');
    const verdict = tag === undefined ? 'reads no tag in' : `reads ${tag} in`;

    it(`${verdict} ${JSON.stringify(marked)}`, () => {
      const record = readNote('2026-06-01.md', text, options);
      const position = new LineIndex(text).positionAt(at);
      const found = record.tags.find(
        ({ range }) => range.start.line === position.line && range.start.character === position.character,
      );
      assert.equal(found?.text, tag);
      const here = record.problems.filter(
        ({ code, range }) =>
          code.startsWith('tag.') && range.start.line === position.line && range.start.character === position.character,
      );
      assert.deepEqual(here.map(({ code }) => code).sort(), [...problems].sort());
    });

    if (tag === undefined) continue;

    it(`offers completion where it reads ${JSON.stringify(marked)}`, () => {
      assert.equal(tagPlaceAt(text, at + tag.length), 'text');
    });
  }

  it('gives the same offsets in the middle of a longer text', () => {
    const text = 'Лог ✅ 👩🏽‍💻 #ITOP/4, затем #ITOP/3';
    assert.deepEqual(scanHashtag(text, text.indexOf('#'))?.segments, ['ITOP', '4']);
    assert.equal(scanHashtag(text, text.lastIndexOf('#'))?.end, text.length);
  });

  it('takes a bar for the edge of a cell when it sees only a line', () => {
    assert.equal(mayPrecede('|#ITOP/4|', 1), 'clear');
  });

  it('resolves a bare code to the first framework, and a prefixed one to its own', () => {
    assert.equal(resolveTag('#ITOP/4', library)?.framework.id, 'sfia-9');
    assert.equal(resolveTag('#acme/ITOP/4', library)?.framework.id, 'acme');
    assert.equal(resolveTag('ITOP/4/2', library)?.statement, 2);
  });

  it('does not fall through to another framework for a level', () => {
    assert.equal(resolveTag('#ITOP/1-5', library)?.problems[0]?.code, 'tag.undefined-level');
  });

  it('writes hashtags back as a remark plugin read them', () => {
    const processor = unified().use(remarkParse).use(remarkHashtag).use(remarkStringify);
    const text = 'Patched #ITOP/4 and *#food*, `#code`, #K8S_OPS-x/1-5.\n';
    const tree = processor.parse(text);
    const values: string[] = [];
    visit(tree, 'hashtag', (node) => void values.push(node.value));
    assert.deepEqual(values, ['#ITOP/4', '#food', '#K8S_OPS-x/1-5']);
    assert.equal(processor.stringify(tree), text);
  });

  it('never throws and never reads outside the text, whatever it is given', () => {
    const piece = fc.constantFrom(
      '#',
      '#ITOP/4',
      '/',
      '-',
      '*',
      '_',
      '=',
      ' ',
      '\n',
      '[',
      ']',
      '`',
      '%%',
      '|',
      '🎉',
      '\ud800',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (let at = 0; at <= text.length; at++) {
          const found = scanHashtag(text, at);
          if (!found) continue;
          assert.ok(found.end <= text.length && found.end > at + 1);
          assert.equal(found.text, text.slice(at, found.end));
          assert.match(found.text, /\p{L}/u);
        }
      }),
      { seed: 20261123, numRuns: 2000 },
    );
  });
});
