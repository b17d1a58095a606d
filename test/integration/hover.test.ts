import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, cleanUp, hoverText, openAtCursor, until } from './support/notes.js';

describe('hover', () => {
  before(activateExtension);
  afterEach(cleanUp);

  it('says what the level of a tag asks for', async () => {
    const { document, position } = await openAtCursor('Renewed the backup rota #ITOP/|4\n');
    const text = await hoverText(document.uri, position);
    assert.match(text, /Infrastructure operations/);
    assert.match(text, /1\. .*Applies technical expertise/);
    assert.match(text, /8\. .*Implements agreed infrastructure changes/);
    assert.doesNotMatch(text, /Drives the adoption/);
  });

  it('counts the evidence once the journal is read, and runs only commands of ours', async () => {
    const { document, position } = await openAtCursor('- 2026-03-02 Renewed the backup rota #ITOP/|4/8\n');
    const text = await until('a count', async () => {
      const found = await hoverText(document.uri, position);
      return /✓/.test(found) ? found : undefined;
    });
    assert.match(text, /command:skillJournal\.openSkill/);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const trusts = hovers.flatMap(({ contents }) =>
      contents.map((content) =>
        typeof content === 'string' ? undefined : (content as vscode.MarkdownString).isTrusted,
      ),
    );
    assert.ok(trusts.every((trust) => trust !== true));
  });

  it('says what is wrong with a level that the skill lacks', async () => {
    const { document, position } = await openAtCursor('Planned the year #ITOP/|7\n');
    assert.match(await hoverText(document.uri, position), /has no level “7”/);
  });

  it('says nothing over the tag of somebody else, in code, or beside a tag', async () => {
    const { document } = await openAtCursor('#todo `#ITOP/4` words #ITOP/4|\n');
    assert.equal(await hoverText(document.uri, new vscode.Position(0, 2)), '');
    assert.equal(await hoverText(document.uri, new vscode.Position(0, 10)), '');
    assert.equal(await hoverText(document.uri, new vscode.Position(0, 18)), '');
  });

  it('works in a note that has never been saved', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'Did it #ITOP/3' });
    assert.match(await hoverText(document.uri, new vscode.Position(0, 10)), /Infrastructure operations/);
  });
});
