import * as assert from 'node:assert/strict';

import { openWorkbench } from '../support/ui.js';

const note = '# Week 12\n\n- Moved the backups to the new storage. #ITOP/3\n';

describe('the editor', () => {
  it('opens a note, takes typed text and saves it', async () => {
    const workbench = await openWorkbench({ notes: { 'note.md': note }, file: 'note.md' });
    assert.ok((await workbench.editor.lines()).includes('- Moved the backups to the new storage. #ITOP/3'));
    await workbench.editor.typeAtEndOfLine(3, ' and more');
    assert.equal((await workbench.editor.cursor()).line, 3);
    await workbench.save();
    await workbench.waitForSaved('note.md', /#ITOP\/3 and more$/m);
  });

  it('finds our commands in the palette and the view that they open', async () => {
    const workbench = await openWorkbench({ notes: { 'note.md': note }, file: 'note.md' });
    await workbench.runCommand('View: Show Skill Journal');
    await workbench.tree('Skills').show();
  });

  it('opens a second note through quick open, in a light theme', async () => {
    const notes = { 'note.md': note, 'other.md': 'one\ntwo\nthree\n' };
    const workbench = await openWorkbench({ notes, file: 'note.md', theme: 'light' });
    await workbench.openFile('other.md', 2);
    assert.deepEqual(await workbench.editor.cursor(), { line: 2, column: 1 });
    assert.equal(await workbench.activeTab(), 'other.md');
  });
});
