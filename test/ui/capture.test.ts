import * as assert from 'node:assert/strict';

import { today } from '../../src/vscode/support/today.js';
import { eventually } from '../support/eventually.js';
import { shareWorkbench } from '../support/ui.js';

const notes = {
  'daily/2026-01-05.md': '# Mon\n\n- Patched the hosts #ITOP/3\n- Swapped the fans\n',
  'daily/2026-01-06.md': '# Tue\n\n- Patched more hosts #ITOP/3/1, not #ITOP/9\n- #todo and `#ITOP/4`\n',
  'day.md': '- did #ITOP/4 now\n- [ ] plan #ITOP/5 later\n- wrong #ITOP/9 here\n- other #SCTY/4 there\n- plain words\n',
};

describe('in one journal', () => {
  const open = shareWorkbench({ notes, file: 'daily/2026-01-05.md', theme: 'light' });

  describe('writing evidence down', () => {
    it('logs it by keyboard only, in a note of the day that is made for it', async () => {
      const workbench = await open();
      const { page, editor } = workbench;
      await workbench.statusItem('ITOP').waitFor();
      await editor.goToLine(4);
      await page.keyboard.press('Shift+Alt+E');
      const picker = page.locator('.quick-input-widget');
      await picker.getByText('ITOP/3 Infrastructure operations — Apply').waitFor();
      // What is used most comes first.
      assert.match((await workbench.quickPickItems())[0] ?? '', /^ITOP\/3 /);
      await page.keyboard.type('itop ena', { delay: 20 });
      await picker.getByText('ITOP/4 Infrastructure operations — Enable').waitFor();
      await workbench.screenshot('log evidence, level');
      await page.keyboard.press('Enter');
      await picker.getByText('The level as a whole').waitFor();
      await workbench.screenshot('log evidence, statement');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await picker.getByText('What did you do?').waitFor();
      assert.equal(await picker.locator('input[type="text"]').first().inputValue(), 'Swapped the fans');
      await workbench.screenshot('log evidence, words');
      await page.keyboard.type('Wrote the runbook', { delay: 20 });
      await page.keyboard.press('Enter');
      const day = today();
      await page.locator('.explorer-folders-view', { hasText: `${day}.md` }).waitFor();
      await workbench.screenshot('log evidence, done');
      const text = await workbench.waitForSaved(`daily/${day}.md`, /runbook/);
      assert.equal(text, `# ${day}\n\n## Evidence\n\n- Wrote the runbook #ITOP/4/2\n`);

      await page.keyboard.press('Shift+Alt+E');
      await picker.getByText('ITOP/4 Infrastructure operations — Enable').first().waitFor();
      await page.keyboard.press('Escape');
      await workbench.openFile(`${day}.md`);
      await editor.press('Control+z');
      assert.doesNotMatch(await editor.text(), /runbook/);
    });

    it('tags the line that the cursor is in', async () => {
      const workbench = await open();
      await workbench.openFile('2026-01-05.md');
      await workbench.statusItem('ITOP').waitFor();
      await workbench.editor.goToLine(4);
      await workbench.runCommand('Skill Journal: Tag This Line…');
      await workbench.choose('ITOP/2 Infrastructure operations — Assist', 'itop/2');
      await workbench.choose('The level as a whole');
      await workbench.page.locator('.view-line', { hasText: 'Swapped the fans #ITOP/2' }).waitFor();
      assert.match(await workbench.editor.text(), /^- Swapped the fans #ITOP\/2$/m);
    });
  });

  describe('the looks of tags', () => {
    it('tell known, wrong, unfamiliar and planned tags apart in a light, a dark and a high-contrast theme', async () => {
      const workbench = await open();
      await workbench.openFile('day.md');
      await workbench.statusItem('ITOP').waitFor();
      const seen: string[] = [];
      for (const [theme, label] of [['light'], ['dark', 'Dark Modern'], ['hc', 'Dark High Contrast']] as const) {
        if (label !== undefined) {
          await workbench.runCommand('Preferences: Color Theme');
          await workbench.choose(label, label);
        }
        await workbench.waitForTheme(theme);
        await eventually(async () => {
          const colours = await Promise.all(
            ['#ITOP/4', '#ITOP/5', '#ITOP/9', '#SCTY/4', 'plain'].map((words) => workbench.editor.colour(words)),
          );
          assert.equal(new Set(colours).size, 5, `${theme}: ${colours.join(' | ')}`);
          // Colours of the theme before are none of this one.
          assert.ok(!seen.includes(colours.join()), theme);
          seen.push(colours.join());
        }, 15_000);
      }
      assert.equal(seen.length, 3);
    });
  });

  describe('the Markdown preview', () => {
    it('shows tags as badges that say what the level asks, and nothing else', async () => {
      const workbench = await open();
      await workbench.openFile('2026-01-06.md');
      await workbench.statusItem('ITOP').waitFor();
      await workbench.runCommand('Markdown: Open Preview to the Side');
      const badges = workbench.webview().locator('.skill-tag');
      await badges.first().waitFor();
      assert.deepEqual(await badges.allInnerTexts(), ['#ITOP/3/1', '#ITOP/9']);
      assert.match(
        (await badges.first().getAttribute('title')) ?? '',
        /^ITOP Infrastructure operations — 3 Apply\n1\. /,
      );
      // The style is there: a badge is round.
      assert.notEqual(await badges.first().evaluate((badge) => getComputedStyle(badge).borderRadius), '0px');
      assert.deepEqual(workbench.consoleErrors, []);
    });
  });
});
