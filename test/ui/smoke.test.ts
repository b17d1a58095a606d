import * as assert from 'node:assert/strict';

import { shareWorkbench } from '../support/ui.js';

const notes = {
  'note.md': '# Week 12\n\n- 2026-03-18 Moved the backups to the new storage. #ITOP/4/2\n- Something else\n',
  'other.md': 'one\ntwo\nthree\n',
  'tags.md': '- 2026-03-18 Moved the backups to the new storage. #ITOP/4/2\n- Something else\n',
};

describe('the extension in a real window', () => {
  const open = shareWorkbench({ notes, file: 'note.md', theme: 'light' });

  it('opens a note, takes typed text and saves it', async () => {
    const workbench = await open();
    assert.ok((await workbench.editor.lines()).includes('- Something else'));
    await workbench.editor.typeAtEndOfLine(4, ' and more');
    assert.equal((await workbench.editor.cursor()).line, 4);
    await workbench.save();
    await workbench.waitForSaved('note.md', /^- Something else and more$/m);
  });

  it('opens a second note through quick open, in a light theme', async () => {
    const workbench = await open();
    await workbench.openFile('other.md', 2);
    assert.deepEqual(await workbench.editor.cursor(), { line: 2, column: 1 });
    assert.deepEqual(await workbench.tabs(), ['note.md', 'other.md']);
    assert.equal(await workbench.activeTab(), 'other.md');
  });

  it('answers the pointer, the keyboard and the palette', async () => {
    const workbench = await open();
    const { editor } = workbench;
    await workbench.openFile('tags.md');
    assert.match(await editor.hover('#ITOP/4', { until: '✓' }), /Enable/);
    await workbench.statusItem('ITOP').waitFor();

    await editor.typeAtEndOfLine(2, ' #infra');
    const [first] = await editor.suggestions('ITOP');
    assert.equal(first?.label, 'ITOP');
    await editor.accept('ITOP');
    assert.match(await editor.text(), /else #ITOP/);

    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Skills');
    await tree.show();
    await tree.expand('SFIA 9', 'ITOP', '4 Enable');
    assert.equal((await tree.row('4 Enable')).expanded, true);

    await workbench.runCommand('Skill Journal: Tally Evidence');
    await workbench.webview().getByRole('heading', { level: 1 }).waitFor();
    assert.match(await workbench.webview().locator('body').innerText(), /Infrastructure operations/);
    assert.deepEqual(workbench.consoleErrors, []);
  });
});
