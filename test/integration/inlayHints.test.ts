import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, openAtCursor } from './support/notes.js';

const text = '# Day\n\n- did it #ITOP/4 and #todo\n- [ ] plan #ITOP/3\n- wrong #ITOP/9|\n';

describe('what is shown beside tags', () => {
  before(whenCounted);
  afterEach(async () => {
    await set('inlayHints.enabled', undefined);
    await set('codeLens.enabled', undefined);
    await cleanUp();
  });

  it('are hints with the names, where the setting asks for them', async () => {
    const { document } = await openAtCursor(text);
    assert.deepEqual(await hintsIn(document), []);
    await set('inlayHints.enabled', true);
    assert.deepEqual(await hintsIn(document), [
      '2:16 Infrastructure operations · Enable',
      '3:18 Infrastructure operations · Apply',
    ]);
  });

  it('are lenses with the evidence of note and sections, where the setting asks for them', async () => {
    const { document } = await openAtCursor(`Intro\n\n${text}`);
    assert.deepEqual(await lensesIn(document), []);
    await set('codeLens.enabled', true);
    assert.deepEqual(await lensesIn(document), [
      '0 1 piece of evidence in this note editor.action.showReferences',
      '2 1 piece of evidence here editor.action.showReferences',
    ]);
  });

  it('are looks for known, unknown and planned tags, and for no other hashtag', async () => {
    const { document } = await openAtCursor(text);
    const [legend, tokens] = await Promise.all([
      vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        'vscode.provideDocumentSemanticTokensLegend',
        document.uri,
      ),
      vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri),
    ]);
    assert.deepEqual(readTokens(document, legend, tokens.data), [
      '#ITOP/4 skillTag',
      '#ITOP/3 skillTag planned',
      '#ITOP/9 skillTag unknown',
    ]);
  });
});

function readTokens(
  document: vscode.TextDocument,
  legend: vscode.SemanticTokensLegend,
  data: Uint32Array,
): readonly string[] {
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.slice(i, i + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const names = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    const words = document.getText(new vscode.Range(line, character, line, character + length));
    found.push([words, legend.tokenTypes[type], ...names].join(' '));
  }
  return found;
}

async function hintsIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return hints.map(
    ({ position, label }) => `${position.line}:${position.character} ${typeof label === 'string' ? label : ''}`,
  );
}

async function lensesIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return lenses.map(({ range, command }) => `${range.start.line} ${command?.title} ${command?.command}`);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('skillJournal').update(name, value, vscode.ConfigurationTarget.Workspace);
}
