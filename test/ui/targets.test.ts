import * as assert from 'node:assert/strict';

import { eventually } from '../support/eventually.js';
import { shareWorkbench } from '../support/ui.js';

const notes = {
  'monday.md': '# 2026-03-16\n\n- Restored the wiki from tape. #ITOP/4/2\n- Moved the mail. #ITOP/4\n',
};

describe('targets', () => {
  const open = shareWorkbench({ notes, file: 'monday.md' });

  it('are set by keyboard alone', async () => {
    const workbench = await open();
    const { page } = workbench;
    await page.setViewportSize({ width: 600, height: 800 });
    const picker = page.locator('.quick-input-widget');
    await workbench.statusItem('ITOP').waitFor();
    await workbench.runCommand('Skill Journal: Set Target…');
    await picker.getByText('ITOP Infrastructure operations').waitFor();
    await page.keyboard.type('itop');
    await page.keyboard.press('Enter');
    await picker.getByText('5 Ensure, advise').waitFor();
    await page.keyboard.press('ArrowDown');
    await workbench.screenshot('set target by keyboard');
    await page.keyboard.press('Enter');
    await picker.getByText('By when?').waitFor();
    await page.keyboard.press('Enter');
    const made = 'format: skill-profile/1\ntargets:\n  ITOP: 2\n';
    await eventually(() => assert.equal(workbench.read('.skill-journal/profile.yaml'), made));
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('are set in three answers, and marked in the tree with what is still wanted', async () => {
    const workbench = await open();
    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Skills');
    await tree.show();
    await tree.expand('SFIA 9', 'ITOP');

    await workbench.runCommand('Skill Journal: Set Target…');
    await workbench.choose('ITOP Infrastructure operations', 'itop');
    const picker = workbench.page.locator('.quick-input-widget');
    await picker.getByText('5 Ensure, advise').waitFor();
    await workbench.screenshot('set target, level');
    await workbench.choose('5 Ensure, advise');
    await picker.getByText('By when?').waitFor();
    await workbench.screenshot('set target, day');
    await workbench.answer('Jun 2031');

    await eventually(() => {
      const made = 'format: skill-profile/1\ntargets:\n  ITOP: { level: 5, by: 2031-06 }\n';
      assert.equal(workbench.read('.skill-journal/profile.yaml'), made);
    });
    await eventually(async () => {
      assert.equal((await tree.row('5 Ensure')).description, '0 of 3 · target, by Jun 2031');
      assert.equal((await tree.row('ITOP')).description, '2 · target 5');
    });
    await workbench.screenshot('set target, done');

    await workbench.runCommand('Skill Journal: Set Target…');
    await workbench.choose('ITOP Infrastructure operations', 'itop');
    await workbench.choose('No target');
    await eventually(async () => assert.doesNotMatch((await tree.row('5 Ensure')).description, /target/));
  });
});
