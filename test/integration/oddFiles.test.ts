import * as assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { findRow, whenCounted } from './support/counts.js';
import { noteUri, removeNote, until, writeNote } from './support/notes.js';

const level = ['SFIA 9', 'ITOP', '1 '] as const;

describe('odd files of a journal', () => {
  before(whenCounted);
  afterEach(async () => {
    await removeNote('odd');
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await whenCounted();
  });

  it('are links in a circle, and notes count once', async () => {
    await writeNote('odd/day.md', 'Wiped the racks #ITOP/1\n');
    const folder = noteUri('odd').fsPath;
    await fs.symlink(folder, path.join(folder, 'again'), 'dir');
    await fs.mkdir(path.join(folder, 'deep'));
    await fs.symlink(path.join(folder, 'deep'), path.join(folder, 'deep', 'deeper'), 'dir');
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await until('the entry', () => findRow(...level, 'Wiped the racks'));
    await whenCounted();
    const rows = (await (await findRow(...level))?.children()) ?? [];
    assert.equal(rows.filter(({ label }) => label.includes('Wiped the racks')).length, 1);
  });

  it('are links to nothing, folders with names of notes, and notes without any text, and the others count', async () => {
    await writeNote('odd/day.md', 'Aired the cellar #ITOP/1\n');
    const folder = noteUri('odd').fsPath;
    await fs.symlink(path.join(folder, 'gone.md'), path.join(folder, 'link.md'));
    await fs.mkdir(path.join(folder, 'folder.md'));
    await fs.writeFile(path.join(folder, 'empty.md'), '');
    await fs.writeFile(path.join(folder, 'binary.md'), Buffer.from([0, 255, 254, 0, 35, 73]));
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await until('the entry', () => findRow(...level, 'Aired the cellar'));
  });

  it('are notes that vanish while they are read', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `odd/${index}.md`);
    await Promise.all(names.map((name) => writeNote(name, 'Turned the key #ITOP/1\n')));
    await writeNote('odd/stays.md', 'Counted the keys #ITOP/1\n');
    const refreshed = vscode.commands.executeCommand('skillJournal.refreshIndex');
    await Promise.all(names.map((name) => fs.rm(noteUri(name).fsPath, { force: true })));
    await refreshed;
    await until('the note that stays', () => findRow(...level, 'Counted the keys'));
    await until('no note that went', async () =>
      (await findRow(...level, 'Turned the key')) === undefined ? true : undefined,
    );
  });
});
