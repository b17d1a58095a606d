import assert from 'node:assert/strict';

import { Library } from '../../../src/core/framework/library.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import { arrangeTally, plainArrangement, type Arrangement } from '../../../src/core/tally/arrangement.js';
import { OpenBodies } from '../../../src/core/tally/page/openBodies.js';
import { renderTallyPage, type TallyPage } from '../../../src/core/tally/page/page.js';
import { mostRows } from '../../../src/core/tally/page/rowGroups.js';
import { RowMemory } from '../../../src/core/tally/page/rowMemory.js';
import type { TallyPageView } from '../../../src/core/tally/page/view.js';
import type { Period } from '../../../src/core/tally/model.js';
import { IndexEvidence, tallyJournal } from '../../../src/core/tally/tally.js';
import { byId, findElements, hasClass, nameOf, textOf } from '../../fixtures/tally/markup.js';
import { largeFramework } from '../../support/largeFramework.js';

const today = '2026-11-23';
const allTime: Period = { from: undefined, to: undefined };

/** A journal with three pieces of evidence for each of the skills. */
class Journal {
  readonly framework;
  readonly library;
  readonly index = new JournalIndex();
  readonly memory = new RowMemory();
  period = allTime;

  constructor(count: number, grouped = true) {
    this.framework = largeFramework(count, { grouped });
    this.library = new Library([this.framework]);
    for (let i = 0; i < count; i++) this.write(i, 'Did');
  }

  write(i: number, words: string): void {
    const code = this.framework.skills[i]?.code ?? '';
    const lines = ['3/1', '3/2', '4'].map((level) => `- 2026-02-0${1 + (i % 9)} ${words} ${level} #${code}/${level}`);
    const options = { library: this.library, markers: defaultMarkers, today };
    this.index.set(readNote(`note${i}.md`, lines.join('\n'), options));
  }

  page(view: Partial<TallyPageView> = {}, over: Partial<Arrangement> = {}): TallyPage {
    const arrangement = { ...plainArrangement, ...over };
    const options = { period: this.period, includePrivate: true, only: () => true };
    const tally = arrangeTally(tallyJournal(this.index, this.library, options), arrangement);
    // The editor's other features count all time between two renderings.
    const evidence = new IndexEvidence(this.index, this.library);
    for (const { code } of this.framework.skills) evidence.skill({ framework: 'large', code });
    return renderTallyPage(
      tally,
      [this.framework],
      { periodChoice: { kind: 'all' }, today, links: 'editor', arrangement, ...view },
      english,
      this.memory,
    );
  }

  get headings(): readonly string[] {
    return [...this.page().headings];
  }
}

const codesIn = (page: TallyPage): readonly string[] =>
  findElements(page.html, (element) => hasClass(element, 'code')).map(({ inner }) => textOf(inner));
const groupNames = (page: TallyPage): readonly string[] =>
  findElements(page.html, (element) => hasClass(element, 'group')).map(({ inner }) =>
    textOf(findElements(inner, (element) => element.name === 'th')[0]?.inner ?? ''),
  );

