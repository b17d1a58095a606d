import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  activateExtension,
  cleanUp,
  noteUri,
  removeFrameworks,
  removeNote,
  until,
  writeNote,
} from './support/notes.js';

const head = `format: skill-framework/1
id: written
name: Being written
levels:
  - { id: "1", name: Learner }
  - { id: "2", name: Owner }
groups:
  kitchen: { name: Kitchen }
skills:
  BREW:
    name: Brewing
`;

describe('completion in a framework file', () => {
  before(activateExtension);
  afterEach(async () => {
    await cleanUp();
    await removeFrameworks();
    await removeNote('elsewhere');
  });

  it('offers keys with what they mean, and what a choice writes stands in its place', async () => {
    const { items, document } = await complete('.skill-journal/frameworks/written.yaml', `${head}    des|\n`);
    const description = items.get('description');
    assert.ok(description, [...items.keys()].join(', '));
    assert.equal(description.documentation, 'What the skill is, in a paragraph.');
    assert.equal(description.insertText, 'description: ');
    assert.equal(document.getText(description.range as vscode.Range), 'des');
    assert.ok(!items.has('name'));
  });

  it('offers the levels and groups of the file by their names', async () => {
    const { items } = await complete('.skill-journal/frameworks/levels.yaml', `${head}    levels:\n      |\n`);
    assert.deepEqual([...items.keys()], ['1', '2']);
    const groups = await complete('.skill-journal/frameworks/groups.yml', `${head}    group: |\n`);
    assert.ok(groups.items.has('kitchen'));
  });

  it('knows a framework file by its name, and leaves other YAML alone', async () => {
    const named = await complete('elsewhere/our.skill-framework.yaml', 'for|\n');
    assert.ok(named.items.has('format'));
    const other = await complete('elsewhere/other.yaml', 'for|\n', false);
    assert.ok(!other.items.has('format'));
  });
});

/** The suggestions at the `|`, by their labels. */
async function complete(
  path: string,
  marked: string,
  isOurs = true,
): Promise<{ readonly items: ReadonlyMap<string, vscode.CompletionItem>; readonly document: vscode.TextDocument }> {
  await writeNote(path, marked.replace('|', ''));
  const document = await vscode.workspace.openTextDocument(noteUri(path));
  assert.equal(document.languageId, 'yaml');
  const position = document.positionAt(marked.indexOf('|'));
  const ask = async (): Promise<readonly vscode.CompletionItem[]> => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    // The editor offers the words of the file, too.
    return list.items.filter(({ kind }) => kind !== undefined && kind !== vscode.CompletionItemKind.Text);
  };
  const items = isOurs
    ? await until('suggestions', async () => {
        const found = await ask();
        return found.length > 0 ? found : undefined;
      })
    : await ask();
  return { items: new Map(items.map((item) => [labelOf(item), item])), document };
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
