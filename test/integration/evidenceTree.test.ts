import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, openAtCursor, replaceText, until } from './support/notes.js';

describe('the view of evidence', () => {
  before(whenCounted);
  after(async () => {
    await vscode.commands.executeCommand('skillJournal.groupEvidenceByMonth');
  });
  afterEach(cleanUp);

  it('lists what is typed, by month or week, and tells only of the group that changes', async () => {
    const { document } = await openAtCursor('- 2033-02-03 Mended the fence #ITOP/4|\n');
    await until('the entry', async () => ((await labelsIn('Feb 2033'))?.length === 1 ? true : undefined));
    assert.deepEqual(await labelsIn('Feb 2033'), ['3 Feb · Mended the fence']);

    await replaceText(document, '# Above\n\n- 2033-02-03 Mended the gate #ITOP/4\n');
    await until('the new words', async () =>
      (await labelsIn('Feb 2033'))?.[0] === '3 Feb · Mended the gate' ? true : undefined,
    );

    await vscode.commands.executeCommand('skillJournal.groupEvidenceByWeek');
    assert.deepEqual(await labelsIn('Week 5, 2033'), ['3 Feb · Mended the gate']);
    assert.equal(await labelsIn('Feb 2033'), undefined);

    await replaceText(document, 'Nothing.\n');
    await until('no group', async () => ((await labelsIn('Week 5, 2033')) === undefined ? true : undefined));
  });
});

describe('every row of both views', () => {
  it('has words for those who hear it, and a place in the tree that never changes', async () => {
    const { skills, evidence } = await (await whenCounted()).views();
    const items = [...(await itemsOf(skills)), ...(await itemsOf(evidence))];
    assert.ok(items.length > 300, `${items.length} rows`);
    for (const { id, label, accessibilityInformation } of items) {
      assert.notEqual((accessibilityInformation?.label ?? '').trim(), '', JSON.stringify(label));
      assert.ok(id !== undefined, JSON.stringify(label));
    }
    assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  });
});

/** All rows, from the top down to the evidence. */
async function itemsOf<T>(
  tree: Pick<vscode.TreeDataProvider<T>, 'getChildren' | 'getTreeItem'>,
): Promise<vscode.TreeItem[]> {
  const below = async (node?: T): Promise<vscode.TreeItem[]> => {
    const children = (await tree.getChildren(node)) ?? [];
    const found = children.map(async (child) => [await tree.getTreeItem(child), ...(await below(child))]);
    return (await Promise.all(found)).flat();
  };
  return below();
}

/** The labels of a group's rows; undefined where there is no such group. */
async function labelsIn(group: string): Promise<readonly string[] | undefined> {
  const { evidence } = await (await whenCounted()).views();
  const labelOf = async (node: Parameters<typeof evidence.getTreeItem>[0]): Promise<string> => {
    const { label = '' } = await evidence.getTreeItem(node);
    return typeof label === 'string' ? label : label.label;
  };
  for (const root of (await evidence.getChildren()) ?? []) {
    if ((await labelOf(root)) !== group) continue;
    return Promise.all(((await evidence.getChildren(root)) ?? []).map(labelOf));
  }
  return undefined;
}
