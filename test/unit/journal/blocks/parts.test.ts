import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defaultMarkers } from '../../../../src/core/journal/markers.js';
import { endOfFrontMatter, parseWork } from '../../../../src/core/journal/blocks/markdown.js';
import { BlockFacts, definitionsOf } from '../../../../src/core/journal/blocks/blockFacts.js';
import { assemble, linesOfParts, partsOf } from '../../../../src/core/journal/blocks/parts.js';
import { TagJudge } from '../../../../src/core/journal/blocks/tagJudge.js';
import { cutWindows } from '../../../../src/core/journal/blocks/windows.js';
import { readNote, readWholeNote } from '../../../../src/core/journal/reading/read.js';
import { caseLibrary } from '../../../support/caseFrameworks.js';
import { markdownExamples } from '../../../support/markdownExamples.js';
import { calmNote, createRandom, footnotedNote, randomNote } from '../../../support/randomNotes.js';
import { readSampleNotes } from '../../../support/sampleJournal.js';
import { generateJournal } from '../../../bench/generateJournal.js';

const options = { library: caseLibrary(), markers: defaultMarkers, today: '2026-08-31' };
const seed = Number(process.env.SEED ?? 20261123);
/** `npm run fuzz` tries more. */
const runs = Number(process.env.FUZZ_NOTES ?? 400);

/** The whole parse is the oracle: what is read in parts is to be no different. */
function compare(text: string, uri = 'daily/2026-06-01.md'): void {
  assert.deepEqual(readNote(uri, text, options), readWholeNote(uri, text, options), JSON.stringify(text));
}

/** How much of a note without front matter's tags is handed to the parser. */
function parsedLength(text: string): number {
  const judge = TagJudge.of(options.library, options.markers, []);
  const windows = cutWindows(text, { start: endOfFrontMatter(text), end: text.length, line: 0 });
  const parts = windows && partsOf(windows, new BlockFacts(text, judge, definitionsOf(text, windows).names));
  assert.ok(parts, 'the note can be read in parts');
  return assemble(text, linesOfParts(parts), 0).text.length;
}

