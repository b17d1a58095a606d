import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../src/vscode/registerFeatures.js';

/** What the extension gives to others, once every note has been read. */
export async function whenCounted(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('skill-journal.skill-journal');
  assert.ok(extension);
  const api = await extension.activate();
  await api.whenReady();
  return api;
}

/** A row of the view *Skills*, as plain text. */
export interface Row {
  readonly label: string;
  readonly description: string;
  readonly item: vscode.TreeItem;
  children(): Promise<readonly Row[]>;
}

/** The row that the labels lead to from the top; each need only begin with what is given, behind the date of evidence. */
export async function findRow(...labels: readonly string[]): Promise<Row | undefined> {
  const { skills } = await (await whenCounted()).views();
  type Node = Parameters<typeof skills.getTreeItem>[0];
  const rowsOf = async (node?: Node): Promise<readonly Row[]> => {
    const nodes = (await skills.getChildren(node)) ?? [];
    return Promise.all(
      nodes.map(async (child): Promise<Row> => {
        const item = await skills.getTreeItem(child);
        const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
        return { label, description: String(item.description ?? ''), item, children: () => rowsOf(child) };
      }),
    );
  };
  let rows = await rowsOf();
  let row: Row | undefined;
  for (const label of labels) {
    row = rows.find((candidate) => candidate.label.startsWith(label) || candidate.label.includes(` · ${label}`));
    if (row === undefined) return undefined;
    rows = await row.children();
  }
  return row;
}
