import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, cleanUp, openAtCursor } from './support/notes.js';

const kinds = [
  vscode.CompletionItemKind.Class,
  vscode.CompletionItemKind.EnumMember,
  vscode.CompletionItemKind.Constant,
];

describe('completion', () => {
  before(activateExtension);
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('skillJournal')
      .update('completion.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    await cleanUp();
  });

  it('finds a skill by its code', async () => {
    const { items } = await complete('Looked after the rota #IT|\n');
    const item = items.find(({ insertText }) => insertText === 'ITOP/');
    assert.ok(item, 'ITOP is not offered');
    assert.match(labelOf(item), /ITOP/);
  });

  it('finds a skill by a word of its name', async () => {
    const { items } = await complete('Looked after the rota #infra|\n');
    assert.ok(items.some(({ insertText }) => insertText === 'ITOP/'));
  });

  it('offers only the levels that are defined for the skill', async () => {
    const { items } = await complete('Looked after the rota #ITOP/|\n');
    assert.deepEqual(
      items.map(({ insertText }) => insertText),
      ['1', '2', '3', '4', '5'],
    );
  });

  it('offers the statements of a level, with their words when one is looked at', async () => {
    const { items } = await complete('Looked after the rota #ITOP/3/|\n', { resolve: 6 });
    assert.equal(items.length, 6);
    const documentation = items[4]?.documentation;
    assert.ok(documentation instanceof vscode.MarkdownString || typeof documentation === 'object');
    assert.match(documentation.value, /Carries out agreed system software maintenance tasks/);
  });

  it('replaces the segment under the cursor and keeps a later one that stays valid', async () => {
    const { items, document } = await complete('Looked after the rota #ITOP/|3/2 and more\n', { asked: true });
    const four = items.find(({ insertText }) => insertText === '4');
    assert.ok(four);
    assert.equal(document.getText(four.range as vscode.Range), '3');
  });

  it('offers nothing in code, on a heading mark, or behind a hashtag of the user', async () => {
    for (const text of ['`#IT|`\n', '#|\n', '# |Notes\n', 'call #todo|\n', '```sh\n#IT|\n```\n']) {
      const { items } = await complete(text);
      assert.deepEqual(items.map(labelOf), [], JSON.stringify(text));
    }
  });

  it('offers tags in the front matter', async () => {
    const { items } = await complete('---\nskills: [IT|]\n---\n');
    assert.ok(items.some(({ insertText }) => insertText === 'ITOP/'));
  });

  it('is silent where the setting turns it off', async () => {
    await vscode.workspace
      .getConfiguration('skillJournal')
      .update('completion.enabled', false, vscode.ConfigurationTarget.Workspace);
    const { items } = await complete('Looked after the rota #IT|\n');
    assert.deepEqual(items, []);
  });
});

/** Our suggestions at the `|`: as when the user types there, or has asked for them. */
async function complete(
  marked: string,
  { asked = false, resolve = 0 } = {},
): Promise<{ readonly items: readonly vscode.CompletionItem[]; readonly document: vscode.TextDocument }> {
  const { document, position } = await openAtCursor(marked);
  const typed = document.getText(new vscode.Range(position.translate(0, -1), position));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    asked ? undefined : typed,
    resolve,
  );
  // Other providers suggest words and link targets.
  return { items: list.items.filter(({ kind }) => kind !== undefined && kinds.includes(kind)), document };
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
