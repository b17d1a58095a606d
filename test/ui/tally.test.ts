import * as assert from 'node:assert/strict';
import * as path from 'node:path';
import type { FrameLocator } from 'playwright-core';

import { eventually } from '../support/eventually.js';
import { evidenceOf, levelOf, tallySampleJournal, type CliTally } from '../support/tallyByCli.js';
import { shareWorkbench } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';

const spring = { from: '2026-04-01', to: '2026-06-30' } as const;

const notes = {
  '.vscode/settings.json': '{}\n',
  'daily/2026-03-01.md': [
    '- Moved the metrics store #ITOP/4/2',
    '- Read the book on storage #ITOP/4 #knowledge',
    '- Asked for a raise over the outage #ITOP/3 #private',
    '',
  ].join('\n'),
  'daily/2026-05-04.md': '- Restored the wiki #ITOP/4\n',
};

describe('the tally page', () => {
  describe('of the sample journal', () => {
    const open = shareWorkbench();

    it('is read, and given another period, by keyboard alone', async () => {
      const workbench = await open();
      const { keyboard } = workbench.page;
      const page = workbench.webview();
      await workbench.page.locator('.statusbar-item').first().waitFor();
      await keyboard.press('F1');
      await workbench.quickPickItems();
      await keyboard.insertText('Tally Evidence');
      await eventually(async () => assert.match((await workbench.quickPickItems())[0] ?? '', /Tally Evidence$/));
      await keyboard.press('Enter');
      await page.locator('.matrix').first().waitFor();
      const focused = page.locator(':focus');

      await tabTo('All time');
      for (let steps = 0; steps < 4; steps += 1) await keyboard.press('ArrowRight');
      await tabTo('From');
      await keyboard.type('04012026');
      await tabTo('To');
      await keyboard.type('06302026');
      await tabTo('Apply');
      await keyboard.press('Enter');
      const expected = numbersOf(tallySampleJournal('--from', spring.from, '--to', spring.to));
      assert.notDeepEqual(expected, numbersOf(tallySampleJournal()));
      await eventually(async () => assert.deepEqual(await numbersOn(page), expected));

      await tabTo(/pieces? of evidence for ITOP level/);
      await keyboard.press('Enter');
      await page.locator('details.panel[open]').waitFor();
      await keyboard.press('Escape');
      await page.locator('details.panel[open]').waitFor({ state: 'detached' });
      assert.match(await focused.innerText(), /for ITOP level/);

      /** Presses Tab until what has the focus bears this name. */
      async function tabTo(name: string | RegExp): Promise<void> {
        const seen: string[] = [];
        for (let tries = 0; tries < 40; tries += 1) {
          await keyboard.press('Tab');
          const found = (await focused.count()) === 0 ? '' : await focused.evaluate(nameOf);
          if (typeof name === 'string' ? found === name : name.test(found)) return;
          seen.push(found);
        }
        throw new Error(`Tab does not lead to ${String(name)}, but past ${seen.join(' | ')}`);
      }
    });

    it('has the numbers of the command line, and each opens its lines, and each line its note', async () => {
      const tally = tallySampleJournal();
      const workbench = await open();
      const page = await openPage(workbench);
      assert.deepEqual(await numbersOn(page), numbersOf(tally));

      const level = levelOf(tally, 'ITOP', '1');
      await page.getByRole('button', { name: `${level.evidence} pieces of evidence for ITOP level 1 Follow` }).click();
      const panel = page.locator('details.panel[open]');
      const entries = evidenceOf(level);
      await eventually(async () => assert.equal(await panel.locator('.lines button.entry').count(), entries.length));
      const entry = entries.at(-1);
      assert.ok(entry);
      const name = path.posix.basename(entry.uri);
      await panel.locator('.lines button.entry', { hasText: `${name}:${entry.line}` }).click();
      await workbench.editor.waitForFile(name);
      await workbench.editor.waitForLine(entry.line);
      assert.equal(await workbench.activeTab(), name);
      assert.deepEqual(workbench.consoleErrors, []);
    });
  });

  describe('of a small journal', () => {
    const open = shareWorkbench({ notes });

    it('tells what levels imply from their own evidence as soon as a setting says so, and opens its lines', async () => {
      const workbench = await open();
      const page = await openPage(workbench);
      assert.equal(await page.locator('.implied').count(), 0);
      workbench.write('.vscode/settings.json', '{ "skillJournal.tally.impliedLevels": true }\n');
      await page.getByRole('button', { name: '2 implied for ITOP level 3 Apply by higher levels' }).click();
      const lines = page.locator('details.panel[open] .lines button.entry', { hasText: '#ITOP/4' });
      await eventually(async () => assert.equal(await lines.count(), 2));
      assert.deepEqual(await numbersOn(page), { ITOP: [0, 0, 1, 2, 0] });
      await lines.filter({ hasText: 'Restored the wiki' }).click();
      await workbench.editor.waitForFile('2026-05-04.md');
      await workbench.editor.waitForLine(1);
      assert.deepEqual(workbench.consoleErrors, []);
      workbench.write('.vscode/settings.json', '{}\n');
    });

    it('counts what the filters let through, and comes back as it was when the window is reloaded', async () => {
      const workbench = await open();
      const page = await openPage(workbench);
      assert.deepEqual(await numbersOn(page), { ITOP: [0, 0, 1, 2, 0] });

      await page.getByLabel('Private lines').selectOption('Without');
      await eventually(async () => assert.deepEqual(await numbersOn(page), { ITOP: [0, 0, 0, 2, 0] }));
      await page.getByRole('combobox', { name: 'Count', exact: true }).selectOption('Knowledge');
      await eventually(async () => assert.deepEqual(await numbersOn(page), { ITOP: [0, 0, 0, 1, 0] }));
      await page.getByLabel('Find skills').fill('security');
      await page.getByText('Nothing matches').waitFor();
      await page.getByRole('button', { name: 'Clear filters' }).last().click();
      await eventually(async () => assert.deepEqual(await numbersOn(page), { ITOP: [0, 0, 1, 2, 0] }));

      await page.getByLabel('Private lines').selectOption('Only these');
      await eventually(async () => assert.deepEqual(await numbersOn(page), { ITOP: [0, 0, 1, 0, 0] }));
      await page.getByRole('button', { name: '1 piece of evidence for ITOP level 3 Apply' }).click();
      await page.locator('details.panel[open] .lines button.entry', { hasText: 'Asked for a raise' }).waitFor();

      await workbench.reload();
      const again = workbench.webview();
      await again.locator('.matrix').first().waitFor({ timeout: 60_000 });
      assert.deepEqual(await numbersOn(again), { ITOP: [0, 0, 1, 0, 0] });
      assert.equal(await again.getByLabel('Private lines').inputValue(), 'only');
      await again.locator('details.panel[open] .lines button.entry', { hasText: 'Asked for a raise' }).waitFor();
    });

    it('follows the journal with a panel open, and opens the lines of a bar', async () => {
      const workbench = await open();
      const page = await openPage(workbench);
      await page.getByRole('button', { name: '2 pieces of evidence for ITOP level 4 Enable' }).click();
      const lines = page.locator('tbody details.panel[open] .lines button.entry');
      await eventually(async () => assert.equal(await lines.count(), 2));

      workbench.write('daily/2026-05-04.md', '- Restored the wiki #ITOP/4\n- Drained node 7 #ITOP/4\n');
      await eventually(async () => assert.equal(await lines.count(), 3), 30_000);
      await page.getByRole('button', { name: '2 pieces of evidence in May 2026' }).click();
      const bar = page.locator('#timeline details.panel[open] .lines button.entry', { hasText: 'Drained node 7' });
      await bar.click();
      await workbench.editor.waitForFile('2026-05-04.md');
      await workbench.editor.waitForLine(2);
      assert.deepEqual(workbench.consoleErrors, []);
    });
  });
});

/** Opens the page anew: what a test before this one has done to it is gone. */
async function openPage(workbench: Workbench): Promise<FrameLocator> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.runCommand('Skill Journal: Tally Evidence');
  const page = workbench.webview();
  await page.locator('.matrix').first().waitFor();
  return page;
}

/** The words by which a control of the page is known. Runs in the page. */
function nameOf(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  return (element.getAttribute('aria-label') ?? (label ?? element).textContent).replaceAll(/\s+/g, ' ').trim();
}

/** The pieces of evidence of each level, by skill, as the page shows them. */
async function numbersOn(page: FrameLocator): Promise<Record<string, number[]>> {
  const rows = await page
    .locator('tbody .numbers-row')
    .evaluateAll((all) =>
      all.map((row): [string, number[]] => [
        row.querySelector('.code')?.textContent ?? '',
        [...row.querySelectorAll('.level:not(.total) .main .number')].map((number) => Number(number.textContent)),
      ]),
    );
  return Object.fromEntries(rows);
}

function numbersOf({ skills }: CliTally): Record<string, number[]> {
  return Object.fromEntries(skills.map(({ code, levels }) => [code, levels.map(({ evidence }) => evidence)]));
}
