import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

import { openWorkbench } from '../support/ui.js';

/** What a stranger could put into a folder: text that would like to be more than text. */
const hostile = `format: skill-framework/1
id: strange
name: "Strange [run](command:workbench.action.terminal.new) $(zap)"
levels:
  - { id: "1", name: "<img src=x onerror=alert(1)>" }
skills:
  STRANGE:
    name: "Strange ![i](https://example.invalid/i.png) <script>alert(1)</script>"
    notes: "[click](command:workbench.action.terminal.new) and <b>bold</b> ![i](https://example.invalid/j.png)"
    levels:
      1: "Runs [this](command:workbench.action.terminal.new)."
`;
const outside = `format: skill-framework/1
id: outside
name: Outside
levels: [{ id: "1", name: One }]
skills: { OUTSIDE: { name: Out of the folder, levels: { 1: Reads what lies elsewhere. } } }
`;

describe('in a folder that is not trusted', () => {
  const elsewhere = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'skill-journal-elsewhere-'));
  after(() => fs.rmSync(elsewhere, { recursive: true, force: true }));

  it('shows the frameworks of the folder as text that can do nothing, reads no file outside, and changes none', async () => {
    const file = path.join(elsewhere, 'outside.yaml');
    fs.writeFileSync(file, outside);
    const notes = {
      'note.md': '- 2026-03-18 Did it #STRANGE/1\n- 2026-03-18 Did more #OUTSIDE/1\n- 2026-03-19 Patched #ITOP/2\n',
      '.skill-journal/frameworks/strange.yaml': hostile,
      '.vscode/settings.json': JSON.stringify({ 'skillJournal.frameworks.files': [file, '../elsewhere.yaml'] }),
    };
    const workbench = await openWorkbench({
      notes,
      file: 'note.md',
      server: 'restricted',
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' },
    });
    await workbench.statusItem('Restricted Mode').waitFor();
    const { editor } = workbench;

    const requests: string[] = [];
    workbench.page.on('request', (request) => requests.push(request.url()));
    const words = await editor.hover('#STRANGE/1', { until: /1 piece of evidence/ });
    assert.match(words, /Strange/);
    assert.match(words, /Runs/);
    const hover = editor.hoverBox();
    const targets = await hover
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('data-href') ?? ''));
    const foreign = targets.filter(
      (target) => target.startsWith('command:') && !target.startsWith('command:skillJournal.'),
    );
    assert.deepEqual(foreign, []);
    assert.equal(await hover.locator('img, script, b').count(), 0);
    await workbench.screenshot('hover in an untrusted folder');

    // The setting names a file outside: it is not read, so its code is nobody's.
    assert.equal(await editor.hoverOnce('#OUTSIDE/1'), undefined);

    await workbench.openViewContainer('Skill Journal');
    const tree = workbench.tree('Skills');
    await tree.show();
    await tree.row('Strange');
    assert.deepEqual(
      (await tree.rows()).filter(({ label }) => label.includes('Outside')),
      [],
    );
    await workbench.runCommand('Skill Journal: Tally Evidence');
    await workbench.webview().getByRole('heading', { level: 1 }).waitFor();
    // The editor puts a script of its own into every page; the framework's is none.
    const body = workbench.webview().locator('body');
    assert.match(await body.innerText(), /<script>alert\(1\)<\/script>/);
    assert.equal(await body.locator('img[src^="http"]').count(), 0);
    const scripts = await workbench.webview().locator('script').allTextContents();
    assert.deepEqual(
      scripts.filter((script) => script.trim() === 'alert(1)'),
      [],
    );

    assert.deepEqual(
      requests.filter((url) => url.includes('example.invalid')),
      [],
    );
    assert.deepEqual(workbench.files(), notes);
  });
});
