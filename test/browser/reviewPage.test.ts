import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { exportReview } from '../../src/core/review/exportReview.js';
import { writeReview } from '../unit/review/atOnce.js';
import { launchBrowser } from '../support/browser.js';
import { fixtureGaps, fixtureNotes, makeReview, render, reviewLibrary } from '../unit/review/journal.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the HTML of a review in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let html: string;

  before(async () => {
    browser = await launchBrowser();
    const { source, context } = makeReview(fixtureNotes(), fixtureGaps(reviewLibrary()));
    const exported = await exportReview(writeReview(source, render), 'html', context);
    assert.ok(exported.kind === 'export', 'a leak');
    html = String(exported.data);
  });
  after(async () => browser.close());

  /** Opens the file as a reader would; fails where it asks for anything, or does what its own policy forbids. */
  async function open(width: number, colorScheme: 'light' | 'dark', forced = false): Promise<Page> {
    const forcedColors = forced ? 'active' : 'none';
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, forcedColors });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error') asked.push(message.text());
    });
    await page.setContent(html);
    assert.deepEqual(asked, []);
    return page;
  }

  for (const [colorScheme, forced] of [
    ['light', false],
    ['dark', false],
    ['dark', true],
  ] as const) {
    for (const width of [1100, 380]) {
      const colours = `${colorScheme}${forced ? ', in the colours of high contrast' : ''}`;
      it(`has nothing that axe objects to, and stays within ${width} px, ${colours}`, async () => {
        const page = await open(width, colorScheme, forced);
        await page.evaluate(axe);
        const results: AxeResults = await page.evaluate('axe.run()');
        assert.deepEqual(
          results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
          [],
        );
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
        await page.close();
      });
    }
  }

  it('prints to a PDF in dark ink on white, whatever the screen is', async () => {
    const page = await open(1100, 'dark');
    await page.emulateMedia({ media: 'print' });
    const [ink, paper] = await page.evaluate<[string, string]>(
      '[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]',
    );
    const brightness = (colour: string): number =>
      (colour.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0);
    assert.ok(brightness(ink) < 200, ink);
    assert.ok(brightness(paper) > 700 || paper === 'rgba(0, 0, 0, 0)', paper);
    assert.ok((await page.pdf({ format: 'A4' })).subarray(0, 5).toString() === '%PDF-');
    await page.close();
  });
});
