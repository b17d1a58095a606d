import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { beginMark, endMark } from '../../src/core/review/regions.js';
import { finish } from '../../src/core/steps.js';
import { whenCounted } from './support/counts.js';
import { cleanUp, noteUri } from './support/notes.js';

const scheme = 'skill-journal-read-only';
const summary = { id: 'summary', content: 'Old.' };
const level = {
  id: 'level sfia-9/ITOP/4',
  content: '- [x] Moved the spare <!--e 2 abcdefghij.klmnopqrst-->',
};
const review = [
  '---\nskill-journal: review/1\nperiod: 2031-01-01..2031-06-30\n---',
  '# Mine',
  ...[summary, level].flatMap((region) => [finish(beginMark(region)), region.content, endMark(region)]),
  '',
].join('\n\n');
const pieceLine = review.split('\n').findIndex((one) => one.startsWith('- [x]'));

/** A folder in which nothing can be written. */
class ReadOnlyFiles implements vscode.FileSystemProvider {
  readonly writes: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(private readonly files: Readonly<Record<string, string>>) {}

  stat({ path }: vscode.Uri): vscode.FileStat {
    const text = this.files[path];
    const times = { ctime: 0, mtime: 0, permissions: vscode.FilePermission.Readonly };
    if (text !== undefined) return { ...times, type: vscode.FileType.File, size: text.length };
    if (Object.keys(this.files).some((name) => name.startsWith(`${path.replace(/\/$/, '')}/`))) {
      return { ...times, type: vscode.FileType.Directory, size: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const text = this.files[path];
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return new TextEncoder().encode(text);
  }

  readDirectory(): [string, vscode.FileType][] {
    return Object.keys(this.files).map((name) => [name.slice(1), vscode.FileType.File]);
  }

  watch(): vscode.Disposable {
    return { dispose: () => undefined };
  }

  writeFile(uri: vscode.Uri): void {
    this.refuse(uri);
  }

  createDirectory(uri: vscode.Uri): void {
    this.refuse(uri);
  }

  delete(uri: vscode.Uri): void {
    this.refuse(uri);
  }

  rename(uri: vscode.Uri): void {
    this.refuse(uri);
  }

  private refuse(uri: vscode.Uri): never {
    this.writes.push(uri.path);
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

describe('a folder that cannot be written', () => {
  const files = new ReadOnlyFiles({ '/review.md': review, '/log.md': '- 2031-02-03 Moved the spare #ITOP/4\n' });
  let registration: vscode.Disposable;

  before(async () => {
    await whenCounted();
    registration = vscode.workspace.registerFileSystemProvider(scheme, files, { isReadonly: true });
  });
  after(() => {
    registration.dispose();
  });
  afterEach(cleanUp);

  async function open(path: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path }));
    await vscode.window.showTextDocument(document);
    return document;
  }

  it('keeps its review as it was: refreshing it changes nothing, in the editor neither', async () => {
    const document = await open('/review.md');
    await vscode.commands.executeCommand('skillJournal.createReview');
    assert.equal(document.getText(), review);
    assert.equal(document.isDirty, false);
    assert.deepEqual(files.writes, []);
  });

  it('takes no comment, in a review or in a note', async () => {
    const said = { verdict: 'agree', rating: '5', text: 'I was there.', author: 'Anna' };
    for (const [path, line] of [
      ['/review.md', pieceLine],
      ['/log.md', 0],
    ] as const) {
      const document = await open(path);
      const before = document.getText();
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      editor.selection = new vscode.Selection(line, 0, line, 0);
      await vscode.commands.executeCommand('skillJournal.commentEvidence', said);
      assert.equal(document.getText(), before);
      assert.equal(document.isDirty, false);
    }
    assert.deepEqual(files.writes, []);
  });

  it('exports its review to another place all the same', async () => {
    const target = noteUri('read-only.html');
    await open('/review.md');
    await vscode.commands.executeCommand('skillJournal.exportReview', { format: 'html', target });
    const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    assert.match(page, /Mine/);
    await vscode.workspace.fs.delete(target);
    assert.deepEqual(files.writes, []);
  });
});
