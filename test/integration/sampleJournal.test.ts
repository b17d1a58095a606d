import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, until } from './support/notes.js';

const home = vscode.Uri.from({ scheme: 'skill-journal-sample', path: '/Sample Journal' });
const at = (path: string): vscode.Uri => vscode.Uri.joinPath(home, path);
const { fs } = vscode.workspace;
const write = (path: string, text: string): Thenable<void> => fs.writeFile(at(path), new TextEncoder().encode(text));
const read = async (path: string): Promise<string> => new TextDecoder().decode(await fs.readFile(at(path)));
const namesIn = async (path: string): Promise<readonly string[]> =>
  (await fs.readDirectory(at(path))).map(([name]) => name);

describe('the sample journal in memory', () => {
  before(activateExtension);

  it('has the notes, in their folders', async () => {
    const names = await namesIn('.');
    for (const name of ['README.md', 'daily', 'people', '.skill-journal']) assert.ok(names.includes(name), name);
    assert.ok((await namesIn('daily')).length > 40);
    assert.match(await read('README.md'), /^# Sample journal/);
    assert.equal((await fs.stat(at('daily'))).type, vscode.FileType.Directory);
  });

  it('takes notes, new folders, moves and deletions', async () => {
    await write('new/day.md', 'Tried it\n');
    assert.equal(await read('new/day.md'), 'Tried it\n');
    await fs.rename(at('new/day.md'), at('new/other.md'));
    assert.deepEqual(await namesIn('new'), ['other.md']);
    await assert.rejects(Promise.resolve(fs.rename(at('new/other.md'), at('README.md'))));
    await assert.rejects(Promise.resolve(fs.delete(at('new'), { recursive: false })));
    await fs.delete(at('new'), { recursive: true });
    await assert.rejects(Promise.resolve(fs.stat(at('new'))));
  });

  it('can be edited, undone and saved like any note', async () => {
    const document = await vscode.workspace.openTextDocument(at('inbox.md'));
    await vscode.window.showTextDocument(document);
    const before = document.getText();
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'First of all.\n');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(await document.save(), true);
    assert.match(await read('inbox.md'), /^First of all/);
    await write('inbox.md', before);
    await until('the text of the file', () => Promise.resolve(document.getText() === before ? true : undefined));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
