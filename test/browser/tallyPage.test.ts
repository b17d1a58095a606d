import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

import { plainArrangement } from '../../src/core/tally/arrangement.js';
import type { LevelTally, Tally, TallyEntry } from '../../src/core/tally/model.js';
import { yearGaps } from '../fixtures/tally/gaps.js';
import { themes } from '../fixtures/tally/themes.js';
import { makeDate, makeEntry, makeLevel, makeLevelTally, yearTally } from '../fixtures/tally/year.js';
import { largeFramework } from '../support/largeFramework.js';
import { eventually } from '../support/eventually.js';
import type { OpenPage } from '../support/pageInBrowser.js';
import { PageBrowser, plainView as view, type PageOptions } from '../support/pageInBrowser.js';

const twelve = '12 pieces of evidence for ITOP level 4 Enable';

describe('tally page in a browser', function () {
  this.timeout(60_000);
  let browser: PageBrowser;

  before(async () => (browser = await PageBrowser.launch()));
  after(async () => browser.close());
  afterEach(async () => browser.closePages());

  async function openPage(options: PageOptions = {}): Promise<{ readonly page: Page; readonly opened: OpenPage }> {
    const opened = await browser.open(options);
    return { page: opened.page, opened };
  }

  for (const [name, theme] of Object.entries(themes)) {
    it(`has nothing that axe objects to, in ${name}, closed and open`, async () => {
      const { page, opened } = await openPage({ theme, view: { ...view, gaps: yearGaps } });
      assert.deepEqual(await opened.violations(), []);
      await page.getByRole('heading', { name: 'Targets 2 of 5 met, 1 overdue' }).click();
      await opened.click('2 pieces of evidence towards ITOP level 5');
      await page.locator('#targets .panel[open] .asked').waitFor();
      await opened.click(twelve);
      await page.locator('.panel[open] li.shown summary').first().click();
      await page.locator('#problems > summary').click();
      await opened.click('96 pieces of evidence', true);
      assert.deepEqual(await opened.violations(), []);
    });
  }

  it('has nothing that axe objects to in a narrow column, with a range that is wrong', async () => {
    const periodChoice = { kind: 'range', from: '2026-09-01', to: '2026-06-30' } as const;
    const { opened } = await openPage({ width: 340, theme: themes.dark, view: { ...view, periodChoice } });
    await opened.click(twelve);
    assert.deepEqual(await opened.violations(), []);
  });

  it('has nothing that axe objects to when it stands alone', async () => {
    const { opened } = await openPage({ script: false });
    assert.deepEqual(await opened.violations(), []);
  });

  it('moves nothing for those who asked for less motion', async () => {
    const { page } = await openPage();
    const moving = async (): Promise<number> =>
      page
        .locator('*')
        .evaluateAll(
          (all) =>
            all
              .map((one) => getComputedStyle(one))
              .filter((style) => style.transitionDuration !== '0s' || style.animationName !== 'none').length,
        );
    assert.ok((await moving()) > 0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await moving(), 0);
  });

  for (const width of [1200, 700, 340]) {
    it(`does not scroll sideways at ${width} px, with a panel open`, async () => {
      const { page, opened } = await openPage({ width });
      await opened.click(twelve);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      assert.equal(
        await page.locator('.scroller').evaluateAll((all) => all.every((one) => one.scrollWidth <= one.clientWidth)),
        true,
      );
    });
  }

  for (const width of [1200, 800, 560, 340]) {
    it(`has room for a week as the last date at ${width} px`, async () => {
      const tally = yearTally();
      const last = makeDate('2026-W45');
      const skills = tally.skills.map((skill) => ({
        ...skill,
        levels: skill.levels.map((level) => ({ ...level, last: level.last && last })),
      }));
      const { page } = await openPage({ tally: { ...tally, skills }, width });
      const weeks = page.locator('.last', { hasText: 'week 45, 2026' });
      assert.ok((await weeks.count()) > 3);
      const spilled = await weeks.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
      assert.equal(spilled, 0);
    });
  }

  it('opens the lines of a number beneath its row, by keyboard, and Escape gives the focus back', async () => {
    const { page, opened } = await openPage();
    const number = page.getByRole('button', { name: twelve });
    await number.focus();
    assert.equal(await number.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    await opened.settle();
    assert.equal(await number.getAttribute('aria-expanded'), 'true');
    const panel = page.locator('.panel[open]');
    assert.equal(await panel.locator('.lines button.entry').count(), 12);
    await panel.locator('.lines button.entry').first().focus();
    await page.keyboard.press('Escape');
    assert.equal(await panel.count(), 0);
    assert.equal(await number.getAttribute('aria-expanded'), 'false');
    assert.equal(await number.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press('Space');
    assert.equal(await panel.count(), 1);
  });

  it('draws a long list portion by portion, and keeps what is drawn while it grows', async () => {
    const deeds = (count: number): Tally =>
      oneLevel(
        Array.from({ length: count }, (_, i) =>
          makeEntry({ text: `Moved disk ${i}`, date: makeDate('2026-01-09'), position: { line: i, character: 0 } }),
        ),
      );
    const { page, opened } = await openPage({ tally: deeds(1234) });
    await opened.click('1234 pieces of evidence for ITOP level 4 Enable');
    const lines = page.locator('.matrix .panel[open] .lines button.entry');
    const rest = page.locator('.matrix .panel[open] .rest > summary');
    assert.equal(await lines.count(), 100);
    assert.deepEqual(await rest.allInnerTexts(), ['1134 more']);
    assert.deepEqual(await opened.violations(), []);
    await rest.focus();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await lines.count(), 600));
    await opened.settle();
    assert.deepEqual(await rest.allInnerTexts(), ['1134 more', '634 more']);
    await lines.nth(150).focus();
    await opened.update(deeds(1235));
    assert.deepEqual(await rest.allInnerTexts(), ['1135 more', '635 more']);
    assert.equal(await lines.count(), 600);
    assert.equal(await page.evaluate('document.activeElement.dataset.openLine'), '150');
    // The portions are one list: Escape leaves it from any line as from the first.
    await page.keyboard.press('Escape');
    await opened.settle();
    assert.equal(await lines.count(), 0);
    assert.match(
      await page.evaluate('document.activeElement.textContent'),
      /1235 pieces of evidence for ITOP level 4 /,
    );
    await page.keyboard.press('Enter');
    await opened.settle();
    assert.equal(await lines.count(), 600);

    // Closed and opened again the outer one comes last, as in what is kept for a page that is shown anew.
    await opened.click('1235 pieces of evidence for ITOP level 4 Enable');
    await opened.click('1235 pieces of evidence for ITOP level 4 Enable');
    assert.equal(await lines.count(), 600);
    const state = (await opened.recorder()).states.at(-1);
    assert.ok(state);
    const again = await openPage({ tally: deeds(1235), state });
    assert.equal(await again.page.locator('.matrix .panel[open] .lines button.entry').count(), 600);
  });

  it('keeps one panel of a row open at a time', async () => {
    const { page, opened } = await openPage();
    await opened.click(twelve);
    const other = page.getByRole('button', { name: '17 pieces of evidence for ITOP level 3 Apply' });
    await other.click();
    await eventually(async () => assert.equal(await page.locator('.matrix [aria-expanded=true]').count(), 1));
    assert.equal(await other.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.locator('.panel[open]').count(), 1);
  });

  it('closes a panel at its own heading too', async () => {
    const { page } = await openPage();
    const number = page.getByRole('button', { name: twelve });
    await number.click();
    await page.locator('.panel[open] > summary').click();
    assert.equal(await page.locator('.panel[open]').count(), 0);
    assert.equal(await number.evaluate((element) => element === document.activeElement), true);
  });

  it('moves between the numbers of a table by arrow keys, past what is not defined', async () => {
    const { page } = await openPage();
    await page.getByRole('button', { name: '5 pieces of evidence for AVMT level 3 Apply' }).focus();
    const pressed: string[] = [];
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) {
      await page.keyboard.press(key);
      pressed.push(await page.evaluate('document.activeElement.id'));
    }
    assert.deepEqual(
      pressed,
      ['AVMT.level.3', 'AVMT.level.4', 'USUP.level.4', 'USUP.level.3', 'AVMT.level.3'].map(
        (id) => `open.skill.infra.${id}`,
      ),
    );
  });

  it('asks for the line of the note that was chosen, beside with Control', async () => {
    const { page, opened } = await openPage({ tally: oneLine() });
    await opened.click('1 piece of evidence', true);
    const line = page.locator('#all-evidence button.entry');
    await line.focus();
    await page.keyboard.press('Enter');
    const message = { type: 'open', uri: 'file:///journal/a%20b.md', line: 41, character: 7 } as const;
    assert.deepEqual(await opened.lastMessage(), { ...message, beside: false });
    await line.click({ modifiers: ['Control'] });
    assert.deepEqual(await opened.lastMessage(), { ...message, beside: true });
  });

  it('asks for the period that was chosen', async () => {
    const { page, opened } = await openPage();
    assert.deepEqual(await opened.lastMessage(), { type: 'ready', open: [] });
    await page.getByRole('radio', { name: 'All time' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await opened.lastMessage(), { type: 'choose-period', choice: { kind: 'this-year' } });
    await page.getByRole('radio', { name: 'Quarter', exact: true }).click();
    assert.deepEqual(await opened.lastMessage(), {
      type: 'choose-period',
      choice: { kind: 'quarter', year: 2026, quarter: 4 },
    });
    await page.getByRole('combobox', { name: 'Quarter' }).selectOption('Q2 2026');
    assert.deepEqual(await opened.lastMessage(), {
      type: 'choose-period',
      choice: { kind: 'quarter', year: 2026, quarter: 2 },
    });
  });

  it('asks for a range only when it is applied', async () => {
    const { page, opened } = await openPage();
    await page.getByRole('radio', { name: 'Range' }).click();
    assert.deepEqual(await opened.lastMessage(), { type: 'ready', open: [] });
    await page.getByLabel('From').fill('2026-03-01');
    await page.getByLabel('From').press('Enter');
    const choice = { kind: 'range', from: '2026-03-01', to: undefined };
    assert.deepEqual(await opened.lastMessage(), { type: 'choose-period', choice });
  });

  it('offers everything where a period has nothing', async () => {
    const period = { from: '2020-01-01', to: '2020-12-31' };
    const empty = { ...yearTally(period), skills: oneLine().skills.map((skill) => ({ ...skill, levels: [] })) };
    const { page, opened } = await openPage({ tally: empty });
    await page.getByRole('button', { name: 'Show all' }).click();
    assert.deepEqual(await opened.lastMessage(), { type: 'choose-period', choice: { kind: 'all' } });
  });

  it('keeps what is open, the focus and the place when numbers change, and says the new sum', async () => {
    const { page, opened } = await openPage();
    await opened.click(twelve);
    await page.locator('.panel[open] li.shown summary').first().click();
    const line = page.locator('.panel[open] .lines button.entry').nth(5);
    await line.focus();
    const where = async (): Promise<{ readonly uri: string; readonly top: number }> =>
      page.evaluate(
        '({ uri: document.activeElement.dataset.openUri, top: document.activeElement.getBoundingClientRect().top })',
      );
    const before = await where();
    await opened.update(withOneMore(yearTally()));
    assert.equal(await page.locator('.panel[open] .lines button.entry').count(), 13);
    assert.equal(await page.locator('.panel[open] li.shown details[open]').count(), 1);
    const after = await where();
    assert.equal(after.uri, before.uri);
    // Windows scroll by whole pixels.
    assert.ok(Math.abs(after.top - before.top) <= 1, `${before.top} became ${after.top}`);
    assert.equal(
      await page.locator('#announcement').textContent(),
      '97 pieces of evidence for 7 skills in a journal of 412 notes, last on 19 Nov 2026',
    );
  });

  it('leaves a date alone that is being typed when numbers change', async () => {
    const { page, opened } = await openPage();
    await page.getByRole('radio', { name: 'Range' }).click();
    await page.getByLabel('From').fill('2026-03-01');
    await opened.update(withOneMore(yearTally()));
    assert.equal(await page.getByLabel('From').inputValue(), '2026-03-01');
    assert.equal(await page.getByLabel('From').evaluate((element) => element === document.activeElement), true);
  });

  it('stays at the range that was turned to while an earlier choice arrives', async () => {
    const { page, opened } = await openPage();
    await page.getByRole('radio', { name: 'All time' }).focus();
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('ArrowRight');
    await opened.update(yearTally(), { ...view, periodChoice: { kind: 'quarter', year: 2026, quarter: 4 } });
    assert.equal(await page.getByRole('radio', { name: 'Range' }).isChecked(), true);
    assert.equal(await page.evaluate('document.activeElement.id'), 'period.range');
    await page.keyboard.press('ArrowLeft');
    await opened.update(yearTally(), { ...view, periodChoice: { kind: 'quarter', year: 2026, quarter: 3 } });
    assert.equal(await page.getByRole('radio', { name: 'Quarter', exact: true }).isChecked(), true);
  });

  it('keeps the focus in the picker when the period changes', async () => {
    const { page, opened } = await openPage();
    await page.getByRole('radio', { name: 'All time' }).focus();
    await page.keyboard.press('ArrowRight');
    await opened.update(yearTally({ from: '2026-01-01', to: '2026-12-31' }), {
      ...view,
      periodChoice: { kind: 'this-year' },
    });
    assert.equal(await page.evaluate('document.activeElement.id'), 'period.this-year');
    assert.equal(await page.getByText('1 Jan 2026 to 31 Dec 2026').count(), 1);
  });

  it('is as it was left when it is shown again', async () => {
    const first = await browser.open();
    await first.click(twelve);
    await first.page.evaluate('scrollTo(0, 500)');
    await eventually(async () => assert.equal((await first.recorder()).states.at(-1)?.scroll, 500));
    const state = (await first.recorder()).states.at(-1);
    assert.ok(state !== undefined);
    const second = await browser.open({ state });
    const number = second.page.getByRole('button', { name: twelve });
    assert.equal(await number.getAttribute('aria-expanded'), 'true');
    assert.equal(await second.page.locator('.panel[open] .lines button.entry').count(), 12);
    assert.equal(await second.page.evaluate('scrollY'), 500);
  });

  it('opens what is open again after counting has hidden everything', async () => {
    const { page, opened } = await openPage();
    await opened.click(twelve);
    await opened.update(yearTally(), { ...view, indexing: { done: 1, total: 412 } });
    assert.equal(await page.locator('.matrix').count(), 0);
    await opened.update(yearTally());
    assert.equal(await page.locator('.panel[open]').count(), 1);
  });

  it('opens lines without a script, where the document stands alone', async () => {
    const { page } = await openPage({ script: false });
    await page.getByRole('link', { name: twelve }).click();
    assert.equal(await page.locator('.panel[open] .lines .entry').count(), 12);
    assert.equal(await page.locator('.panel[open] .lines .entry').first().isVisible(), true);
  });

  it('is one stop of the Tab key for a chart and one for a table, wherever the arrows have led', async () => {
    const { page } = await openPage();
    const stops = '.bars .opener, .numbers-row .opener';
    const tabbable = page.locator(stops).and(page.locator('[tabindex="0"]'));
    assert.equal(await tabbable.count(), 3);
    await page.locator('#timeline .bars .opener').first().focus();
    await page.keyboard.press('End');
    assert.match(await page.locator(':focus').innerText(), /in Nov 2026/);
    await page.keyboard.press('ArrowLeft');
    assert.match(await page.locator(':focus').innerText(), /in Oct 2026/);
    assert.equal(await tabbable.count(), 3);
    await page.locator('#framework\\.infra .main').first().focus();
    await page.keyboard.press('Control+End');
    assert.match(await page.locator(':focus').innerText(), /79 pieces of evidence for all skills at all levels/);
  });

  it('asks for what the filters say, a word once it is typed, and clears them at once', async () => {
    const scopes = ['infra', 'craft'].map((id) => ({ path: [id], name: `The ${id}`, scopes: [] }));
    const { page, opened } = await openPage({ view: { ...view, scopes } });
    await page.getByLabel('Skills of').selectOption('The craft');
    assert.deepEqual(await opened.lastMessage(), { type: 'arrange', change: { scope: ['craft'] } });
    await page.getByLabel('Sort by').selectOption('Most first');
    assert.deepEqual(await opened.lastMessage(), { type: 'arrange', change: { order: 'evidence' } });
    await page.getByRole('radio', { name: 'Quarters' }).click();
    assert.deepEqual(await opened.lastMessage(), { type: 'arrange', change: { grain: 'quarter' } });
    await page.getByLabel('Find skills').pressSequentially('itop');
    await eventually(async () =>
      assert.deepEqual(await opened.lastMessage(), { type: 'arrange', change: { words: 'itop' } }),
    );
    const arrangement = { ...plainArrangement, words: 'ito' };
    await opened.update(yearTally(), { ...view, scopes, arrangement });
    assert.equal(await page.getByLabel('Find skills').inputValue(), 'itop');
    await page.getByRole('button', { name: 'Clear filters' }).click();
    assert.equal(await page.getByLabel('Find skills').inputValue(), '');
    assert.deepEqual(await opened.lastMessage(), {
      type: 'arrange',
      change: { counted: 'practice', privacy: 'with', scope: [], words: '' },
    });
  });

  it('opens the lines of a bar, of a skill and of a level of all skills', async () => {
    const { page, opened } = await openPage();
    for (const [name, lines] of [
      ['13 pieces of evidence in Jun 2026', 13],
      ['35 pieces of evidence for ITOP at all levels', 35],
      ['20 pieces of evidence for all skills at level 4 Enable', 20],
    ] as const) {
      await opened.click(name);
      const panel = page.locator('.panel[open]', { hasText: name });
      assert.equal(await panel.locator('section.lines button.entry').count(), lines, name);
    }
  });

  it('shows what reviewers wrote below an entry, as text', async () => {
    const comment = {
      author: 'Anna <b>Lind</b>',
      date: makeDate('2026-06-20'),
      verdict: 'disagree' as const,
      rating: '3',
      text: 'I saw <img src=x onerror=alert(1)> level 3',
      range: { start: { line: 5, character: 0 }, end: { line: 7, character: 0 } },
    };
    const tally = oneLine({ comments: [comment] });
    const { page, opened } = await openPage({ tally });
    await opened.click('1 piece of evidence', true);
    const words = await page.locator('#all-evidence .comment').innerText();
    assert.equal(
      words.replace(/\s+/g, ' '),
      'Anna <b>Lind</b> 20 Jun 2026 disagrees rates it 3 I saw <img src=x onerror=alert(1)> level 3',
    );
    assert.equal(await page.locator('img').count(), 0);
    assert.deepEqual(await opened.violations(), []);
  });

  it('opens a comment at its line, in the note or in the review that it is written in', async () => {
    const comment = {
      author: 'Anna',
      date: undefined,
      verdict: 'agree' as const,
      rating: undefined,
      text: '',
      range: { start: { line: 43, character: 2 }, end: { line: 44, character: 0 } },
    };
    const inReview = {
      ...comment,
      author: 'Bo',
      text: 'In the half-year talk.',
      range: { start: { line: 80, character: 0 }, end: { line: 83, character: 0 } },
      uri: 'file:///journal/reviews/2026%20H1.md',
    };
    const { page, opened } = await openPage({ tally: oneLine({ comments: [comment, inReview] }), width: 400 });
    await opened.click('1 piece of evidence', true);
    await page.getByRole('button', { name: 'Anna agrees' }).click();
    const at = { type: 'open', beside: false };
    const uri = 'file:///journal/a%20b.md';
    assert.deepEqual(await opened.lastMessage(), { ...at, uri, line: 43, character: 2 });
    await page.getByRole('button', { name: 'Bo agrees 2026 H1.md In the half-year talk.' }).click();
    assert.deepEqual(await opened.lastMessage(), { ...at, uri: inReview.uri, line: 80, character: 0 });
    assert.deepEqual(await opened.violations(), []);
  });
});

