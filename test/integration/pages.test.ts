import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, until } from './support/notes.js';

describe('pages', () => {
  before(whenCounted);
  afterEach(cleanUp);

  it('show the tally in one panel, however often it is asked for', async () => {
    await vscode.commands.executeCommand('skillJournal.tallyEvidence');
    await until('the tally page', () => Promise.resolve(tallyTabs().length === 1 ? true : undefined));
    await vscode.commands.executeCommand('skillJournal.tallyEvidence', '2026-Q1');
    await until('the page in front', () => Promise.resolve(tallyTabs()[0]?.isActive === true || undefined));
    assert.equal(tallyTabs().length, 1);
  });

  it('show a skill, at the level that was asked for, read-only', async () => {
    await vscode.commands.executeCommand('skillJournal.openSkill', { framework: 'sfia-9', code: 'ITOP', level: '4' });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.scheme, 'skill-journal');
    assert.equal(editor.document.languageId, 'markdown');
    assert.match(editor.document.getText(), /Provisioning, deploying, configuring/);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^## .*4.*Enable/);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('skill-journal') ?? false, false);
  });

  it('open from a row of the tree too', async () => {
    const target = { framework: 'sfia-9', code: 'ITOP', level: '2', statement: 1 };
    await vscode.commands.executeCommand('skillJournal.openSkill', { id: 'x', target });
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.lineAt(editor.selection.active.line).text ?? '', /^## .*2.*Assist/);
  });

  it('have no problems of notes', async () => {
    await vscode.commands.executeCommand('skillJournal.openSkill', { framework: 'sfia-9', code: 'ITOP' });
    const uri = vscode.window.activeTextEditor?.document.uri;
    assert.ok(uri);
    assert.deepEqual(
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Skill Journal'),
      [],
    );
  });
});

function tallyTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('skillJournal.tally'));
}
