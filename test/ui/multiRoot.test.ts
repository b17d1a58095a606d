import * as assert from 'node:assert/strict';
import * as path from 'node:path';

import { openWorkbench } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';
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
      assert.deepEqual(await evidenceAt4(workbench), [
        '22 Mar 2026 · Moved the wiki',
        '21 Mar 2026 · Drafted a runbook',
        '20 Mar 2026 · Patched the hosts',
      ]);
      await workbench.tree('Skills').click('22 Mar 2026 · Moved the wiki');
      await workbench.editor.waitForFile('log.md');
    } finally {
      roots.remove();
    }
  });

  it('counts the notes of a folder that lies in another once, by its own settings', async () => {
    const roots = writeJournal({
      'mine/2026-03-20.md': '- Patched the hosts #ITOP/4\n',
      'mine/team/log.md': '2026-03-22 Moved the wiki #ITOP/4\n',
      'mine/team/.vscode/settings.json': '{ "skillJournal.journal.exclude": ["**/old/**"] }\n',
      'mine/team/old/log.md': '2026-01-02 Racked the first host #ITOP/4\n',
      'mine/team/templates/log.md': '2026-03-21 Wrote a template #ITOP/4\n',
      'nested.code-workspace': JSON.stringify({ folders: [{ path: 'mine' }, { path: 'mine/team' }] }),
    });
    try {
      const workbench = await openWorkbench({ folder: path.join(roots.folder, 'nested.code-workspace') });
      assert.deepEqual(await evidenceAt4(workbench), [
        '22 Mar 2026 · Moved the wiki',
        '21 Mar 2026 · Wrote a template',
        '20 Mar 2026 · Patched the hosts',
      ]);
    } finally {
      roots.remove();
    }
  });

  it('goes by the profile of the first folder that has one, and says so', async () => {
    const profile = 'format: skill-profile/1\ntargets: { ITOP: 4 }\n';
    const roots = writeJournal({
      'mine/2026-03-20.md': '- Patched the hosts #ITOP/4\n',
      'mine/.skill-journal/profile.yaml': profile,
      'team/.skill-journal/profile.yaml': profile,
      'both.code-workspace': JSON.stringify({ folders: [{ path: 'mine' }, { path: 'team' }] }),
    });
    try {
      const workbench = await openWorkbench({ folder: path.join(roots.folder, 'both.code-workspace') });
      await workbench.runCommand('Skill Journal: Tally Evidence');
      const page = workbench.webview();
      await page.getByRole('heading', { name: 'Targets 0 of 1 met · by the profile in mine' }).waitFor();
      await workbench.runCommand('Problems: Focus on Problems View');
      const problems = workbench.page.locator('.markers-panel');
      await problems
        .getByText('Nothing of this counts: the profile in force is mine/.skill-journal/profile.yaml')
        .waitFor();
      await workbench.screenshot('several profiles');
    } finally {
      roots.remove();
    }
  });
});

/** The rows of evidence for ITOP/4 in the view of skills, the log of the team among them. */
async function evidenceAt4(workbench: Workbench): Promise<readonly string[]> {
  const tree = workbench.tree('Skills');
  await workbench.openViewContainer('Skill Journal');
  await tree.show();
  // Rows that the view has no room for are not drawn.
  await workbench.tree('Evidence').fold();
  await tree.expand('SFIA 9', 'ITOP', '4 Enable');
  await tree.row('22 Mar 2026 · Moved the wiki');
  return (await tree.rows()).map(({ label }) => label).filter((label) => /2026 · /.test(label));
}
