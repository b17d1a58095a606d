import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findRow, whenCounted } from './support/counts.js';
import { cleanUp, hoverText, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

describe('settings', () => {
  before(whenCounted);
  afterEach(async () => {
    for (const name of [
      'journal.enabled',
      'journal.exclude',
      'markers.private',
      'markers.knowledge',
      'hover.enabled',
    ]) {
      await set(name, undefined);
    }
    await cleanUp();
    await whenCounted();
  });

  it('turn a folder off and on again', async () => {
    const { document, position } = await openAtCursor('Checked the seals #ITOP/|1\n');
    await until('the entry', () => findRow('SFIA 9', 'ITOP', '1 ', 'Checked the seals'));
    await set('journal.enabled', 'off');
    await until('an empty tree', async () => ((await findRow('SFIA 9')) === undefined ? true : undefined));
    assert.equal(await hoverText(document.uri, position), '');
    await set('journal.enabled', undefined);
    await until('the entry', () => findRow('SFIA 9', 'ITOP', '1 ', 'Checked the seals'));
  });

  it('leave out what they exclude', async () => {
    await writeNote('drafts/day.md', 'Drafted the labels #ITOP/1\n');
    try {
      await vscode.commands.executeCommand('skillJournal.refreshIndex');
      await until('the entry', () => findRow('SFIA 9', 'ITOP', '1 ', 'Drafted the labels'));
      await set('journal.exclude', ['**/drafts/**']);
      await until('no entry', async () =>
        (await findRow('SFIA 9', 'ITOP', '1 ', 'Drafted the labels')) === undefined ? true : undefined,
      );
    } finally {
      await removeNote('drafts');
    }
  });

  it('rename the markers', async () => {
    await openAtCursor('Read a book on fans #ITOP/1 #learnt|\n');
    await until('the entry', () => findRow('SFIA 9', 'ITOP', '1 ', 'Read a book on fans'));
    await set('markers.knowledge', ['learnt']);
    await until('knowledge, no evidence', async () =>
      (await findRow('SFIA 9', 'ITOP', '1 ', 'Read a book on fans')) === undefined ? true : undefined,
    );
  });

  it('turn the hover off', async () => {
    const { document, position } = await openAtCursor('Checked the seals #ITOP/|1\n');
    assert.notEqual(await hoverText(document.uri, position), '');
    await set('hover.enabled', false);
    assert.equal(await hoverText(document.uri, position), '');
  });

  it('make a folder a journal by command', async () => {
    await vscode.commands.executeCommand('skillJournal.useAsJournal');
    assert.equal(vscode.workspace.getConfiguration('skillJournal').get('journal.enabled'), 'on');
  });
});

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('skillJournal').update(name, value, vscode.ConfigurationTarget.Workspace);
}
