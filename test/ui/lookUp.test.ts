import * as assert from 'node:assert/strict';

import { eventually } from '../support/eventually.js';
import { levelOf, tallySampleJournal } from '../support/tallyByCli.js';
import { shareWorkbench } from '../support/ui.js';

describe('looking up a tag', () => {
  const open = shareWorkbench({ file: 'daily/2026-11-18.md' });

  it('tells what its level asks for and what is there, and leads on from it', async () => {
    const enable = levelOf(tallySampleJournal(), 'ITOP', '4');
    const workbench = await open();
    const { editor } = workbench;

    const words = await editor.hover('#ITOP/4', { until: '✓' });
    assert.match(words, /ITOP Infrastructure operations — 4 Enable/);
    assert.match(words, /Applies technical expertise to maintain and optimise technology infrastructure/);
    assert.ok(words.includes(`${enable.evidence} pieces of evidence`), words);
    const shown = enable.statements.filter(({ evidence }) => evidence > 0);
    assert.ok(words.includes(`${shown.length} of ${enable.statements.length} statements`), words);
    assert.equal(words.split('✓').length - 1, shown.length);

    await editor.clickInHover('5 Ensure, advise');
    await eventually(async () => {
      assert.equal(await workbench.activeTab(), 'ITOP Infrastructure operations.md');
      assert.match(await editor.text(), /^## Level 5 Ensure, advise$/m);
    });

    await workbench.openFile('2026-11-18.md');
    await editor.hover('#ITOP/4', { until: '✓' });
    await editor.clickInHover(`${enable.evidence} pieces of evidence`);
    assert.equal((await workbench.tree('Skills').row('4 Enable')).expanded, true);
  });

  it('tells what is wrong with a tag, and sums up the tags of a note', async () => {
    const workbench = await open();
    const { editor } = workbench;
    const note = [
      '# Thursday',
      '',
      '- 2026-03-19 Moved the backups. #ITOP/4',
      '- 2026-03-19 Wrote the plan. #ITOP/6',
      '- 2026-03-19 Looked at the alarms. #SCTY/4',
      '',
    ];
    // Written only now: the numbers above are those of the sample journal alone.
    workbench.write('note.md', note.join('\n'));
    workbench.write('plain.md', '# Groceries\n\nMilk, and #bread\n');
    await workbench.openFile('note.md');

    const undefinedLevel = await editor.hover('#ITOP/6', { until: 'no level' });
    assert.match(undefinedLevel, /⚠ ITOP \(Infrastructure operations\) has no level “6”/);
    assert.match(undefinedLevel, /Did you mean #ITOP\/5 Ensure, advise\?/);
    assert.match(await editor.hover('#SCTY/4', { until: 'No skill' }), /“SCTY” in SFIA 9/);
    assert.equal(await editor.squiggles('warning'), 1);
    assert.equal(await editor.squiggles('info'), 1);
    await editor.hideHover();

    await workbench.statusItem('ITOP/4').waitFor();
    await workbench.openFile('plain.md');
    await workbench.statusItem('ITOP/4').waitFor({ state: 'detached' });
    assert.deepEqual(
      (await workbench.statusItems()).filter((text) => text.includes('ITOP')),
      [],
    );
    await workbench.openFile('note.md');
    await workbench.statusItem('ITOP/4').waitFor();
  });
});
