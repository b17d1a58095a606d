import type * as vscode from 'vscode';
import { registerFeatures } from './vscode/registerFeatures.js';

/** Composition root of the web worker host: VS Code for the Web. */
export function activate(context: vscode.ExtensionContext): void {
  registerFeatures(context, {});
}
