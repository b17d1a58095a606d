import * as vscode from 'vscode';
import type { TreeNode } from '../../core/editor/support/treeNodes.js';
import type { Translate } from '../../core/messages/translate.js';
import { toPosition } from './convert.js';

/** A row as the editor draws it, without its tooltip; one that stands for a line opens it, and one for others shows them. */
export function toTreeItem(node: TreeNode, t: Translate): vscode.TreeItem {
  const item = new vscode.TreeItem(node.label, collapsibleStates[node.collapsible]);
  item.id = node.id;
  if (node.description !== undefined) item.description = node.description;
  item.accessibilityInformation = { label: node.accessibleLabel };
  item.iconPath = new vscode.ThemeIcon(node.icon);
  item.contextValue = node.contextValue;
  if (node.open !== undefined) {
    const at = toPosition(node.open.position);
    item.command = {
      command: 'vscode.open',
      title: t('editor.tree.openHint'),
      arguments: [vscode.Uri.parse(node.open.uri, true), { selection: new vscode.Range(at, at) }],
    };
  }
  if (node.moreOf !== undefined) {
    item.command = { command: 'skillJournal.showMoreRows', title: node.label, arguments: [node.moreOf] };
  }
  return item;
}

const collapsibleStates: Readonly<Record<TreeNode['collapsible'], vscode.TreeItemCollapsibleState>> = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};
