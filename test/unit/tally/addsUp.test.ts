import assert from 'node:assert/strict';
import fc from 'fast-check';

import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import {
  arrangeTally,
  isInScope,
  plainArrangement,
  type ArrangedTally,
  type Arrangement,
} from '../../../src/core/tally/arrangement.js';
import { renderTallyPage } from '../../../src/core/tally/page/page.js';
import { tallyJournal } from '../../../src/core/tally/tally.js';
import { byId, findElements, hasClass, nameOf, type Element } from '../../fixtures/tally/markup.js';
import { yearFrameworks, yearTally } from '../../fixtures/tally/year.js';
import { caseLibrary } from '../../support/caseFrameworks.js';

const library = caseLibrary();
const today = '2026-11-23';
const seed = Number(process.env['SEED'] ?? 20261123);

const line = fc.constantFrom(
  '- Patched the db hosts #ITOP/4',
  '- Patched the db hosts #ITOP/4/2 #PROG/3',
  '- 2025-02-03 drained the nodes #ITOP/4',
  '- Restored the wiki #ITOP/3 #SCTY/3',
  '- Moved the racks #ITOP/2 #ITOP/4',
  '- [ ] write the runbook #ITOP/3',
  '- #private fee waived #ITOP/5',
  '- read the book #knowledge #ITOP/5',
  '## 2026-05-13 #ITOP/4',
  '2026-Q2 #acme/ITOP/2 moved the cluster',
  'just words',
  '',
  '#ITOP',
);
const note = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
const notes = fc.dictionary(fc.constantFrom('daily/2026-04-10.md', 'daily/2025-12-11.md', 'log.md'), note, {
  minKeys: 1,
});
const arrangement: fc.Arbitrary<Arrangement> = fc.record({
  counted: fc.constantFrom('practice', 'knowledge', 'planned'),
  privacy: fc.constantFrom('with', 'without', 'only'),
  scope: fc.constantFrom([], [], ['acme']),
  words: fc.constantFrom('', '', 'itop'),
  order: fc.constantFrom('framework', 'name', 'evidence', 'last'),
  grain: fc.constantFrom('auto', 'month', 'quarter'),
});
const period = fc.constantFrom(
  { from: undefined, to: undefined },
  { from: '2026-01-01', to: '2026-12-31' },
  { from: '2026-05-01', to: undefined },
);

/** The numbers of the page: of each cell, each row, each column, each bar, and of all. */
function checkSums(tally: ArrangedTally, chosen: Arrangement): void {
  const page = renderTallyPage(
    tally,
    [...library.frameworks, ...yearFrameworks],
    { periodChoice: { kind: 'all' }, today, links: 'editor', arrangement: chosen },
    english,
  );
  const markup = page.html;
  const all = numberOf(findElements(byId(markup, 'summary').inner, isOpener)[0]);
  let inTables = 0;
  for (const table of findElements(markup, (element) => hasClass(element, 'matrix'))) {
    const rows = findElements(table.inner, (element) => element.name === 'tbody').map(numbersOf);
    for (const { cells, total } of rows) assert.equal(sum(cells.flatMap(([, count]) => count)), total);
    const tableTotal = sum(rows.map(({ total }) => total));
    inTables += tableTotal;
    const [foot] = findElements(table.inner, (element) => element.name === 'tfoot').map(numbersOf);
    if (foot === undefined) continue;
    assert.equal(foot.total, tableTotal);
    for (const [column, count] of foot.cells) {
      const ofColumn = rows.flatMap(({ cells }) => cells.filter(([at]) => at === column).map(([, n]) => n));
      assert.equal(sum(ofColumn), count);
    }
  }
  assert.equal(inTables, all);
  const bars = findElements(markup, (element) => hasClass(element, 'bar-opener') && isOpener(element)).map(numberOf);
  const undated = tally.skills.flatMap(({ levels }) => levels.map((level) => level.undated));
  assert.equal(sum(bars) + sum(undated), all);
  for (const opener of findElements(page.html, isOpener)) {
    const panel = page.body(opener.attributes.get('data-opens') ?? '')?.html ?? '';
    const [lines] = findElements(panel, (element) => hasClass(element, 'lines'));
    const listed = findElements(lines?.inner ?? '', (element) => hasClass(element, 'entry'));
    assert.equal(listed.length, numberOf(opener), nameOf(opener));
  }
}

interface Row {
  /** By the place of the cell in its row. */
  readonly cells: readonly (readonly [number, number])[];
  readonly total: number;
}

function numbersOf(row: Element): Row {
  const cells = findElements(row.inner, (element) => element.name === 'td' && hasClass(element, 'level'));
  const numbers = cells.flatMap((cell, i) => {
    const [main] = findElements(cell.inner, (element) => hasClass(element, 'main'));
    return main === undefined ? [] : [[i, numberOf(main)] as const];
  });
  return { cells: numbers.slice(0, -1), total: numbers.at(-1)?.[1] ?? 0 };
}

function isOpener({ attributes }: Element): boolean {
  return attributes.has('data-opens');
}

function numberOf(opener: Element | undefined): number {
  return opener === undefined ? 0 : Number(/^\d+/.exec(nameOf(opener))?.[0]);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

describe('the tally page adds up', () => {
  it('for a year of work', () => checkSums(yearTally(), plainArrangement));

  it(`for any journal, period and filter: cells = rows = columns = bars = lines listed (seed ${seed})`, function () {
    this.timeout(60_000);
    let seen = 0;
    fc.assert(
      fc.property(notes, arrangement, period, fc.boolean(), (texts, chosen, span, impliedLevels) => {
        const index = new JournalIndex();
        for (const [uri, text] of Object.entries(texts)) {
          index.set(readNote(uri, text, { library, markers: defaultMarkers, today }));
        }
        const tally = tallyJournal(index, library, {
          period: span,
          includePrivate: chosen.privacy !== 'without',
          impliedLevels,
          only: (framework, skill) => isInScope(chosen, framework, skill),
        });
        const arranged = arrangeTally(tally, chosen);
        if (arranged.skills.some(({ levels }) => levels.some(({ evidence }) => evidence.length > 0))) seen += 1;
        checkSums(arranged, chosen);
      }),
      { seed, numRuns: 80 },
    );
    assert.ok(seen > 10, `only ${seen} of the journals had anything to count`);
  });
});
