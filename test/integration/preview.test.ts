import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, openAtCursor, until } from './support/notes.js';

describe('the Markdown preview', () => {
  before(whenCounted);
  afterEach(async () => {
    await set(undefined);
    await cleanUp();
  });

  it('shows tags as badges, and leaves code and other hashtags alone', async () => {
    const { document } = await openAtCursor('Did it #ITOP/4, not #todo `#ITOP/3`|\n');
    const html = await render(document);
    assert.match(
      html,
      /<span class="skill-tag" title="ITOP Infrastructure operations — 4 Enable\n1\. [^"]+">#ITOP\/4<\/span>/,
    );
    assert.equal(html.split('skill-tag"').length, 2);
  });

  it('keeps the anchors of headings', async () => {
    const { document } = await openAtCursor('# Move it #ITOP/4|\n');
    assert.match(await render(document), /<h1[^>]* id="move-it-itop4"/);
  });

  it('changes nothing where the setting turns it off', async () => {
    await set(false);
    const { document } = await openAtCursor('Did it #ITOP/4|\n');
    await until('no badge', async () => ((await render(document)).includes('skill-tag') ? undefined : true));
  });
});

function render(document: vscode.TextDocument): Thenable<string> {
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

async function set(value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('skillJournal');
  await settings.update('preview.enabled', value, vscode.ConfigurationTarget.Workspace);
}
