import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp } from './support/notes.js';

/**
 * The files run by their names: this one comes first. Who asks for the links of a document asks the editor's own finder too,
 * in a thread of the window that late in a run may take minutes to start.
 */
describe('addresses in pages', () => {
  before(whenCounted);
  afterEach(cleanUp);

  it('lead from a line of evidence to the note at once', async () => {
    await vscode.commands.executeCommand('skillJournal.openSkill', { framework: 'sfia-9', code: 'ITOP' });
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    const line = document
      .getText()
      .split('\n')
      .findIndex((text) => /\[daily\/.*\]\[\d+\]$/.test(text));
    assert.ok(line > 0);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    // The built-in Markdown links may add one over the number alone.
    const over = links.find(({ range }) => range.start.line === line && document.getText(range).startsWith('[daily/'));
    assert.match(over?.target?.path ?? '', /\/daily\/.*\.md$/);
    assert.match(over?.target?.fragment ?? '', /^L\d+$/);
  });
});
