import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { activateExtension, cleanUp, noteUri, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

const framework = `format: skill-framework/1
id: rename-test
name: For renaming
levels: [{ id: "1", name: One }, { id: "2", name: Two }]
skills:
  RENAMEA: { name: First, levels: { "1": [Does a., Does b.], "2": [Does c.] } }
  RENAMEB: { name: Second, levels: { "1": [Does d., Does e.], "2": [Does f.] } }
  RENAMEC: { name: Third, levels: { "2": [Does g.] } }
`;
const file = '.skill-journal/frameworks/rename-test.yaml';

describe('renaming a tag', () => {
  before(async () => {
    await activateExtension();
    await writeNote(file, framework);
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await whenCounted();
  });
  after(() => removeNote(file));
  afterEach(async () => {
    await removeNote('rename');
    await cleanUp();
  });

  it('changes it everywhere: in closed notes, in front matter, and in open notes that are not saved', async () => {
    const closed = await writeNote(
      'rename/closed.md',
      '---\ntags: [RENAMEA/1]\n---\n\n`#RENAMEA/1` **#RENAMEA/2** \r\nx',
    );
    const { document } = await openAtCursor('|');
    await type(document, '- typed #RENAMEA/1/2\n');
    const { document: here, position } = await openAtCursor('- first #REN|AMEA, #todo\n');
    await indexed(closed, 'RENAMEA');
    const edit = await rename(here, position, 'RENAMEB');
    assert.deepEqual(
      edit
        .entries()
        .map(([uri]) => uri.path.split('/').at(-1))
        .sort(),
      [closed, document.uri, here.uri].map(({ path }) => path.split('/').at(-1)).sort(),
    );
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(here.getText(), '- first #RENAMEB, #todo\n');
    assert.equal(document.getText(), '- typed #RENAMEB/1/2\n');
    const changed = await vscode.workspace.openTextDocument(closed);
    assert.equal(
      changed.getText().replaceAll('\r\n', '\n'),
      '---\ntags: [RENAMEB/1]\n---\n\n`#RENAMEA/1` **#RENAMEB/2** \nx',
    );
    await changed.save();
  });

  it('starts with the segment under the cursor', async () => {
    const { document, position } = await openAtCursor('- first #RENAMEA/|1/2\n');
    const found = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      position,
    );
    assert.equal(found.placeholder, '1');
    assert.equal(document.getText(found.range), '1');
  });

  it('is refused with a reason', async () => {
    const { document, position } = await openAtCursor('- first #REN|AMEA/1\n');
    await assert.rejects(rename(document, position, 'NOWHERE'), /No skill “NOWHERE”/);
    await assert.rejects(rename(document, position, 'RENAMEC'), /RENAMEC .*has no level “1”/);
    assert.equal(document.getText(), '- first #RENAMEA/1\n');
  });

  it('touches no note that cannot be written', async () => {
    const uri = vscode.Uri.from({ scheme: 'rename-locked', path: '/locked.md' });
    const locked = vscode.workspace.registerFileSystemProvider('rename-locked', lockedFiles('- x #RENAMEA/2\n'), {
      isCaseSensitive: true,
      isReadonly: false,
    });
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const at = new vscode.Position(0, 6);
      await assert.rejects(rename(document, at, 'RENAMEB'), /locked\.md cannot be written/);
    } finally {
      locked.dispose();
    }
  });

  async function rename(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit> {
    return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      newName,
    );
  }
});

async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
}

/** Waits until references find a tag in the closed note. */
async function indexed(uri: vscode.Uri, code: string): Promise<void> {
  const probe = await vscode.workspace.openTextDocument({ language: 'markdown', content: `#${code}` });
  await until(`${code} in ${noteUri('').path}`, async () => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      probe.uri,
      new vscode.Position(0, 2),
    );
    return found.some((location) => location.uri.toString() === uri.toString()) ? true : undefined;
  });
}

function lockedFiles(text: string): vscode.FileSystemProvider {
  const bytes = new TextEncoder().encode(text);
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: () => ({
      type: vscode.FileType.File,
      ctime: 0,
      mtime: 0,
      size: bytes.length,
      permissions: vscode.FilePermission.Readonly,
    }),
    readDirectory: () => [],
    readFile: () => bytes,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
