import * as vscode from 'vscode';
import type { Position } from '../../core/text.js';
import { toPosition } from './convert.js';

/** Shows a line of a note, the cursor at the position. A place that the text no longer has becomes its nearest one. */
export async function openLine(
  uri: string,
  position: Position,
  options: { readonly beside?: boolean; readonly preview?: boolean } = {},
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const at = document.validatePosition(toPosition(position));
  const editor = await vscode.window.showTextDocument(document, {
    selection: new vscode.Range(at, at),
    preview: options.preview ?? true,
    viewColumn: options.beside === true ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
