import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findRow, whenCounted } from './support/counts.js';
import { cleanUp, closeEditors, openAtCursor, removeNote, replaceText, until, writeNote } from './support/notes.js';

describe('the journal', () => {
  before(whenCounted);
  afterEach(cleanUp);

  const level = ['SFIA 9', 'ITOP', '1 '] as const;
  const row = (text: string) => findRow(...level, text);
  const seen = (text: string) => until(`“${text}” in the tree`, () => row(text));
  const unseen = (text: string) =>
    until(`“${text}” gone from the tree`, async () => ((await row(text)) === undefined ? true : undefined));

  it('has the evidence of the sample journal under skill, level and statement', async () => {
    const skill = await findRow('SFIA 9', 'ITOP');
    assert.ok(skill);
    assert.ok(Number.parseInt(skill.description, 10) > 50, `ITOP shows ${skill.description}`);
    assert.equal((await skill.children()).length, 5);
  });

  it('counts an entry as it is typed, before the note is saved', async () => {
    const { document } = await openAtCursor('A note|\n');
    await replaceText(document, 'Read the meter of the cooling plant #ITOP/1\n');
    await seen('Read the meter of the cooling plant');
    assert.equal(document.isDirty, true);
    await replaceText(document, 'Read the meter of the diesel tank #ITOP/1\n');
    await seen('Read the meter of the diesel tank');
    assert.equal(await row('Read the meter of the cooling plant'), undefined);
  });

  it('goes back to what the file says when an unsaved change is thrown away', async () => {
    const { document } = await openAtCursor('Logged the humidity #ITOP/1|\n');
    await seen('Logged the humidity');
    await replaceText(document, 'Something else\n');
    await unseen('Logged the humidity');
    await closeEditors();
    await seen('Logged the humidity');
  });

  it('follows a note that is deleted', async () => {
    const { document } = await openAtCursor('Swept the cable ducts #ITOP/1|\n');
    await seen('Swept the cable ducts');
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(document.uri);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await unseen('Swept the cable ducts');
  });

  it('follows a note that is renamed, and a folder that is moved', async () => {
    const { document } = await openAtCursor('Labelled the patch panel #ITOP/1|\n');
    await seen('Labelled the patch panel');
    const renamed = vscode.Uri.joinPath(document.uri, '..', 'renamed.md');
    await rename(document.uri, renamed);
    await leadsTo('Labelled the patch panel', renamed);
    const folder = vscode.Uri.joinPath(renamed, '..');
    const moved = vscode.Uri.joinPath(folder, '..', `${nameOf(folder)} moved`);
    await rename(folder, moved);
    await leadsTo('Labelled the patch panel', vscode.Uri.joinPath(moved, 'renamed.md'));
    await closeEditors();
    await vscode.workspace.fs.delete(moved, { recursive: true });
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await unseen('Labelled the patch panel');
  });

  it('leaves templates out, and takes in what Refresh Index finds', async () => {
    await writeNote('templates/day.md', 'Counted the spare disks #ITOP/1\n');
    await writeNote('late/day.md', 'Counted the spare fans #ITOP/1\n');
    try {
      await vscode.commands.executeCommand('skillJournal.refreshIndex');
      await seen('Counted the spare fans');
      assert.equal(await row('Counted the spare disks'), undefined);
    } finally {
      await removeNote('templates');
      await removeNote('late');
      await vscode.commands.executeCommand('skillJournal.refreshIndex');
    }
  });

  it('opens the note at the line of a piece of evidence', async () => {
    const { document } = await openAtCursor('# Day\n\nNothing much.\n\n- Oiled the hinges #ITOP/1|\n');
    const found = await seen('Oiled the hinges');
    await closeEditors();
    const { command } = found.item;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.equal(editor.document.uri.toString(), document.uri.toString());
    assert.equal(editor.selection.active.line, 4);
  });

  async function leadsTo(text: string, uri: vscode.Uri): Promise<void> {
    await until(`“${text}” leads to ${nameOf(uri)}`, async () => {
      const found = await row(text);
      return String(found?.item.command?.arguments?.[0]) === uri.toString() ? true : undefined;
    });
  }

  async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(from, to);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
  }
});

/** The last part of a path. */
function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
