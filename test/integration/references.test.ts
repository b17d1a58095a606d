import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { activateExtension, cleanUp, openAtCursor, removeNote, until, writeNote } from './support/notes.js';

describe('from a tag to the others', () => {
  before(activateExtension);
  afterEach(async () => {
    await removeNote('references');
    await cleanUp();
  });

  it('finds the tags of the level in all notes', async () => {
    const other = await writeNote('references/other.md', '---\ntags: ITOP/5/4\n---\n- x `#ITOP/5/4` #itop/5/4\n');
    await whenCounted();
    const { document, position } = await openAtCursor('- first #ITOP/5/|4 #ITOP/5/3\n');
    const found = await until('references', async () => {
      const all = await locations('vscode.executeReferenceProvider', document.uri, position);
      return all.some(({ uri }) => uri.toString() === other.toString()) ? all : undefined;
    });
    const inOther = found.filter(({ uri }) => uri.toString() === other.toString());
    assert.deepEqual(
      inOther.map(({ range: { start } }) => `${start.line}:${start.character}`),
      ['1:6', '3:16'],
    );
    assert.equal(found.filter(({ uri }) => uri.toString() === document.uri.toString()).length, 1);
  });

  it('goes to the skill’s page, at the level', async () => {
    const { document, position } = await openAtCursor('- first #ITOP/4/|2\n');
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    assert.ok(link);
    assert.equal(document.getText(link.originSelectionRange), '#ITOP/4/2');
    const page = await vscode.workspace.openTextDocument(link.targetUri);
    assert.match(page.lineAt(link.targetRange.start.line).text, /^#+ .*4 Enable/);
  });

  it('marks the same tags in the note', async () => {
    const { document, position } = await openAtCursor('- #ITOP/|4 `#ITOP/4` #ITOP/3\n- #itop/4/1\n');
    const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      position,
    );
    assert.deepEqual(
      marks.map(({ range }) => document.getText(range)),
      ['#ITOP/4', '#itop/4/1'],
    );
  });

  it('lists the entries of a note among its symbols, and no heading twice', async () => {
    const { document } = await openAtCursor('# Pond #ITOP/3\n\n- 2026-03-02 Fed the heron #ITOP/4|\n');
    const names = await until('the symbols', async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const flat = all.flatMap((symbol) => [symbol, ...symbol.children]).map(({ name }) => name);
      return flat.includes('# Pond #ITOP/3') && flat.some((name) => name.includes('heron')) ? flat : undefined;
    });
    assert.deepEqual([...names].sort(), ['# Pond #ITOP/3', 'ITOP/4 Fed the heron']);
  });

  it('lists skills and evidence among the symbols of the workspace, and no heading twice', async () => {
    await writeNote('references/words.md', '# Zebrafish\n\n- 2026-03-02 Fed the zebrafish #ITOP/4\n');
    await whenCounted();
    const found = await until('the symbol', async () => {
      const all = await symbols('zebrafish');
      return all.some(({ name }) => name.includes('Fed')) ? all : undefined;
    });
    assert.deepEqual(
      found.filter(({ containerName }) => containerName === '2026-03-02').map(({ name }) => name),
      ['ITOP/4 Fed the zebrafish'],
    );
    assert.ok((await symbols('ITOP')).some(({ name }) => name === 'ITOP Infrastructure operations'));
  });
});

async function locations(command: string, uri: vscode.Uri, position: vscode.Position): Promise<vscode.Location[]> {
  return vscode.commands.executeCommand<vscode.Location[]>(command, uri, position);
}

async function symbols(query: string): Promise<vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
}
