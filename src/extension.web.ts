import type * as vscode from 'vscode';
import { SlicedNoteReader } from './vscode/notes/slicedNoteReader.js';
import { registerFeatures } from './vscode/registerFeatures.js';
import type { Api } from './vscode/registerFeatures.js';

/** Composition root of the web worker host: VS Code for the Web. */
export function activate(context: vscode.ExtensionContext): Api {
  return registerFeatures(context, { createReader: (log) => new SlicedNoteReader(log) });
}
