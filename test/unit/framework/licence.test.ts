import assert from 'node:assert/strict';
import { hoverFor } from '../../../src/core/editor/hover.js';
import { skillPage } from '../../../src/core/editor/skillPage.js';
import { skillsTree } from '../../../src/core/editor/skillsTree.js';
import { Library } from '../../../src/core/framework/library.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { finish } from '../../../src/core/steps.js';
import { tallyToJson } from '../../../src/core/tally/json.js';
import { tallyToTable } from '../../../src/core/tally/table.js';
import { safeMarkdown } from '../../../src/core/safeMarkdown.js';
import { IndexEvidence, tallyJournal } from '../../../src/core/tally/tally.js';
import { framework } from '../editor/fixtures.js';

const closed = framework(`format: skill-framework/1
id: closed
name: Closed ladder
licence: { name: Internal, notice: For the eyes of the crew., redistributable: false }
levels: [{ id: "1", name: Learner, essence: Zebra essence. }]
skills:
  BREW:
    name: Brewing
    description: Zebra description.
    notes: Zebra guidance.
    levels: { 1: { summary: Zebra summary., statements: [Zebra statement.] } }
`);
const library = new Library([closed]);
const index = new JournalIndex();
const note = '- 2026-01-02 made coffee #BREW/1/1\n- more #BREW/7 and #BREW/1/9\n';
index.set(readNote('file:///a.md', note, { library, markers: defaultMarkers, today: '2026-11-23' }));
const evidence = new IndexEvidence(index, library);

describe('text that may not be passed on', () => {
  it('has its notice wherever it is shown: rows, page and hover', () => {
    const tree = skillsTree(library, evidence, english);
    const at = { framework: 'closed', code: 'BREW' };
    const rows = [at, { ...at, level: '1' }, { ...at, level: '1', statement: 1 }].map((target) => tree.find(target));
    const shown = [
      ...tree.roots().map((row) => row.tooltip(safeMarkdown)),
      ...rows.map((row) => row?.tooltip(safeMarkdown) ?? ''),
      finish(skillPage(at, { library, evidence, t: english }))?.markdown ?? '',
      hoverFor('#BREW/1', { library, evidence, t: english, today: '2026-11-23' })
        ?.parts.map((p) => p.markdown)
        .join() ?? '',
    ];
    for (const text of shown) assert.match(text, /For the eyes of the crew\\?\./u);
    for (const text of shown.slice(1)) assert.match(text, /Zebra/u);
  });

  it('is in nothing that is written for others: table, JSON and problems', () => {
    const tally = tallyJournal(index, library, { period: { from: undefined, to: undefined }, includePrivate: true });
    const problems = tally.problems.map(({ code, args, range }) => ({
      code,
      uri: 'a.md',
      line: range.start.line + 1,
      column: range.start.character + 1,
      message: english(code, args),
    }));
    assert.equal(problems.length, 3);
    const written = [
      tallyToTable(tally),
      JSON.stringify(finish(tallyToJson(tally, (uri) => uri))),
      JSON.stringify(problems),
    ];
    for (const text of written) {
      assert.match(text, /BREW/u);
      assert.doesNotMatch(text, /Zebra/u);
    }
  });
});
