import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { activateExtension, cleanUp, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

describe('quick fixes', () => {
  before(activateExtension);
  afterEach(async () => {
    const settings = vscode.workspace.getConfiguration('skillJournal');
    await settings.update('tags.ignore', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('problems.severity', undefined, vscode.ConfigurationTarget.Workspace);
    await removeNote('fixes');
    await cleanUp();
  });

  it('offer the levels that exist, and change the tag alone', async () => {
    const { document, position } = await openAtCursor('- Was #ITOP/|6 here\r\n- and `#ITOP/6`\r\n');
    const action = await actionAt(document, position, 'Change to “#ITOP/5”');
    assert.equal(action.isPreferred, true);
    assert.ok(action.edit);
    assert.equal(await vscode.workspace.applyEdit(action.edit), true);
    assert.equal(document.getText(), '- Was #ITOP/5 here\r\n- and `#ITOP/6`\r\n');
  });

  it('fix all that needs no choice in the file, as one step of undo', async () => {
    const { document, position } = await openAtCursor('- a (#itop/|4)\n- b #ITOP/L3 #ITOP/6\n');
    await problemsShown(document.uri);
    const all = await actionsAt(document, position, 'source.fixAll.skillJournal');
    assert.equal(all.length, 1);
    assert.ok(all[0]?.edit);
    await vscode.workspace.applyEdit(all[0].edit);
    assert.equal(document.getText(), '- a ( #ITOP/4 )\n- b #ITOP/3 #ITOP/6\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '- a (#itop/4)\n- b #ITOP/L3 #ITOP/6\n');
  });

  it('leave a hashtag to the user from then on', async () => {
    const { document, position } = await openAtCursor('- x #PROG/|4 and #PROG/3\n');
    const action = await actionAt(document, position, 'Ignore “#PROG” in this workspace');
    assert.ok(action.command);
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    assert.deepEqual(vscode.workspace.getConfiguration('skillJournal').get('tags.ignore'), ['PROG']);
    await until('no problem', () => Promise.resolve(ours(document.uri).length === 0 ? true : undefined));
  });

  it('date an entry where the settings ask for dates, and say nothing where they do not', async () => {
    const { document, position } = await openAtCursor('- Moved it #ITOP/|4 and (#itop/3)\r\n');
    await problemsShown(document.uri);
    assert.deepEqual(await actionsAt(document, position), []);
    const settings = vscode.workspace.getConfiguration('skillJournal');
    const severity = { 'entry.undated': 'hint', 'tag.not-canonical': 'off', 'tag.not-portable': 'off' };
    await settings.update('problems.severity', severity, vscode.ConfigurationTarget.Workspace);
    const action = await actionAt(document, position, 'Date it today');
    assert.ok(action.edit);
    assert.deepEqual(await actionsAt(document, position, 'source.fixAll.skillJournal'), []);
    assert.equal(await vscode.workspace.applyEdit(action.edit), true);
    assert.match(document.getText(), /^- Moved it \[date:: \d{4}-\d\d-\d\d\] #ITOP\/4 and \(#itop\/3\)\r\n$/);
    await until('no problem', () => Promise.resolve(ours(document.uri).length === 0 ? true : undefined));
  });

  it('lead to the entry of the same words', async () => {
    const first = await writeNote('fixes/first.md', '# x\n\n- 2026-03-02 Wrote the very same plan #ITOP/5\n');
    const { document, position } = await openAtCursor('- 2026-03-03 Wrote the very same plan #ITOP/|5\n');
    const action = await actionAt(document, position, 'Go to the other entry (first.md, line 3)');
    assert.ok(action.command);
    await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    const editor = await until('the other note', () =>
      Promise.resolve(vscode.window.visibleTextEditors.find((one) => one.document.uri.toString() === first.toString())),
    );
    assert.equal(editor.selection.active.line, 2);
  });

  it('are none for somebody else’s hashtags', async () => {
    const { document, position } = await openAtCursor('- x #to|do `#ITOP/6`\n');
    assert.deepEqual(await actionsAt(document, position), []);
  });
});

describe('Check Journal', () => {
  before(activateExtension);
  afterEach(async () => {
    await removeNote('fixes');
    await cleanUp();
  });

  it('lists the problems of notes that are closed', async () => {
    const uri = await writeNote('fixes/closed.md', '- 2026-03-02 Wrote the plan #ITOP/6\n');
    await whenCounted();
    await until('the problem', async () => {
      await vscode.commands.executeCommand('skillJournal.checkJournal');
      return ours(uri).length === 1 ? true : undefined;
    });
    assert.equal(ours(uri)[0]?.code, 'tag.undefined-level');
    await writeNote('fixes/closed.md', '- 2026-03-02 Wrote the plan #ITOP/5\n');
    await until('the mended note', () => Promise.resolve(ours(uri).length === 0 ? true : undefined));
  });

  it('follows closed notes whose words come to stand in another, and no longer do', async () => {
    const line = '- 2026-03-02 Moved the mail hosts to the new cluster #ITOP/5\n';
    await writeNote('fixes/first.md', line);
    const uri = await writeNote('fixes/second.md', line.replace('mail', 'print'));
    await whenCounted();
    await vscode.commands.executeCommand('skillJournal.checkJournal');
    assert.deepEqual(ours(uri), []);
    await writeNote('fixes/second.md', line);
    await until('the words twice', () => Promise.resolve(ours(uri)[0]?.code === 'entry.duplicate' ? true : undefined));
    await writeNote('fixes/first.md', line.replace('mail', 'print'));
    await until('the words once', () => Promise.resolve(ours(uri).length === 0 ? true : undefined));
    await writeNote('fixes/first.md', line);
    await until('the words twice', () => Promise.resolve(ours(uri)[0]?.code === 'entry.duplicate' ? true : undefined));
  });
});

function ours(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Skill Journal');
}

async function problemsShown(uri: vscode.Uri): Promise<void> {
  await until('problems', () => Promise.resolve(ours(uri).length > 0 ? true : undefined));
}

async function actionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  kind?: string,
): Promise<readonly vscode.CodeAction[]> {
  const range = new vscode.Range(position, position);
  const found = await ask(document.uri, range, kind);
  return kind === undefined
    ? found.filter(({ title }) => /“#|Skill Journal|Date it|the other entry|Remove the/.test(title))
    : found;
}

/** While the extension host starts, the editor may give a request up. */
async function ask(uri: vscode.Uri, range: vscode.Range, kind?: string): Promise<readonly vscode.CodeAction[]> {
  return until('an answer', async () => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        kind,
      );
    } catch (error) {
      if (error instanceof Error && error.message === 'Canceled') return undefined;
      throw error;
    }
  });
}

async function actionAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  title: string,
): Promise<vscode.CodeAction> {
  await problemsShown(document.uri);
  return until(title, async () => {
    const actions = await actionsAt(document, position);
    return actions.find((action) => action.title.startsWith(title));
  });
}
