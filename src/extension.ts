import type * as vscode from 'vscode';
import { registerFeatures } from './vscode/registerFeatures.js';

/** Composition root of the Node host: desktop, remote and server. */
export function activate(context: vscode.ExtensionContext): void {
  registerFeatures(context, {});
}
