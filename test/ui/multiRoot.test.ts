import * as assert from 'node:assert/strict';
import * as path from 'node:path';

import { openWorkbench } from '../support/ui.js';
import { writeJournal } from '../support/workspaceCopy.js';

describe('a workspace of several folders', () => {
  it('counts the notes of each folder, by the settings of each', async () => {
    const roots = writeJournal({
      'mine/2026-03-20.md': '- Patched the hosts #ITOP/4\n',
      'mine/drafts/2026-03-21.md': '- Drafted a runbook #ITOP/4\n',
      'team/log.md': '2026-03-22 Moved the wiki #ITOP/4\n',
      'team/.vscode/settings.json': '{ "skillJournal.journal.exclude": ["**/old/**"] }\n',
      'team/old/log.md': '2026-01-02 Racked the first host #ITOP/4\n',
      'both.code-workspace': JSON.stringify({ folders: [{ path: 'mine' }, { path: 'team' }] }),
    });
    try {
      const workbench = await openWorkbench({ folder: path.join(roots.folder, 'both.code-workspace') });
      const tree = workbench.tree('Skills');
      await workbench.openViewContainer('Skill Journal');
      await tree.show();
      // Rows that the view has no room for are not drawn.
      await workbench.tree('Evidence').fold();
      await tree.expand('SFIA 9', 'ITOP', '4 Enable');
      await tree.row('22 Mar 2026 · Moved the wiki');
      const rows = (await tree.rows()).map(({ label }) => label).filter((label) => /2026 · /.test(label));
      assert.deepEqual(rows, [
        '22 Mar 2026 · Moved the wiki',
        '21 Mar 2026 · Drafted a runbook',
        '20 Mar 2026 · Patched the hosts',
      ]);
      await tree.click('22 Mar 2026 · Moved the wiki');
      await workbench.editor.waitForFile('log.md');
    } finally {
      roots.remove();
    }
  });
});
