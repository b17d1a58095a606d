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
${['END', 'MERGE', 'LOCK', 'MOVE', 'GONE', 'MANY']
  .flatMap((code) => [`${code}A`, `${code}B`])
  .map((code) => `  ${code}: { name: ${code}, levels: { "1": [Does.], "2": [Does more.] } }\n`)
  .join('')}`;
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

  it('changes tags at the very end of a file, behind emoji, and glued by a comma', async () => {
    const { document, position } = await openAtCursor('# 👩🏽‍💻\r\n- é́ (#ENDA/2,#EN|DA/1)\r\n👩🏽‍💻 #ENDA');
    const edit = await rename(document, position, 'ENDB');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(document.getText(), '# 👩🏽‍💻\r\n- é́ (#ENDB/2,#ENDB/1)\r\n👩🏽‍💻 #ENDB');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '# 👩🏽‍💻\r\n- é́ (#ENDA/2,#ENDA/1)\r\n👩🏽‍💻 #ENDA');
  });

  it('asks before two tags become one', async () => {
    const { document, position } = await openAtCursor('- first #ME|RGEA/1\n- second #MERGEB/2\n');
    // Dialogs are refused in tests, with their words; what they do is tested by pointer.
    await assert.rejects(rename(document, position, 'MERGEB'), /Merge into #MERGEB, which is there already\?/);
    assert.equal(document.getText(), '- first #MERGEA/1\n- second #MERGEB/2\n');
  });

  it('touches no note that cannot be written', async () => {
    const { document, files } = await openProvided('rename-locked', '- x #LOCKA/2\n', {
      permissions: vscode.FilePermission.Readonly,
    });
    try {
      await assert.rejects(rename(document, new vscode.Position(0, 6), 'LOCKB'), /note\.md cannot be written/);
    } finally {
      files.dispose();
    }
  });

  it('is given up when a note changes meanwhile', async () => {
    let meanwhile: (() => Promise<void>) | undefined;
    const { document, files } = await openProvided('rename-moving', '- x #MOVEA/2\n', {
      whenAsked: async () => {
        const change = meanwhile;
        meanwhile = undefined;
        await change?.();
      },
    });
    try {
      // Another program writes while the rename is being worked out: it asks for the file's rights at the end of that.
      meanwhile = () => type(document, 'Above.\n');
      await assert.rejects(rename(document, new vscode.Position(0, 6), 'MOVEB'), /note\.md was changed meanwhile/);
      assert.equal(document.getText(), 'Above.\n- x #MOVEA/2\n');
      const edit = await rename(document, new vscode.Position(1, 6), 'MOVEB');
      assert.equal(await vscode.workspace.applyEdit(edit), true);
      assert.equal(document.getText(), 'Above.\n- x #MOVEB/2\n');
    } finally {
      await cleanUp();
      files.dispose();
    }
  });

  it('is given up when the file of a note changes that the editor has closed again', async () => {
    // It keeps few of those that nobody shows, and tells nothing of the others.
    const uris = await Promise.all(
      Array.from({ length: 80 }, (_, i) => writeNote(`rename/many ${i}.md`, '- x #MANYA/2\n')),
    );
    await vscode.commands.executeCommand('skillJournal.refreshIndex');
    await whenCounted();
    let meanwhile: (() => Promise<unknown>) | undefined;
    const { document, files } = await openProvided('rename-many', '- x #MANYA/2\n', {
      whenAsked: async () => {
        const change = meanwhile;
        meanwhile = undefined;
        await change?.();
      },
    });
    try {
      await vscode.window.showTextDocument(document);
      meanwhile = async () => {
        const closed = uris.findIndex((uri) => !isOpen(uri));
        assert.notEqual(closed, -1, 'the editor keeps them all');
        await writeNote(`rename/many ${closed}.md`, '- above\n- x #MANYA/2\n');
      };
      await assert.rejects(rename(document, new vscode.Position(0, 6), 'MANYB'), /many \d+\.md was changed meanwhile/);
      assert.equal(meanwhile, undefined);
    } finally {
      await cleanUp();
      files.dispose();
    }
  });

  it('goes on without a note that has been removed', async () => {
    const gone = await writeNote('rename/gone.md', '- gone #GONEA/1\n');
    const { document, position } = await openAtCursor('- first #GO|NEA/1\n');
    await indexed(gone, 'GONEA');
    await removeNote('rename/gone.md');
    const edit = await rename(document, position, 'GONEB');
    assert.ok(!edit.entries().some(([uri]) => uri.toString() === gone.toString()));
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.equal(document.getText(), '- first #GONEB/1\n');
    await assert.rejects(async () => vscode.workspace.fs.stat(gone));
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

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}

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

interface Provided {
  readonly permissions?: vscode.FilePermission;
  /** Called whenever somebody asks about the file. */
  readonly whenAsked?: () => Promise<void>;
}

/** Opens a note of a file system of its own. */
async function openProvided(
  scheme: string,
  text: string,
  provided: Provided,
): Promise<{ readonly document: vscode.TextDocument; readonly files: vscode.Disposable }> {
  const files = vscode.workspace.registerFileSystemProvider(scheme, oneFile(text, provided), { isCaseSensitive: true });
  const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: '/note.md' }));
  return { document, files };
}

function oneFile(text: string, { permissions, whenAsked }: Provided): vscode.FileSystemProvider {
  const bytes = new TextEncoder().encode(text);
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: async () => {
      await whenAsked?.();
      const stat = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length };
      return permissions === undefined ? stat : { ...stat, permissions };
    },
    readDirectory: () => [],
    readFile: () => bytes,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
