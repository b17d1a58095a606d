import * as assert from 'node:assert/strict';
import * as os from 'node:os';
import * as path from 'node:path';

import { eventually } from '../support/eventually.js';
import { openWorkbench, shareWorkbench } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';
import { writeJournal } from '../support/workspaceCopy.js';

describe('where there is no journal', () => {
  describe('in a folder', () => {
    const notes = {
      'README.md': '# Library\n\nSee #ITOP and issue #12.\n\n- Fixes #INCIDENTS/9\n',
      '.vscode/settings.json': '{}\n',
    };
    const open = shareWorkbench({ notes, file: 'README.md' });

    it('says by its name which command failed, and why', async () => {
      const workbench = await open();
      workbench.write('.vscode/settings.json', '{ "editor.wordWrap": ');
      await workbench.openViewContainer('Skill Journal');
      await workbench.page.getByRole('button', { name: 'Use This Folder as a Journal' }).click();
      await workbench.notified('Use This Folder as a Journal failed: Unable to write into folder settings.');
      await workbench.page.locator('[id="status.notifications"]').click();
      await workbench.screenshot('a command that failed');
      await workbench.page.locator('[id="status.notifications"]').click();
    });

    it('stays quiet, says why, and makes the folder a journal when asked', async () => {
      const workbench = await open();
      workbench.write('.vscode/settings.json', '{}\n');
      const { editor } = workbench;
      await workbench.openViewContainer('Skill Journal');
      const tree = workbench.tree('Skills');
      const words = await tree.welcome();
      assert.match(words, /No skill tag has been found in this folder/);
      await workbench.screenshot('welcome without a journal');
      assert.deepEqual(await tree.rows(), []);
      for (const severity of ['error', 'warning', 'info', 'hint'] as const) {
        assert.equal(await editor.squiggles(severity), 0, severity);
      }
      assert.deepEqual(
        (await workbench.statusItems()).filter((text) => text.includes('ITOP')),
        [],
      );

      await workbench.page.getByRole('button', { name: 'Use This Folder as a Journal' }).click();
      await workbench.statusItem('ITOP').waitFor();
      await tree.row('SFIA 9');
    });
  });

  it('offers the place of the note in the editor for an export, with no folder open', async () => {
    const { folder, remove } = writeJournal({ 'notes.md': '- Restored the wiki #ITOP/4\n' });
    try {
      const workbench = await openWorkbench({ empty: true, file: path.join(folder, 'notes.md') });
      assert.equal(await offeredPlace(workbench), path.join(folder, 'tally.csv'));
    } finally {
      remove();
    }
  });

  describe('and no folder open', () => {
    const open = shareWorkbench({ empty: true, settings: { 'files.defaultLanguage': 'markdown' } });

    it('offers a place for an export that is not the root of the disk', async () => {
      const workbench = await open();
      assert.equal(await offeredPlace(workbench), path.join(os.homedir(), 'tally.csv'));
      await workbench.screenshot('export without a folder');
      await workbench.page.keyboard.press('Escape');
    });

    it('says at once what is missing to a command that writes, before it asks anything', async () => {
      const workbench = await open();
      await workbench.openViewContainer('Skill Journal');
      const { page } = workbench;
      for (const command of [
        'Log Evidence…',
        'Create Review…',
        'Set Target…',
        'Open Skill Notes…',
        'Open Today’s Note',
      ]) {
        await workbench.runCommand(`Skill Journal: ${command}`);
        await workbench.notified('Open the folder that holds your notes first.');
        // The palette may be closing still; a question would stay.
        await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
        await page.locator('[id="status.notifications"]').click();
        if (command === 'Log Evidence…') await workbench.screenshot('no folder to log in');
        // A busy palette may have run the command twice.
        await page.locator('.notifications-center .monaco-button', { hasText: 'Open Folder' }).first().waitFor();
        await page.locator('[id="status.notifications"]').click();
        await workbench.runCommand('Notifications: Clear All Notifications');
      }
    });

    it('answers in an untitled note', async () => {
      const workbench = await open();
      const { editor } = workbench;
      await workbench.openViewContainer('Skill Journal');
      assert.match(await workbench.tree('Skills').welcome(), /Open the folder that holds your notes/);
      await workbench.runCommand('File: New Untitled Text File');
      await editor.waitForFile('Untitled-1');
      await editor.type('- 2026-03-20 Patched the hosts. #infra');
      await editor.suggestions('ITOP');
      await editor.accept('ITOP');
      await editor.suggestions('4 Enable');
      await editor.accept('4 Enable');
      assert.match(await editor.hover('#ITOP/4', { until: '1 piece of evidence' }), /4 Enable/);
      await workbench.statusItem('ITOP/4').waitFor();
    });
  });
});

async function offeredPlace(workbench: Workbench): Promise<string> {
  await workbench.runCommand('Skill Journal: Export Tally…');
  await workbench.choose('All time');
  await workbench.choose('CSV');
  const field = workbench.page.locator('.quick-input-widget input[type="text"]').first();
  return eventually(async () => {
    const offer = await field.inputValue();
    assert.match(offer, /\.csv$/);
    return offer;
  });
}
