import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { today } from '../../src/vscode/support/today.js';
import { whenCounted } from './support/counts.js';
import { cleanUp, noteUri, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

const target = { framework: 'sfia-9', code: 'ITOP', level: '4' };
/** A folder for each test: the editor keeps documents for a while after their files have gone. */
let folder = '';
let folders = 0;

describe('logging evidence', () => {
  before(whenCounted);
  beforeEach(async () => {
    folder = `logged here ${++folders}`;
    await set('log.notePattern', `${folder}/YYYY-MM-DD.md`);
  });
  afterEach(async () => {
    for (const name of ['log.notePattern', 'log.heading', 'log.template']) await set(name, undefined);
    await cleanUp();
    await removeNote(folder);
  });

  it('makes the note of the day from the template, and appends under the heading', async () => {
    await writeNote(`${folder}/template.md`, '# {{title}}\r\n\r\n## Done\r\n\r\n## Next\r\n');
    await set('log.template', `${folder}/template.md`);
    await set('log.heading', 'Done');
    await log('Rebuilt the mirror');
    await log('Swapped a disk');
    assert.equal(
      await read(`${folder}/${today()}.md`),
      `# ${today()}\r\n\r\n## Done\r\n\r\n- Rebuilt the mirror #ITOP/4\r\n- Swapped a disk #ITOP/4\r\n\r\n## Next\r\n`,
    );
  });

  it('is undone in one step', async () => {
    await log('Rebuilt the mirror');
    const document = await vscode.workspace.openTextDocument(noteUri(`${folder}/${today()}.md`));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), `# ${today()}\n`);
  });

  it('leaves a note that has other changes unsaved', async () => {
    const path = `${folder}/${today()}.md`;
    const document = await vscode.workspace.openTextDocument(await writeNote(path, '# Day\n'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 5), ' of mine'));
    await log('Rebuilt the mirror');
    assert.match(document.getText(), /^# Day of mine\n\n## Evidence\n\n- Rebuilt the mirror #ITOP\/4\n$/);
    assert.equal(document.isDirty, true);
    assert.equal(await read(path), '# Day\n');
  });

  it('writes nothing where a tag would not be read, or outside the folder, or without words', async () => {
    const path = `${folder}/${today()}.md`;
    await writeNote(path, '## Evidence\n\n```\nopen\n');
    await log('Rebuilt the mirror');
    assert.equal(await read(path), '## Evidence\n\n```\nopen\n');
    await log(' #todo ');
    await set('log.notePattern', '../YYYY-MM-DD.md');
    await log('Rebuilt the mirror');
    const outside = vscode.Uri.joinPath(noteUri('..'), `${today()}.md`);
    await assert.rejects(async () => vscode.workspace.fs.stat(outside));
  });

  it('opens the note of the day', async () => {
    await vscode.commands.executeCommand('skillJournal.openTodayNote');
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, noteUri(`${folder}/${today()}.md`).path);
  });

  it('finds out what the notes of the journal are called', async () => {
    await set('log.notePattern', undefined);
    await vscode.commands.executeCommand('skillJournal.openTodayNote');
    const { uri } = vscode.window.activeTextEditor?.document ?? {};
    try {
      assert.equal(uri?.path, noteUri(`daily/${today()}.md`).path);
    } finally {
      await cleanUp();
      await removeNote(`daily/${today()}.md`);
    }
  });

  it('tags the current line, and merges', async () => {
    const { document, position } = await openAtCursor('- did this|\n- and that\n');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('skillJournal.tagLine', target);
    await vscode.commands.executeCommand('skillJournal.tagLine', { ...target, statement: 2 });
    await vscode.commands.executeCommand('skillJournal.tagLine', target);
    assert.equal(document.getText(), '- did this #ITOP/4/2\n- and that\n');
  });
});

function log(words: string): Thenable<unknown> {
  return vscode.commands.executeCommand('skillJournal.logEvidence', { ...target, words });
}

async function read(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(noteUri(path)));
}

async function set(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('skillJournal');
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  await until('the setting', () => {
    const now = vscode.workspace.getConfiguration('skillJournal').inspect(name)?.workspaceValue;
    return Promise.resolve(now === value ? true : undefined);
  });
}