describe('the rows of the heat map', () => {
  it('stand under the names of their groups, in order', () => {
    const page = new Journal(45).page();
    assert.deepEqual(groupNames(page), [
      'Area 0 › Part 0 20 skills',
      'Area 0 › Part 1 20 skills',
      'Area 0 › Part 2 5 skills',
    ]);
    const rows = findElements(page.html, (element) => element.name === 'tbody').map(
      ({ attributes }) => attributes.get('id') ?? '',
    );
    assert.equal(rows.indexOf('group.large.area-0.part-1'), rows.indexOf('skill.large.SK0019') + 1);
    assert.equal(page.headings.size, 0);
    const [head] = findElements(byId(page.html, 'group.large.area-0.part-0').inner, ({ name }) => name === 'th');
    assert.equal(head?.attributes.get('scope'), 'rowgroup');
  });

  it('have no groups in another order than the framework’s, and in a framework without any', () => {
    assert.deepEqual(groupNames(new Journal(45).page({}, { order: 'name' })), []);
    assert.deepEqual(groupNames(new Journal(45, false).page()), []);
  });

  it('are folded by group where there are many, under the sums of the group', () => {
    const journal = new Journal(500);
    const page = journal.page();
    assert.deepEqual(codesIn(page), []);
    assert.equal(page.headings.size, 25);
    assert.ok(page.html.length < 250_000, `${page.html.length} characters`);
    const group = byId(page.html, 'group.large.area-0.part-0');
    const [toggle, ...numbers] = findElements(group.inner, ({ name }) => name === 'button');
    assert.equal(toggle?.attributes.get('aria-expanded'), 'false');
    assert.deepEqual(numbers.map(nameOf).slice(2, 4), [
      '40 pieces of evidence for all skills at level 3 Level 3, 40 of 100 statements shown',
      '20 pieces of evidence for all skills at level 4 Level 4, 0 of 100 statements shown',
    ]);
    const body = page.body(numbers[3]?.attributes.get('data-opens') ?? '')?.html ?? '';
    assert.equal(findElements(body, (element) => hasClass(element, 'entry')).length, 20);
  });

  it('come with their group when it is opened, and these alone', () => {
    const journal = new Journal(500);
    const page = journal.page({ open: new Set(['group.large.area-0.part-1']) });
    assert.deepEqual([codesIn(page).at(0), codesIn(page).at(-1), codesIn(page).length], ['SK0020', 'SK0039', 20]);
    const [toggle] = findElements(byId(page.html, 'group.large.area-0.part-1').inner, ({ name }) => name === 'button');
    assert.equal(toggle?.attributes.get('aria-expanded'), 'true');
  });

  it('are cut where there are many without groups, the rest being a click away', () => {
    const journal = new Journal(100, false);
    assert.equal(codesIn(journal.page()).length, mostRows);
    const [more = ''] = journal.headings;
    assert.deepEqual(groupNames(journal.page()), ['40 skills more']);
    assert.equal(codesIn(journal.page({ open: new Set([more]) })).length, 100);
  });

  it('are all there in a document that stands alone', () => {
    const page = new Journal(100).page({ links: 'none' });
    assert.equal(codesIn(page).length, 100);
    assert.equal(groupNames(page).length, 5);
  });
});

describe('an update of the page', () => {
  for (const [name, period] of [
    ['all time', allTime],
    ['a period', { from: '2026-01-01', to: '2026-12-31' }],
  ] as const) {
    it(`renders and sends only the rows that an edit of a note changed, for ${name}`, () => {
      const journal = new Journal(500);
      journal.period = period;
      const open = new Set(journal.headings);
      const sent = new OpenBodies();
      sent.begin([]);
      assert.equal(sent.takeRows(journal.page({ open })).length, 525);
      const before = journal.memory.rendered;
      journal.write(7, 'Did something else,');
      const page = journal.page({ open });
      // The skill, and the sums of its group.
      assert.equal(journal.memory.rendered - before, 2);
      assert.deepEqual(
        sent.takeRows(page).map(({ id }) => id),
        // The words are behind the numbers, which are as they were.
        [],
      );
      journal.index.delete('note7.md');
      journal.write(8, 'Did no 4');
      assert.deepEqual(
        sent.takeRows(journal.page({ open })).map(({ id }) => id),
        ['group.large.area-0.part-0'],
      );
      assert.ok(page.skeleton.length < 120_000, `${page.skeleton.length} characters`);
    });
  }

  it('sends a row again that was gone in between, and all of them to a page that begins anew', () => {
    const journal = new Journal(10);
    const sent = new OpenBodies();
    sent.begin([]);
    sent.takeRows(journal.page());
    journal.index.delete('note3.md');
    sent.takeRows(journal.page());
    journal.write(3, 'Did');
    assert.deepEqual(
      sent.takeRows(journal.page()).map(({ id }) => id),
      ['skill.large.SK0003'],
    );
    sent.begin([]);
    assert.equal(sent.takeRows(journal.page()).length, 10);
  });

  it('is the page that a first rendering makes', () => {
    const journal = new Journal(50);
    journal.page();
    journal.write(7, 'Did something else,');
    journal.index.delete('note8.md');
    const updated = journal.page();
    const options = { period: allTime, includePrivate: true };
    const tally = arrangeTally(tallyJournal(journal.index, journal.library, options), plainArrangement);
    const view: TallyPageView = { periodChoice: { kind: 'all' }, today, links: 'editor' };
    const fresh = renderTallyPage(tally, [journal.framework], view, english);
    assert.equal(updated.html, fresh.html);
    for (const id of ['skill.large.SK0007.level.3', 'skill.large.SK0007.level.4']) {
      assert.deepEqual(updated.body(id), fresh.body(id));
    }
  });
});
