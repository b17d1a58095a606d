import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import {
  cleanUp,
  closeEditors,
  hoverText,
  noteUri,
  openAtCursor,
  removeFrameworks,
  replaceText,
  until,
} from './support/notes.js';

const framework = `format: skill-framework/1
id: acme
name: Acme ladder
levels:
  - { id: "1", name: Learner }
skills:
  BREW:
    name: Brewing coffee
    levels:
      1: Brews a pot that others drink.
`;

describe('a framework of the journal', () => {
  before(whenCounted);
  const uri = (): vscode.Uri => noteUri('.skill-journal/frameworks/acme.yaml');

  beforeEach(async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.createFile(uri(), { contents: new TextEncoder().encode(framework), overwrite: true });
    assert.equal(await vscode.workspace.applyEdit(edit), true);
  });

  afterEach(async () => {
    await closeEditors();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri(), { ignoreIfNotExists: true });
    await vscode.workspace.applyEdit(edit);
    await removeFrameworks();
    await cleanUp();
  });

  it('is read, and its skills are known', async () => {
    const { document, position } = await openAtCursor('Made breakfast #BREW/|1\n');
    await shows(document, position, /Brews a pot that others drink/);
  });

  it('stays in force as it last was while it is broken, with an error at the line', async () => {
    const { document, position } = await openAtCursor('Made breakfast #BREW/|1\n');
    await shows(document, position, /Brews a pot/);
    const file = await vscode.workspace.openTextDocument(uri());
    await vscode.window.showTextDocument(file);
    await replaceText(file, framework.replace(/levels:\n {2}-.*/, 'levels: none'));
    const error = await until('an error', () =>
      Promise.resolve(
        vscode.languages
          .getDiagnostics(uri())
          .find(({ source, severity }) => source === 'Skill Journal' && severity === vscode.DiagnosticSeverity.Error),
      ),
    );
    assert.equal(typeof error.code === 'string' && error.code.startsWith('framework.'), true);
    assert.equal(error.range.start.line, 3);
    assert.match(await hoverText(document.uri, position), /Brews a pot/);
    await replaceText(file, framework.replace('Brews a pot', 'Brews two pots'));
    await shows(document, position, /Brews two pots/);
    assert.deepEqual(vscode.languages.getDiagnostics(uri()), []);
  });

  it('is forgotten when its file goes', async () => {
    const { document, position } = await openAtCursor('Made breakfast #BREW/|1\n');
    await shows(document, position, /Brews a pot/);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri());
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await until('no hover', async () => {
      const text = await hoverText(document.uri, position);
      return /Brews a pot/.test(text) ? undefined : true;
    });
  });

  async function shows(document: vscode.TextDocument, position: vscode.Position, words: RegExp): Promise<void> {
    await until(`a hover with ${String(words)}`, async () =>
      words.test(await hoverText(document.uri, position)) ? true : undefined,
    );
  }
});
