import * as assert from 'node:assert/strict';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
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

  it('are links out of the folder, which count as long as the editor’s search follows links', async () => {
    const outside = await fs.mkdtemp(path.join(os.tmpdir(), 'skill-journal-outside-'));
    const follow = (value: boolean | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration('search').update('followSymlinks', value, vscode.ConfigurationTarget.Workspace);
    const countIs = (count: number): Promise<true> =>
      until(`${count} entries`, async () => {
        const rows = (await (await findRow(...level))?.children()) ?? [];
        return rows.filter(({ label }) => label.includes('Fenced the yard')).length === count || undefined;
      });
    try {
      await fs.writeFile(path.join(outside, 'far.md'), 'Fenced the yard #ITOP/1\n');
      await writeNote('odd/near.md', 'Fenced the yard, too #ITOP/1\n');
      await fs.symlink(outside, path.join(noteUri('odd').fsPath, 'out'), 'dir');
      await vscode.commands.executeCommand('skillJournal.refreshIndex');
      await countIs(2);
      await follow(false);
      await countIs(1);
      await follow(undefined);
      await countIs(2);
    } finally {
      await follow(undefined);
      await fs.rm(outside, { recursive: true });
    }
  });

  it('are links in a folder that has just come', async () => {
    const outside = await fs.mkdtemp(path.join(os.tmpdir(), 'skill-journal-outside-'));
    try {
      await fs.mkdir(path.join(outside, 'far'));
      await fs.writeFile(path.join(outside, 'far', 'note.md'), 'Rolled the hose #ITOP/1\n');
      await fs.mkdir(path.join(outside, 'new'));
      await fs.symlink(path.join(outside, 'far'), path.join(outside, 'new', 'linked'), 'dir');
      await fs.cp(path.join(outside, 'new'), noteUri('odd').fsPath, { recursive: true, verbatimSymlinks: true });
      await until('the entry', () => findRow(...level, 'Rolled the hose'));
    } finally {
      await fs.rm(outside, { recursive: true });
    }
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
