import * as assert from 'node:assert/strict';

import { eventually } from '../support/eventually.js';
import { shareWorkbench } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';

const importCommand = 'Skill Journal: Import Framework…';

const table = `| What | Red | Green |
| - | - | - |
| Brewing | Boils water | Grinds beans |
| Baking | Toasts bread | Bakes bread |
`;

async function copy(workbench: Workbench, text: string): Promise<void> {
  await workbench.page.evaluate((words) => navigator.clipboard.writeText(words), text);
}

const ladder = (version: string, code: string): string =>
  `format: skill-framework/1\nid: acme\nname: Acme ladder\nversion: "${version}"\nlevels: [{ id: "1", name: Learner }]\nskills:\n  ${code}:\n    name: Brewing\n    levels: { 1: [Brews a pot.] }\n`;

describe('importing a framework by hand', () => {
  const open = shareWorkbench({
    notes: {
      'breakfast.md': '# 2026-03-18\n\n- Made breakfast #brewing/green\n- Rebooted #ITOP/4\n',
      'calls.md': '# 2026-03-18\n\n- Led the call #incidents/L3\n',
      'ladder.csv': 'Skill,Junior (L1),Senior (L3)\nIncidents,Follows runbooks.,Leads calls.\n',
      'coffee.md': '# 2026-03-18\n\n- Made coffee #OLDBREW/1\n',
      'more.md': '# 2026-03-19\n\n- More of it #acme/OLDBREW/1\n',
      '.skill-journal/frameworks/acme.yaml': ladder('1', 'OLDBREW'),
    },
    file: 'breakfast.md',
  });

  it('takes a table from the clipboard, asks what its columns are, and keeps it for all workspaces until it is removed', async () => {
    const workbench = await open();
    const { page, editor } = workbench;
    await workbench.statusItem('ITOP').waitFor({ timeout: 20_000 });
    // What an attempt that failed has kept is not in the way of the next one.
    const name = `Teapots-${Date.now()}`;
    await copy(workbench, table);
    await workbench.runCommand(importCommand);
    await workbench.choose('The text on the clipboard');
    await workbench.choose('What');
    // With boxes to tick, a click on a row ticks it.
    for (const column of ['Red', 'Green']) await workbench.choose(column);
    await page.locator('.quick-input-widget').getByText('2 Selected').waitFor({ timeout: 20_000 });
    await workbench.screenshot('matrix dialogue');
    await page.locator('.quick-input-widget').getByText('OK', { exact: true }).click();
    await page.locator('.quick-input-widget').getByText('What is the framework called?').waitFor();
    await workbench.screenshot('name of a pasted framework');
    await workbench.answer(name);
    await page.locator('.view-line', { hasText: 'Levels, lowest first' }).first().waitFor({ timeout: 20_000 });
    await workbench.screenshot('matrix preview');
    await workbench.choose('For all workspaces');
    await editor.waitForFile('breakfast.md');
    assert.match(await editor.hover('#brewing', { until: 'Grinds beans' }), /Brewing/);

    await editor.hideHover();
    await workbench.runCommand(importCommand);
    await workbench.choose('Kept for all workspaces…');
    await workbench.choose(`Remove ${name.toLowerCase()}.yaml`);
    await editor.waitForFile('breakfast.md');
    await editor.hover('#ITOP/4', { until: 'Enable' });
    await eventually(async () => assert.equal(await editor.hoverOnce('#brewing'), undefined));
  });

  it('takes the document in the editor as it is there, not saved yet', async () => {
    const workbench = await open();
    const { editor, page } = workbench;
    await workbench.openFile('ladder.csv');
    await editor.goToLine(3);
    await page.keyboard.type('Mentoring,Asks questions.,Grows others.');
    await workbench.runCommand(importCommand);
    await workbench.choose('ladder.csv, as it is in the editor');
    await page.locator('.view-line', { hasText: 'Levels, lowest first' }).first().waitFor({ timeout: 20_000 });
    await workbench.screenshot('preview of the document in the editor');
    await workbench.choose('In this workspace');
    await eventually(() => {
      assert.match(
        workbench.read('.skill-journal/frameworks/ladder.yaml'),
        /id: "L3"\n +name: Senior\n[^]*Grows others/,
      );
    });
    await workbench.openFile('calls.md', 3);
    assert.match(await editor.hover('#incidents', { until: 'Leads calls' }), /Senior/);
  });

  it('shows which tags a newer version leaves without a meaning, and retags them in all notes', async () => {
    const workbench = await open();
    await workbench.openFile('coffee.md');
    const { page, editor } = workbench;
    await editor.hover('#OLDBREW', { until: 'Brews a pot' });
    await editor.hideHover();
    await copy(workbench, ladder('2', 'BREW'));
    await workbench.runCommand(importCommand);
    await workbench.choose('The text on the clipboard');
    await workbench.choose('In this workspace');
    await workbench.choose('Replace it');
    const lens = page.locator('.codelens-decoration a', { hasText: 'Retag…' }).first();
    await lens.waitFor({ timeout: 20_000 });
    await workbench.screenshot('version report');
    await lens.click();
    await workbench.choose('#BREW/1');
    const dialogue = page.locator('.monaco-dialog-box');
    await dialogue.waitFor({ timeout: 20_000 });
    await workbench.screenshot('retag question');
    assert.match(await dialogue.innerText(), /Write #OLDBREW\/1 as #BREW\/1\? Tags: 2, notes: 2\./);
    await dialogue.getByRole('button', { name: 'Retag' }).click();
    await workbench.waitForSaved('more.md', /More of it #acme\/BREW\/1/);
    await workbench.waitForSaved('coffee.md', /Made coffee #BREW\/1/);
  });
});
