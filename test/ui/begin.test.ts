import * as assert from 'node:assert/strict';

import { shareWorkbench } from '../support/ui.js';

describe('the first two minutes', () => {
  const open = shareWorkbench({ empty: true, theme: 'light', height: 900 });

  it('lead through a walkthrough with a picture and a button for each step', async () => {
    const workbench = await open();
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.choose('Get started with Skill Journal', 'Skill Journal');
    const { page } = workbench;
    const steps = page.locator('.getting-started-step');
    await steps.first().waitFor({ timeout: 30_000 });
    const titles = await steps.locator('.step-title').allInnerTexts();
    assert.deepEqual(titles.slice(0, 5), ['Look up', 'Write', 'See', 'Tally', 'Review']);
    for (let index = 0; index < titles.length; index += 1) {
      const step = steps.nth(index);
      if (!((await step.getAttribute('class')) ?? '').includes('expanded')) await step.click();
      await step.locator('.button-container .monaco-button').first().waitFor({ timeout: 10_000 });
      await page.locator('.getting-started-media img').first().waitFor({ timeout: 20_000 });
      await workbench.screenshot(`walkthrough ${index + 1}`);
    }
  });

  it('open the sample journal, with its evidence and without touching a disk', async () => {
    const workbench = await open();
    await workbench.runCommand('Skill Journal: Open Sample Journal');
    await workbench.page.waitForURL(/skill-journal-sample/, { timeout: 60_000 });
    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Skills');
    await tree.show();
    await tree.row('SFIA 9');
    await tree.expand('SFIA 9', 'ITOP', '4 Enable');
    // Counted meanwhile, and then the row says so.
    await workbench.page
      .locator('.monaco-list-row[aria-label*="ITOP"] .label-description', { hasText: /^\d\d/ })
      .first()
      .waitFor({ timeout: 40_000 });
    await workbench.screenshot('sample journal in memory');
  });
});
