import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

import { ensureEditorInstall, oldestEditor } from '../support/editorInstall.js';
import type { Settings } from '../support/editorServer.js';
import { projectRoot } from '../support/paths.js';
import { openWorkbench, type ServerKind } from '../support/ui.js';

const notes = { 'note.md': '- 2026-03-18 Moved the backups to the new storage. #ITOP/4/2\n- Something else\n' };

describe('the extension installed from its package', function () {
  // Built for production and installed first.
  this.timeout(300_000);

  it('looks up, completes, shows the tree and tallies', async () => {
    await useEverything('packaged', 'installed from its package');
  });

  describe('in the oldest VS Code that can be had', () => {
    before(async function () {
      try {
        await ensureEditorInstall(oldestEditor);
      } catch (error) {
        console.log(`      skipped, for code-server ${oldestEditor.codeServer} cannot be installed: ${String(error)}`);
        this.skip();
      }
    });

    it('is the lowest that the manifest admits, or the next', () => {
      const manifest = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
        readonly engines: { readonly vscode: string };
      };
      // code-server 4.96 is VS Code 1.96; of 1.95 there is none.
      const [, tested] = /^4\.(\d+)\./.exec(oldestEditor.codeServer) ?? [];
      const [, lowest] = /^\^1\.(\d+)\.0$/.exec(manifest.engines.vscode) ?? [];
      assert.equal(Number(tested), Number(lowest) + 1);
    });

    it('does all that too', async () => {
      await useEverything('oldest', 'installed in the oldest', { 'workbench.colorTheme': 'Default Dark Modern' });
    });
  });
});

async function useEverything(server: ServerKind, picture: string, settings: Settings = {}): Promise<void> {
  const workbench = await openWorkbench({ notes, server, settings });
  const { editor } = workbench;
  await workbench.openFile('note.md');
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
  await workbench.screenshot(picture);
}
