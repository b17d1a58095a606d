import * as assert from 'node:assert/strict';

import { eventually } from '../support/eventually.js';
import { shareWorkbench } from '../support/ui.js';

const notes = {
  'monday.md': '# 2026-03-16\n\n- Restored the wiki from tape. #ITOP/4/2\n- Cleaned up.\n',
  'tuesday.md': '# 2026-03-17\n\nA long day.\n\n- Read the manual of the array. #ITOP/4\n',
};
const disks = Array.from({ length: 130 }, (_, i) => `- 2026-02-16 Moved disk ${i} #ITOP/4/3\n`).join('');
const restored = '16 Mar 2026 · Restored the wiki';

describe('the view', () => {
  const open = shareWorkbench({ notes, file: 'monday.md', settings: { 'files.autoSave': 'off' } });

  it('of skills leads down to the lines of notes, and counts along while the user types', async () => {
    const workbench = await open();
    const { editor } = workbench;
    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Skills');
    await tree.show();
    await workbench.tree('Evidence').fold();
    await tree.expand('SFIA 9', 'ITOP', '4 Enable', '2 Configures');
    const shown = await tree.row(restored);
    assert.equal(shown.description, 'monday.md');
    assert.equal(shown.expanded, undefined);
    assert.equal((await tree.row('ITOP')).description, '2');
    assert.match((await tree.row('4 Enable')).description, /1 of 8 statements/);

    await tree.click('17 Mar 2026 · Read the manual');
    await editor.waitForFile('tuesday.md');
    await editor.waitForLine(5);
    await tree.click(restored);
    await editor.waitForFile('monday.md');
    await editor.waitForLine(3);

    await editor.typeAtEndOfLine(4, ' #ITOP/4/3');
    await eventually(async () => {
      assert.equal((await tree.row('ITOP')).description, '3');
      assert.match((await tree.row('4 Enable')).description, /2 of 8 statements/);
      assert.equal((await tree.row('2 Configures')).expanded, true);
      assert.equal((await tree.row('3 Maintains')).expanded, false);
      assert.equal((await tree.row(restored)).depth, shown.depth);
    });
    await tree.expand('3 Maintains');
    assert.equal((await tree.row('16 Mar 2026 · Cleaned up')).depth, shown.depth);
    assert.equal(workbench.read('monday.md'), notes['monday.md'], 'Nothing has been saved.');

    // Only what has evidence, and the view says so.
    await workbench.runCommand('Skill Journal: Filter Skills…');
    await workbench.choose('With Evidence');
    await eventually(async () => {
      assert.match(await tree.title(), /With Evidence/i);
      assert.deepEqual(
        (await tree.rows()).filter(({ depth }) => depth === shown.depth - 2).map(({ label }) => label),
        ['4 Enable'],
      );
    });
    await workbench.screenshot('skills with evidence');
    await workbench.runCommand('Skill Journal: Filter Skills…');
    await workbench.choose('All');
    await tree.row('1 Follow');
    await editor.focus();
    await workbench.runCommand('File: Revert File');
  });

  it('of evidence lists it by date, follows the typing, and keeps what is open and chosen', async () => {
    const workbench = await open();
    const { editor } = workbench;
    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Evidence');
    await workbench.tree('Skills').fold();
    await tree.show();
    await tree.row('Mar 2026');
    await eventually(async () => {
      assert.deepEqual(
        (await tree.rows()).map(({ label, description }) => [label, description]),
        [
          ['Mar 2026', '2'],
          ['17 Mar · Read the manual of the array.', '#ITOP/4'],
          ['16 Mar · Restored the wiki from tape.', '#ITOP/4/2'],
        ],
      );
    });
    await tree.click('16 Mar');
    await editor.waitForFile('monday.md');
    await editor.waitForLine(3);

    await editor.typeAtEndOfLine(4, ' #ITOP/3');
    await eventually(async () => {
      assert.equal((await tree.row('Mar 2026')).description, '3');
      assert.match((await tree.row('16 Mar · Cleaned up')).description, /#ITOP\/3/);
    });
    assert.equal(await tree.selected(), '16 Mar · Restored the wiki from tape.');
    await editor.typeAtEndOfFile('- [ ] Plan the move #ITOP/5\n- [ ] Ask for money 📅 2026-04-01 #ITOP/5\n');
    await eventually(async () => {
      assert.equal((await tree.row('Planned')).description, '2');
    });
    await tree.expand('Planned');
    await tree.row('1 Apr 2026 · Ask for money');
    await workbench.screenshot('evidence');
    await workbench.runCommand('Skill Journal: Group Evidence by Week');
    await tree.row('Week 12, 2026');
    await workbench.runCommand('Skill Journal: Group Evidence by Month');
    await tree.row('Mar 2026');
    await editor.focus();
    await workbench.runCommand('File: Revert File');
  });

  it('of each kind shows a hundred rows of a group, and the others to who asks for them', async () => {
    const workbench = await open();
    const { page } = workbench;
    workbench.write('disks.md', disks);
    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Evidence');
    await workbench.tree('Skills').fold();
    await tree.show();
    assert.equal((await tree.row('Feb 2026')).description, '130');
    // A click on the group folds it.
    await tree.click('Feb 2026');
    await page.keyboard.press('ArrowRight');
    await tree.row('16 Feb · Moved disk 0');
    await page.keyboard.press('End');
    assert.equal((await tree.row('Show more')).description, '30 not shown');
    await workbench.screenshot('more evidence');
    await tree.click('Show more');
    await tree.row('16 Feb · Moved disk 100');
    await page.keyboard.press('End');
    await tree.row('16 Feb · Moved disk 129');
    assert.ok(!(await tree.rows()).some(({ label }) => label === 'Show more'));

    await tree.fold();
    const skills = workbench.tree('Skills');
    await skills.show();
    await skills.expand('SFIA 9', 'ITOP', '4 Enable', '3 Maintains');
    await skills.click('16 Feb 2026 · Moved disk 129');
    await skills.click('3 Maintains');
    await page.keyboard.press('ArrowRight');
    for (let i = 0; i < 101; i++) await page.keyboard.press('ArrowDown');
    assert.equal((await skills.row('Show more')).description, '30 not shown');
    await workbench.screenshot('more of a statement');
    await skills.click('Show more');
    await skills.row('16 Feb 2026 · Moved disk 29');
  });
});
