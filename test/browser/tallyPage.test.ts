import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';

import { english } from '../../src/core/messages/translate.js';
import type { Tally } from '../../src/core/tally/model.js';
import { renderTallyDocument } from '../../src/core/tally/page/document.js';
import { renderTallyPage } from '../../src/core/tally/page/page.js';
import type { TallyPageView } from '../../src/core/tally/page/view.js';
import type { MessageFromPage } from '../../src/webview/protocol.js';
import { themes, type Theme } from '../fixtures/tally/themes.js';
import { makeEntry, yearFrameworks, yearTally } from '../fixtures/tally/year.js';
import { launchBrowser } from '../support/browser.js';

const origin = 'http://page.test';
const view: TallyPageView = { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor' };
const twelve = '12 pieces of evidence for ITOP level 4 Enable';

/** What the page's stand-in for the editor keeps. */
interface Recorder {
  readonly messages: MessageFromPage[];
  readonly states: { readonly open: readonly string[]; readonly scroll: number }[];
}

interface Options {
  readonly tally?: Tally;
  readonly view?: TallyPageView;
  readonly theme?: Theme;
  readonly width?: number;
  readonly state?: Recorder['states'][number];
  /** Without: a document that stands alone. */
  readonly script?: boolean;
}

describe('tally page in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let script: string;
  const style = readFileSync(new URL('../../src/webview/tally.css', import.meta.url), 'utf8');
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const pages: Page[] = [];

  before(async () => {
    const entry = fileURLToPath(new URL('../../src/webview/tally.ts', import.meta.url));
    const built = await build({ entryPoints: [entry], bundle: true, write: false, format: 'iife', target: 'es2022' });
    script = built.outputFiles[0]?.text ?? '';
    browser = await launchBrowser();
  });

  after(async () => browser.close());

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
  });

  async function openPage(options: Options = {}): Promise<Page> {
    const { theme = themes.light, width = 1200, state, script: hasScript = true } = options;
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    pages.push(page);
    const shown = { ...(options.view ?? view), links: hasScript ? ('editor' as const) : ('none' as const) };
    const frame = { language: 'en', style: `${origin}/tally.css`, styleSource: origin };
    const withScript = hasScript ? { ...frame, script: { address: `${origin}/tally.js`, nonce: 'nonce' } } : frame;
    const document = renderTallyDocument(options.tally ?? yearTally(), yearFrameworks, shown, english, withScript);
    const colours = Object.entries(theme.colours).map(([name, value]) => `--vscode-${name}: ${value};`);
    await page.addInitScript(stubHost(state));
    await page.route(`${origin}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/tally.css')
        await route.fulfill({ contentType: 'text/css', body: `${style} :root { ${colours.join(' ')} }` });
      else if (path === '/tally.js') await route.fulfill({ contentType: 'text/javascript', body: script });
      else
        await route.fulfill({
          contentType: 'text/html',
          body: document.replace('<body class="', `$&${theme.bodyClass} `),
        });
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${origin}/`);
    assert.deepEqual(errors, []);
    return page;
  }

  async function readRecorder(page: Page): Promise<Recorder> {
    return page.evaluate('window.recorder');
  }

  async function lastMessage(page: Page): Promise<MessageFromPage | undefined> {
    return (await readRecorder(page)).messages.at(-1);
  }

  async function update(page: Page, tally: Tally, shown: TallyPageView = view): Promise<void> {
    const html = renderTallyPage(tally, yearFrameworks, shown, english);
    await page.evaluate(
      async (data) => {
        const received = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
        window.postMessage(data, '*');
        await received;
      },
      { type: 'update', html },
    );
  }

  async function findViolations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    const results: AxeResults = await page.evaluate('axe.run()');
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, first in ${nodes[0]?.html ?? ''}`);
  }

  for (const [name, theme] of Object.entries(themes)) {
    it(`has nothing that axe objects to, in ${name}, closed and open`, async () => {
      const page = await openPage({ theme });
      assert.deepEqual(await findViolations(page), []);
      await page.getByRole('button', { name: twelve }).click();
      await page.locator('.panel[open] li.shown summary').first().click();
      await page.locator('#problems > summary').click();
      await page.getByRole('button', { name: '96 pieces of evidence', exact: true }).click();
      assert.deepEqual(await findViolations(page), []);
    });
  }

  it('has nothing that axe objects to in a narrow column, with a range that is wrong', async () => {
    const periodChoice = { kind: 'range', from: '2026-09-01', to: '2026-06-30' } as const;
    const page = await openPage({ width: 340, theme: themes.dark, view: { ...view, periodChoice } });
    await page.getByRole('button', { name: twelve }).click();
    assert.deepEqual(await findViolations(page), []);
  });

  it('has nothing that axe objects to when it stands alone', async () => {
    assert.deepEqual(await findViolations(await openPage({ script: false })), []);
  });

  for (const width of [1200, 700, 340]) {
    it(`does not scroll sideways at ${width} px, with a panel open`, async () => {
      const page = await openPage({ width });
      await page.getByRole('button', { name: twelve }).click();
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      assert.equal(
        await page.locator('.scroller').evaluateAll((all) => all.every((one) => one.scrollWidth <= one.clientWidth)),
        true,
      );
    });
  }

  it('opens the lines of a number beneath its row, by keyboard, and Escape gives the focus back', async () => {
    const page = await openPage();
    const number = page.getByRole('button', { name: twelve });
    await number.focus();
    assert.equal(await number.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
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

  it('keeps one panel of a row open at a time', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: twelve }).click();
    const other = page.getByRole('button', { name: '17 pieces of evidence for ITOP level 3 Apply' });
    await other.click();
    await page.waitForFunction('document.querySelectorAll(".matrix [aria-expanded=true]").length === 1');
    assert.equal(await other.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.locator('.panel[open]').count(), 1);
  });

  it('closes a panel at its own heading too', async () => {
    const page = await openPage();
    const number = page.getByRole('button', { name: twelve });
    await number.click();
    await page.locator('.panel[open] > summary').click();
    assert.equal(await page.locator('.panel[open]').count(), 0);
    assert.equal(await number.evaluate((element) => element === document.activeElement), true);
  });

  it('moves between the numbers of a table by arrow keys, past what is not defined', async () => {
    const page = await openPage();
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
    const page = await openPage({ tally: oneLine() });
    await page.getByRole('button', { name: '1 piece of evidence', exact: true }).click();
    const line = page.locator('#all-evidence button.entry');
    await line.focus();
    await page.keyboard.press('Enter');
    const message = { type: 'open', uri: 'file:///journal/a%20b.md', line: 41, character: 7 } as const;
    assert.deepEqual(await lastMessage(page), { ...message, beside: false });
    await line.click({ modifiers: ['Control'] });
    assert.deepEqual(await lastMessage(page), { ...message, beside: true });
  });

  it('asks for the period that was chosen', async () => {
    const page = await openPage();
    assert.deepEqual(await lastMessage(page), { type: 'ready' });
    await page.getByRole('radio', { name: 'All time' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.deepEqual(await lastMessage(page), { type: 'choose-period', choice: { kind: 'this-year' } });
    await page.getByRole('radio', { name: 'Quarter' }).click();
    assert.deepEqual(await lastMessage(page), {
      type: 'choose-period',
      choice: { kind: 'quarter', year: 2026, quarter: 4 },
    });
    await page.getByRole('combobox', { name: 'Quarter' }).selectOption('Q2 2026');
    assert.deepEqual(await lastMessage(page), {
      type: 'choose-period',
      choice: { kind: 'quarter', year: 2026, quarter: 2 },
    });
  });

  it('asks for a range only when it is applied', async () => {
    const page = await openPage();
    await page.getByRole('radio', { name: 'Range' }).click();
    assert.deepEqual(await lastMessage(page), { type: 'ready' });
    await page.getByLabel('From').fill('2026-03-01');
    await page.getByLabel('From').press('Enter');
    const choice = { kind: 'range', from: '2026-03-01', to: undefined };
    assert.deepEqual(await lastMessage(page), { type: 'choose-period', choice });
  });

  it('offers everything where a period has nothing', async () => {
    const period = { from: '2020-01-01', to: '2020-12-31' };
    const empty = { ...yearTally(period), skills: oneLine().skills.map((skill) => ({ ...skill, levels: [] })) };
    const page = await openPage({ tally: empty });
    await page.getByRole('button', { name: 'Show all' }).click();
    assert.deepEqual(await lastMessage(page), { type: 'choose-period', choice: { kind: 'all' } });
  });

  it('keeps what is open, the focus and the place when numbers change, and says the new sum', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: twelve }).click();
    await page.locator('.panel[open] li.shown summary').first().click();
    const line = page.locator('.panel[open] .lines button.entry').nth(5);
    await line.focus();
    const where =
      '[document.activeElement.dataset.openUri, Math.round(document.activeElement.getBoundingClientRect().top)]';
    const before = await page.evaluate(where);
    await update(page, withOneMore(yearTally()));
    assert.equal(await page.locator('.panel[open] .lines button.entry').count(), 13);
    assert.equal(await page.locator('.panel[open] li.shown details[open]').count(), 1);
    assert.deepEqual(await page.evaluate(where), before);
    assert.equal(
      await page.locator('#announcement').textContent(),
      '97 pieces of evidence for 7 skills in a journal of 412 notes, last on 19 Nov 2026',
    );
  });

  it('leaves a date alone that is being typed when numbers change', async () => {
    const page = await openPage();
    await page.getByRole('radio', { name: 'Range' }).click();
    await page.getByLabel('From').fill('2026-03-01');
    await update(page, withOneMore(yearTally()));
    assert.equal(await page.getByLabel('From').inputValue(), '2026-03-01');
    assert.equal(await page.getByLabel('From').evaluate((element) => element === document.activeElement), true);
  });

  it('stays at the range that was turned to while an earlier choice arrives', async () => {
    const page = await openPage();
    await page.getByRole('radio', { name: 'All time' }).focus();
    for (let steps = 0; steps < 4; steps += 1) await page.keyboard.press('ArrowRight');
    await update(page, yearTally(), { ...view, periodChoice: { kind: 'quarter', year: 2026, quarter: 4 } });
    assert.equal(await page.getByRole('radio', { name: 'Range' }).isChecked(), true);
    assert.equal(await page.evaluate('document.activeElement.id'), 'period.range');
    await page.keyboard.press('ArrowLeft');
    await update(page, yearTally(), { ...view, periodChoice: { kind: 'quarter', year: 2026, quarter: 3 } });
    assert.equal(await page.getByRole('radio', { name: 'Quarter' }).isChecked(), true);
  });

  it('keeps the focus in the picker when the period changes', async () => {
    const page = await openPage();
    await page.getByRole('radio', { name: 'All time' }).focus();
    await page.keyboard.press('ArrowRight');
    await update(page, yearTally({ from: '2026-01-01', to: '2026-12-31' }), {
      ...view,
      periodChoice: { kind: 'this-year' },
    });
    assert.equal(await page.evaluate('document.activeElement.id'), 'period.this-year');
    assert.equal(await page.getByText('1 Jan 2026 to 31 Dec 2026').count(), 1);
  });

  it('is as it was left when it is shown again', async () => {
    const first = await openPage();
    await first.getByRole('button', { name: twelve }).click();
    await first.evaluate('scrollTo(0, 300)');
    await first.waitForFunction('window.recorder.states.at(-1)?.scroll === 300');
    const state = (await readRecorder(first)).states.at(-1);
    assert.ok(state !== undefined);
    const second = await openPage({ state });
    assert.equal(await second.getByRole('button', { name: twelve }).getAttribute('aria-expanded'), 'true');
    assert.equal(await second.evaluate('scrollY'), 300);
  });

  it('opens what is open again after counting has hidden everything', async () => {
    const page = await openPage();
    await page.getByRole('button', { name: twelve }).click();
    await update(page, yearTally(), { ...view, indexing: { done: 1, total: 412 } });
    assert.equal(await page.locator('.matrix').count(), 0);
    await update(page, yearTally());
    assert.equal(await page.locator('.panel[open]').count(), 1);
  });

  it('opens lines without a script, where the document stands alone', async () => {
    const page = await openPage({ script: false });
    await page.getByRole('link', { name: twelve }).click();
    assert.equal(await page.locator('.panel[open] .lines .entry').count(), 12);
    assert.equal(await page.locator('.panel[open] .lines .entry').first().isVisible(), true);
  });
});

function stubHost(state: Recorder['states'][number] | undefined): string {
  return `window.recorder = { messages: [], states: [] };
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => window.recorder.messages.push(message),
      getState: () => (${JSON.stringify(state ?? null)} ?? undefined),
      setState: (state) => window.recorder.states.push(state),
    });`;
}

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

function oneLine(): Tally {
  const entry = makeEntry({ uri: 'file:///journal/a%20b.md', position: { line: 41, character: 7 } });
  const tally = yearTally();
  const skills = tally.skills.slice(0, 1).map((skill) => ({
    ...skill,
    levels: skill.levels.map((level) => ({ ...level, evidence: level.id === '4' ? [entry] : [] })),
  }));
  return { ...tally, skills };
}
