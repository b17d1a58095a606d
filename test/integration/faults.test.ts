import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, noteUri, removeNote, until } from './support/notes.js';

const period = '2026-02-01..2026-05-31';
const file = 'reviews/review 2026-02-01 to 2026-05-31.md';

describe('a disk that is full', () => {
  before(whenCounted);
  afterEach(cleanUp);

  it('keeps the review that is there when it is refreshed, on the disk and in the editor', async () => {
    const disk = new SmallDisk();
    const registration = vscode.workspace.registerFileSystemProvider('small-disk', disk, { isCaseSensitive: true });
    try {
      const uri = vscode.Uri.from({ scheme: 'small-disk', path: '/review.md' });
      // Its links lead elsewhere from there, so that it has to be written again.
      const old = (await createReview()).replace('<!-- skill-journal:begin planned', 'My own words.\n\n$&');
      disk.write(uri.path, old);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document);

      disk.isFull = true;
      await vscode.commands.executeCommand('skillJournal.createReview', period);
      assert.equal(disk.read(uri.path), old);
      assert.equal(document.getText(), old);
      assert.equal(document.isDirty, false);
      const target = uri.with({ path: '/tally.json' });
      disk.write(target.path, '{}');
      await dismissing(vscode.commands.executeCommand('skillJournal.exportTally', { period, format: 'json', target }));
      assert.equal(disk.read(target.path), '{}');
      assert.deepEqual(disk.names(), ['/review.md', '/tally.json']);

      disk.isFull = false;
      await vscode.commands.executeCommand('skillJournal.createReview', period);
      assert.notEqual(disk.read(uri.path), old);
      assert.match(disk.read(uri.path), /My own words\./);
      assert.deepEqual(disk.names(), ['/review.md', '/tally.json']);
    } finally {
      await cleanUp();
      registration.dispose();
    }
  });
});

describe('a setting that leads out of the folder', () => {
  const names = ['review.folder', 'skillNotes.folder'];
  before(whenCounted);
  afterEach(async () => {
    for (const name of names) await set(name, undefined);
    await cleanUp();
  });

  it('has nothing written there', async () => {
    for (const outside of ['../outside', 'reviews/../../outside', '/outside', '..\\outside']) {
      for (const name of names) await set(name, outside);
      await vscode.commands.executeCommand('skillJournal.createReview', period);
      await vscode.commands.executeCommand('skillJournal.openSkillNotes', { framework: 'sfia-9', code: 'ITOP' });
      assert.equal(vscode.window.activeTextEditor, undefined, outside);
    }
    const beside = await vscode.workspace.fs.readDirectory(noteUri('..'));
    const within = await vscode.workspace.fs.readDirectory(noteUri('.'));
    assert.deepEqual(
      [...beside, ...within].filter(([name]) => name.includes('outside')),
      [],
    );
  });
});

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('skillJournal').update(name, value, vscode.ConfigurationTarget.Workspace);
}

async function createReview(): Promise<string> {
  await vscode.commands.executeCommand('skillJournal.createReview', period);
  const review = await vscode.workspace.openTextDocument(noteUri(file));
  const text = review.getText();
  await cleanUp();
  await removeNote(file);
  return text;
}

/** Waits for a command that tells what went wrong, and goes on once somebody has read it. */
async function dismissing(command: Thenable<unknown>): Promise<void> {
  let isDone = false;
  void command.then(() => (isDone = true));
  await until('the end of the command', async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    return isDone ? true : undefined;
  });
}

/** A disk in memory. Where it is full, writing does what it does on a real one: the file is emptied, and then there is no room. */
class SmallDisk implements vscode.FileSystemProvider {
  isFull = false;
  private readonly files = new Map<string, Uint8Array>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;
  private writes = 0;

  names(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  read(path: string): string {
    return new TextDecoder().decode(this.files.get(path));
  }

  write(path: string, text: string): void {
    this.files.set(path, new TextEncoder().encode(text));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const type = uri.path === '/' ? vscode.FileType.Directory : vscode.FileType.File;
    const size = type === vscode.FileType.File ? this.readFile(uri).length : 0;
    return { type, ctime: 0, mtime: this.writes, size };
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (bytes === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.writes += 1;
    this.files.set(uri.path, this.isFull ? new Uint8Array() : content);
    if (this.isFull) throw new Error('ENOSPC: no space left on device, write');
  }

  delete(uri: vscode.Uri): void {
    this.readFile(uri);
    this.files.delete(uri.path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.files.set(to.path, this.readFile(from));
    this.files.delete(from.path);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
