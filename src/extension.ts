import * as vscode from 'vscode';
import { WorkerNoteReader } from './vscode/notes/workerNoteReader.js';
import { registerFeatures } from './vscode/registerFeatures.js';
import type { Api } from './vscode/registerFeatures.js';

/** Composition root of the Node host: desktop, remote and server. */
export function activate(context: vscode.ExtensionContext): Api {
  const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'noteWorker.js').fsPath;
  return registerFeatures(context, { createReader: (log) => new WorkerNoteReader(worker, log) });
}
