import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { skipBecause } from '../support/mochaReporter.js';
import { findRow, whenCounted } from './support/counts.js';
import { cleanUp, hoverText, noteUri, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

const ref = { framework: 'sfia-9', code: 'ITOP' };
/** A folder for each test: the editor keeps documents for a while after their files have gone. */
let folder = '';
let folders = 0;
const file = (): string => `${folder}/ITOP.md`;

describe('notes on a skill', () => {
  before(whenCounted);
  beforeEach(async () => {
    folder = `.my notes ${++folders}/skills`;
    await set(folder);
  });
  afterEach(async () => {
    await set(undefined);
    await cleanUp();
    await removeNote(folder);
  });

  it('are made once, with the name of the skill', async () => {
    await vscode.commands.executeCommand('skillJournal.openSkillNotes', ref);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.path, noteUri(file()).path);
    assert.equal(document.getText(), '# ITOP Infrastructure operations\n\n');
    await writeNote(file(), '# ITOP\n\nAsk Dov.\n');
    await cleanUp();
    await vscode.commands.executeCommand('skillJournal.openSkillNotes', ref);
    await until('the notes', () =>
      Promise.resolve(
        vscode.window.activeTextEditor?.document.getText().includes('Ask Dov.') === true ? true : undefined,
      ),
    );
  });

  it('are offered in the hover, and shown there once written', async () => {
    const { document, position } = await openAtCursor('Did it #ITOP/|4\n');
    assert.match(
      await hoverText(document.uri, position),
      /No skill notes yet: add some\]\(command:skillJournal\.openSkillNotes/,
    );
    await writeNote(file(), '# ITOP\n\nAsk Dov first.\n');
    const text = await hoverText(document.uri, position);
    assert.match(text, /\[Your notes\]\(command:skillJournal\.openSkillNotes/);
    assert.match(text, /Ask Dov first\./);
  });

  it('stand on the page of the skill, with a link', async function () {
    await vscode.commands.executeCommand('skillJournal.openSkill', ref);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    await writeNote(file(), '# ITOP\n\nAsk Dov about the seals.\n');
    await until('the notes on the page', () =>
      Promise.resolve(document.getText().includes('Ask Dov about the seals') ? true : undefined),
    );
    const links = await Promise.race([
      vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri),
      new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 20_000)),
    ]);
    if (links === undefined && vscode.env.appHost === 'web') {
      return skipBecause(this, 'the web host’s own Markdown links did not answer, and all links wait for them');
    }
    assert.ok(links);
    const link = links.find(({ target }) => target?.scheme === 'command');
    assert.ok(link);
    assert.equal(document.getText(link.range), 'Your notes');
  });

  it('hold no evidence', async () => {
    await writeNote(file(), '# ITOP\n\n- Tried the unheard-of seal #ITOP/1\n');
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    assert.equal(await findRow('SFIA 9', 'ITOP', '1 ', 'Tried the unheard-of seal'), undefined);
  });
});

async function set(value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('skillJournal');
  await settings.update('skillNotes.folder', value, vscode.ConfigurationTarget.Workspace);
}
