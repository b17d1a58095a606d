import * as assert from 'node:assert/strict';
import { shareWorkbench } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';

const profile = 'format: skill-profile/1\ntargets: { ITOP: 5 }\n';
const ownSettings = '{ "skillJournal.journal.exclude": ["**/old/**"] }\n';

describe('a workspace of several folders', () => {
  const open = shareWorkbench({
    notes: {
      'mine/2026-03-20.md': '- Patched the hosts #ITOP/4\n',
      'mine/drafts/2026-03-21.md': '- Drafted a runbook #ITOP/4\n',
      'mine/.skill-journal/profile.yaml': profile,
      'mine/inner/log.md': '2026-03-18 Moved the mail #ITOP/4\n',
      'mine/inner/.vscode/settings.json': ownSettings,
      'mine/inner/old/log.md': '2026-01-01 Racked the second host #ITOP/4\n',
      'mine/inner/templates/log.md': '2026-03-19 Wrote a template #ITOP/4\n',
      'team/log.md': '2026-03-22 Moved the wiki #ITOP/4\n',
      'team/.skill-journal/profile.yaml': profile,
      'team/.vscode/settings.json': ownSettings,
      'team/old/log.md': '2026-01-02 Racked the first host #ITOP/4\n',
      'all.code-workspace': JSON.stringify({ folders: [{ path: 'mine' }, { path: 'team' }, { path: 'mine/inner' }] }),
    },
    workspace: 'all.code-workspace',
  });

  it('counts the notes of each folder once, by its own settings, also where it lies in another', async () => {
    const workbench = await open();
    assert.deepEqual(await evidenceAt4(workbench), [
      '22 Mar 2026 · Moved the wiki',
      '21 Mar 2026 · Drafted a runbook',
      '20 Mar 2026 · Patched the hosts',
      '19 Mar 2026 · Wrote a template',
      '18 Mar 2026 · Moved the mail',
    ]);
    await workbench.tree('Skills').click('22 Mar 2026 · Moved the wiki');
    await workbench.editor.waitForFile('log.md');
  });

  it('goes by the profile of the first folder that has one, and says so', async () => {
    const workbench = await open();
    await workbench.runCommand('Skill Journal: Tally Evidence');
    const page = workbench.webview();
    await page.getByRole('heading', { name: 'Targets 0 of 1 met · by the profile in mine' }).waitFor();
    await workbench.runCommand('Problems: Focus on Problems View');
    const problems = workbench.page.locator('.markers-panel');
    await problems
      .getByText('Nothing of this counts: the profile in force is mine/.skill-journal/profile.yaml')
      .waitFor();
    await workbench.screenshot('several profiles');
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
