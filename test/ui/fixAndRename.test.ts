import * as assert from 'node:assert/strict';

import { openWorkbench } from '../support/ui.js';

const notes = {
  'note.md': '# Week 12\n\n- 2026-03-18 Moved the backups. #ITOP/6\n- 2026-03-19 Checked them again. #ITOP/4/2\n',
  'other.md': '---\ntags: [ITOP/4]\n---\n\nThe whole week.\n',
};

describe('mending and renaming tags by hand', () => {
  it('mends a level from the bulb', async () => {
    const workbench = await openWorkbench({ notes, file: 'note.md' });
    const { editor, page } = workbench;
    await page.locator('.squiggly-warning').first().waitFor({ timeout: 20_000 });
    await editor.goToLine(3, 36);
    await editor.press('Control+.');
    const row = page.locator('.action-widget .monaco-list-row', { hasText: 'Change to “#ITOP/5”' });
    await row.first().waitFor({ timeout: 20_000 });
    await workbench.screenshot('bulb');
    await row.first().click();
    await page.locator('.squiggly-warning').first().waitFor({ state: 'detached', timeout: 20_000 });
    assert.match(await editor.text(), /Moved the backups\. #ITOP\/5/);
  });

  it('renames a level in every note with F2, and takes it back with one undo', async () => {
    const workbench = await openWorkbench({ notes, file: 'note.md' });
    const { editor, page } = workbench;
    await editor.hover('#ITOP/4', { until: '✓' });
    await editor.hideHover();
    await editor.goToLine(4, 41);
    await editor.press('F2');
    const input = page.locator('.rename-box input');
    await input.waitFor({ timeout: 20_000 });
    assert.equal(await input.inputValue(), '4');
    await input.fill('5');
    await page.keyboard.press('Enter');
    await workbench.waitForSaved('other.md', /^tags: \[ITOP\/5\]$/m);
    assert.match(await editor.text(), /again\. #ITOP\/5\/2/);

    await editor.focus();
    await editor.press('Control+z');
    await page.locator('.view-line', { hasText: '#ITOP/4/2' }).first().waitFor({ timeout: 20_000 });
    await workbench.openFile('other.md');
    assert.match(await editor.text(), /tags: \[ITOP\/4\]/);
  });
});