describe('a note that is read in parts is read as by a parse of the whole', function () {
  this.timeout(0);

  it('on the sample journal', () => {
    const notes = readSampleNotes();
    assert.ok(notes.length > 5);
    for (const { path, text } of notes) compare(text, path);
  });

  it('on a generated journal', () => {
    for (const { path, text } of generateJournal(60, seed)) compare(text, path);
  });

  it('on the worked cases', () => {
    for (const name of ['worked-cases', 'more-cases']) {
      const file = readFileSync(new URL(`../../../fixtures/notes/${name}.md`, import.meta.url), 'utf8');
      for (const part of file.split(/^## /m)) compare(part);
    }
  });

  it("on the examples of the specifications of CommonMark and GitHub's Markdown, with tagged items around them", () => {
    assert.ok(markdownExamples.length > 730);
    for (const markdown of markdownExamples) {
      compare(markdown);
      compare(`- before #ITOP/4\n\n${markdown}\n- behind #ITOP/3\n\n# Heading\n\nat last #PROG/3\n`);
    }
  });

  it('on notes that were once read otherwise', () => {
    compare('\0#food#ITOP/4✅ 2026-05-05 \r\n\r\n- [x] moved 2026 disks #ITOP/3\r\n');
    compare('met\n\n 2026-02-30 \n* restored the wiki #ITOP/4\n');
    compare('- met #ITOP/4/2\n\n**2026-06-07**\n1. met\n\nTags: #todo\n');
    compare('met\n\nAll that was good:: in the end #ITOP/4\n');
    for (const html of ['<!-- a', '<?x', '<script>', '> <!--', '- <!X']) {
      compare(`- before #ITOP/4\n  ${html}\n- behind #ITOP/3\n\n# Heading\n`);
    }
    // A date line with an indent, which without what stands between would be in the item.
    compare('- s #ITOP*\n- e\n1.\n  2026-7-1\n* #ITOP');
    compare('# #ITOP\n##\n---\n#ITOP\n-');
    compare('# #ITOP\n## Work\nwords\n\n#ITOP\n-\n#PROG');
    // A heading that ends as an underline does.
    compare('words\n# #itop/4-');
    compare('- #ITOP/3\n\n###### #itop/4 <!--\n---Nov 2026 #PROG/3\n');
    // A template shows other words, or none.
    compare('Result: {{a}} #ITOP/4, (#ITOP/4)');
    // A heading with Logseq's state word.
    compare('## LATER #ITOP/4\nwrote\n\n- ```\n  x\n# Work\n\n- met\n');
  });

  it('on notes that hide words', () => {
    for (const text of [
      '# A\n\nmet\n\nTags: %%the list of%% #ITOP/4\n',
      '# A\n\n%%\nthe list of %% #ITOP/4\n\n- met #PROG/3\n',
      '# A\n\nmet\n\n%%\na\n\nthe list of %% #ITOP/4\n\n- met #PROG/3\n',
      '# A\n\n%%a b c d e f g h i j k l m n%% 2026-05-06\n\n- met #ITOP/4\n',
      '# A\n\n%% x\n***\n%% 2026-05-06 %%\n***\n%%\n- met #ITOP/4\n',
      '# A\n\n%%\n2026-05-06\n\n%%\n\n- met #ITOP/4\n',
      '# A\n\n%%\na\n\n%%\n2026-05-06\n\n- met #ITOP/4\n',
      '# A\n\nmet %%\n\n## B\n\n- met #ITOP/4\n\n%%\n\n- met #ITOP/4\n',
      '# A %%\n\n- asked %% #ITOP/4\n\n## B\n\n- met %% #ITOP/4\n',
      '# A\n\n```\n%% a chart\n```\n\n- met %% #ITOP/4\n',
      '# A\n\n<% a\n\n%> met #ITOP/4\n\n- met #ITOP/4\n',
      '# A\n\n- met {{ #ITOP/4\n- asked }} #ITOP/4\n',
      '# A\n\n- met #ITOP/4\n  > [!%%a%%review] Ann\n  > verdict:: agree\n\n> [%%a%%!comment] Bo\n',
      '# A\n\nmet again ❌ 2026-05-06\n\n## B\n\n- met #ITOP/4\n',
      '# A\n\n> met ❌ %%a%% 2026-05-06\n\n## B\n\n- met #ITOP/4\n',
      '# A\n\n- a\n  - met ❌ 2026-05-06\n\n- met #ITOP/4\n',
    ]) {
      compare(text);
      compare(text.replace(/\n/g, '\r\n'));
    }
  });

  it(`on notes put together by chance (seed ${seed}, ${runs} notes)`, () => {
    for (let i = 0; i < runs; i++) {
      const write = [calmNote, footnotedNote, randomNote, randomNote][i % 4] ?? randomNote;
      compare(write(createRandom(seed + i)));
    }
  });

  it('parses no more than a sixth of a journal, which is counted here and not timed', () => {
    const notes = generateJournal(300, 20261123);
    const isTagged = /#(?:ITOP|PROG)/;
    let all = 0;
    let parsed = 0;
    for (const { text } of notes) {
      all += text.length;
      if (isTagged.test(text)) parsed += parsedLength(text);
    }
    assert.ok(parsed > 0 && parsed * 6 < all, `${parsed} of ${all} characters`);
  });

  it('hands the parser little at once, since it goes over all of that with every list', () => {
    const days = Array.from(
      { length: 400 },
      (_, i) => `## 2026-01-${10 + (i % 20)}\n\nTags: #ITOP/4\n\n- met\n- *wrote*\n\n`,
    );
    for (const head of ['', '# Work #ITOP/4\n\n']) {
      const text = head + days.join('');
      parseWork.longest = 0;
      const { entries } = readNote('daily.md', text, options);
      assert.equal(entries.length, days.length + (head ? 1 : 0));
      assert.ok(parseWork.longest > 0 && parseWork.longest < 10_000, `${parseWork.longest} characters`);
      compare(text);
    }
  });

  for (const [what, text] of [
    ['a fence that an item leaves open', '- #ITOP\n  ```\n- o'],
    ['a number in a paragraph', 'words\n2. #ITOP\n2. more'],
    ['a quote without a blank behind its mark', '>#ITOP\n\ny #ITOP'],
    ['a list behind indented code', '\t#ITOP\n\n+\n\n2. #ITOP'],
    ['a BOM behind front matter', '---\n---\n\uFEFF#ITOP 1'],
    [
      'a tag line below a rule, in a section below one that a tag line speaks for',
      '# a\n#ITOP/4\n## b\n\n---\n#ITOP/3\n\nmet #PROG/3\n',
    ],
    ['a tag line below a rule under a tagged heading', '# a\n\nmet\n## b #ITOP/4\n\nmet\n\n---\n#ITOP/3\n'],
    ['a tag line behind a BOM', '---\n---\n\uFEFF- - -\\ #ITOP/4\n\n- asked\n---\n'],
    ['a date line right above a quote', '2026-02-31\n>d #ITOP/3\n\ni #PROG/3'],
    [
      'a date line with a footnote of many words',
      '2026-06-05 [^a-b-c-d-e-f-g-h-i-j-k-l-m]\n\n- wrote #ITOP/4\n\n[^a-b-c-d-e-f-g-h-i-j-k-l-m]: a\n',
    ],
    ['a heading inside HTML', '<div>\n# a\n\n- #ITOP/4\n\n<b>\n# c\n- #ITOP/3'],
  ] as const) {
    it(`on ${what}`, () => compare(text));
  }
});
