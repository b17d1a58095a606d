import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findRow, whenCounted } from './support/counts.js';
import { cleanUp, hoverText, noteUri, openAtCursor, removeNote, until } from './support/notes.js';

const setting = 'tally.impliedLevels';
const target = { framework: 'sfia-9', code: 'ITOP', level: '1' };
const period = '2026-01-01..2026-12-31';
const file = 'out implied/tally.csv';

describe('levels that imply those below', () => {
  before(whenCounted);
  afterEach(async () => {
    await set(undefined);
    await cleanUp();
    await removeNote('out implied');
  });

  it('follow the setting in tree, hover and page, which tell it from own evidence', async () => {
    const { document, position } = await openAtCursor('Checked the seals #ITOP/|1\n\nRewired the racks #ITOP/5\n');
    await until('the entry', () => findRow('SFIA 9', 'ITOP', '1 ', 'Checked the seals'));
    const plain = await describeLevel();
    assert.doesNotMatch(plain, /implied/);
    assert.doesNotMatch(await hoverText(document.uri, position), /implied/);
    await vscode.commands.executeCommand('skillJournal.openSkill', target);
    const page = vscode.window.activeTextEditor?.document;
    assert.ok(page);
    const onPage = /^\d+ pieces? of evidence · \d+ implied by higher levels · \d of 2 statements$/m;
    assert.doesNotMatch(page.getText(), onPage);

    await set(true);
    await until('the page', () => Promise.resolve(onPage.test(page.getText()) || undefined));
    assert.match(await hoverText(document.uri, position), /\[\d+ implied by higher levels\]\(command:/);
    assert.match(await describeLevel(), /^\d+ · \+\d+ implied · /);
    // Own evidence stays what it is.
    assert.equal((await describeLevel()).replace(/\+\d+ implied · /, ''), plain);
    const row = await findRow('SFIA 9', 'ITOP', '1 ', 'Implied', 'Rewired the racks');
    assert.match(row?.description ?? '', /^5 Ensure, advise · /);

    await set(undefined);
    await until('the page', () => Promise.resolve(onPage.test(page.getText()) ? undefined : true));
    assert.equal(await describeLevel(), plain);
    assert.doesNotMatch(await hoverText(document.uri, position), /implied/);
  });

  it('are a column of exports', async () => {
    const first = async (): Promise<string> => {
      const given = { period, format: 'csv', target: noteUri(file) };
      await vscode.commands.executeCommand('skillJournal.exportTally', given);
      const bytes = await vscode.workspace.fs.readFile(noteUri(file));
      await removeNote('out implied');
      return new TextDecoder().decode(bytes).split('\r\n')[0] ?? '';
    };
    await vscode.workspace.fs.createDirectory(noteUri('out implied'));
    const plain = await first();
    await set(true);
    await vscode.workspace.fs.createDirectory(noteUri('out implied'));
    assert.equal(await first(), `${plain},Implied`);
  });
});

async function describeLevel(): Promise<string> {
  return (await findRow('SFIA 9', 'ITOP', '1 '))?.description ?? '';
}

async function set(value: boolean | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('skillJournal').update(setting, value, vscode.ConfigurationTarget.Workspace);
}
