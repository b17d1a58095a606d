import assert from 'node:assert/strict';
import type { Nodes } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { spanOf } from '../../../src/core/journal/blocks/markdown.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { LineIndex } from '../../../src/core/text.js';
import { caseLibrary } from '../../support/caseFrameworks.js';
import { specificationExamples } from '../../support/markdownExamples.js';

const plain = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkMath, { singleDollarTextMath: false });
const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-12-31' };
const planted = ' #ITOP/4 ';

/** Every how many places a tag is planted; `FULL=1` plants at every place. */
const stride = process.env.FULL === undefined ? 5 : 1;

/** The GFM plugin of the plain parser looks for addresses once more in the tree, and leaves text without a place. */
function isPlaced(node: Nodes): boolean {
  return node.position !== undefined && (!('children' in node) || node.children.every(isPlaced));
}

/** Whether the plain parser sees text at `offset`: then, and only then, a tag is to be read there. */
function isText(node: Nodes, offset: number): boolean {
  if (node.type === 'text') {
    const { start, end } = spanOf(node);
    return start <= offset && offset < end;
  }
  return 'children' in node && node.children.some((child) => isText(child, offset));
}

describe("the examples of the specifications of CommonMark and GitHub's Markdown with tags planted into them", () => {
  for (const section of new Set(specificationExamples.map((example) => example.section))) {
    const examples = specificationExamples.filter((example) => example.section === section);
    it(`reads them where the plain parser sees text: ${section}`, () => {
      let read = 0;
      let tried = 0;
      for (const { markdown } of examples) {
        // Marks of note tools that CommonMark knows nothing of.
        if (/%%|\[\[|\{\{|<%/.test(markdown)) continue;
        for (let at = markdown.length % stride; at <= markdown.length; at += stride) {
          // Inside a line end or an escape nothing can be planted.
          if (markdown[at - 1] === '\\' || markdown[at - 1] === '\r') continue;
          const text = markdown.slice(0, at) + planted + markdown.slice(at);
          const offset = at + 1;
          const tree = plain.parse(text);
          if (!isPlaced(tree)) continue;
          const expected = isText(tree, offset);
          const { line, character } = new LineIndex(text).positionAt(offset);
          const found = readNote('note.md', text, options).tags.some(
            ({ range: { start } }) => start.line === line && start.character === character,
          );
          assert.equal(found, expected, `${JSON.stringify(text)} at ${offset}`);
          tried++;
          if (found) read++;
        }
      }
      assert.ok(tried > 0);
      if (section === 'Paragraphs') assert.ok(read > 0);
    });
  }
});
