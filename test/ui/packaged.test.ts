import * as assert from 'node:assert/strict';

import { openWorkbench } from '../support/ui.js';

const notes = { 'note.md': '- 2026-03-18 Moved the backups to the new storage. #ITOP/4/2\n- Something else\n' };

describe('the extension installed from its package', () => {
  it('looks up, completes, shows the tree and tallies', async function () {
    // Built for production and installed first.
    this.timeout(300_000);
    const workbench = await openWorkbench({ notes, file: 'note.md', server: 'packaged' });
    const { editor } = workbench;
    assert.match(await editor.hover('#ITOP/4', { until: '✓' }), /Enable/);
    await editor.typeAtEndOfLine(2, ' #infra');
    await editor.suggestions('ITOP');
    await editor.accept('ITOP');
    assert.match(await editor.text(), /else #ITOP/);
    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Skills');
    await tree.show();
    await tree.expand('SFIA 9', 'ITOP');
    await tree.row('4 Enable');
    await workbench.runCommand('Skill Journal: Tally Evidence');
    await workbench.webview().getByRole('heading', { level: 1 }).waitFor();
    assert.match(await workbench.webview().locator('body').innerText(), /Infrastructure operations/);
    assert.deepEqual(workbench.consoleErrors, []);
    await workbench.screenshot('installed from its package');
  });
});