describe('a tally page of 500 skills', function () {
  this.timeout(60_000);
  let browser: PageBrowser;
  before(async () => (browser = await PageBrowser.launch()));
  after(() => browser.close());
  afterEach(() => browser.closePages());

  const framework = largeFramework(500);
  const ids = framework.levels.map(({ id }) => id);
  /** A piece at level 3 for each skill; one of them has another at level 4. */
  const tallyOf = (more: number | undefined): Tally => {
    const levelsOf = (has: readonly string[]): readonly LevelTally[] =>
      ids.map((id) =>
        makeLevelTally(makeLevel(id, `Level ${id}`), ['Does it.'], has.includes(id) ? [makeEntry()] : []),
      );
    const quiet = levelsOf(['3']);
    const skills = framework.skills.map(({ code, name }, i) => ({
      framework: framework.id,
      code,
      name,
      mentions: [],
      levels: i === more ? levelsOf(['3', '4']) : quiet,
    }));
    return { ...yearTally(), skills, problems: [] };
  };

  it('opens a group by pointer and keys, keeps the focus, and shows its rows through an update', async () => {
    const opened = await browser.open({ tally: tallyOf(undefined), frameworks: [framework] });
    const { page } = opened;
    const rows = page.locator('.matrix .code');
    const group = page.getByRole('button', { name: 'Area 0 › Part 1' });
    assert.equal(await rows.count(), 0);
    assert.equal(await group.getAttribute('aria-expanded'), 'false');
    assert.deepEqual(await opened.violations(), []);
    await group.click();
    await opened.settle();
    await eventually(async () => assert.equal(await rows.count(), 20));
    assert.equal(await group.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.evaluate('document.activeElement?.dataset.group'), 'group.large.area-0.part-1');

    const row = await rows.nth(3).elementHandle();
    const changed = page.locator('[id="skill.large.SK0030"] .level .number');
    assert.deepEqual(await changed.allInnerTexts(), ['0', '0', '1', '0', '0', '1']);
    await opened.update(tallyOf(30));
    assert.equal(await rows.count(), 20);
    assert.equal(await row.evaluate((element) => element.isConnected), true);
    assert.deepEqual(await changed.allInnerTexts(), ['0', '0', '1', '1', '0', '2']);
    assert.deepEqual(await opened.violations(), []);

    await page.keyboard.press('ArrowDown');
    await eventually(async () =>
      assert.equal(await page.evaluate('document.activeElement?.dataset.group'), 'group.large.area-0.part-2'),
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await opened.settle();
    await eventually(async () => assert.equal(await rows.count(), 0));
  });

  it('opens the lines behind the sums of a group', async () => {
    const opened = await browser.open({ tally: tallyOf(undefined), frameworks: [framework], width: 420 });
    const { page } = opened;
    const group = page.locator('[id="group.large.area-0.part-1"]');
    await group.getByRole('button', { name: '20 pieces of evidence for all skills at level 3' }).click();
    await opened.settle();
    assert.equal(await group.locator('.panel[open] button.entry').count(), 20);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    assert.deepEqual(await opened.violations(), []);
  });
});

/** One more piece of evidence for ITOP at level 4. */
function withOneMore(tally: Tally): Tally {
  const skills = tally.skills.map((skill) =>
    skill.code !== 'ITOP'
      ? skill
      : {
          ...skill,
          levels: skill.levels.map((level) =>
            level.id === '4' ? { ...level, evidence: [makeEntry({ text: 'One more' }), ...level.evidence] } : level,
          ),
        },
  );
  return { ...tally, skills };
}

function oneLine(over: Partial<TallyEntry> = {}): Tally {
  return oneLevel([makeEntry({ uri: 'file:///journal/a%20b.md', position: { line: 41, character: 7 }, ...over })]);
}

function oneLevel(evidence: readonly TallyEntry[]): Tally {
  const tally = yearTally();
  const skills = tally.skills.slice(0, 1).map((skill) => ({
    ...skill,
    levels: skill.levels.map((level) => ({ ...level, evidence: level.id === '4' ? evidence : [] })),
  }));
  return { ...tally, skills };
}
