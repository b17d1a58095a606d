import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { WorkerNoteReader } from './vscode/notes/workerNoteReader.js';
import { printInWorker } from './vscode/reviews/printInWorker.js';
import { registerFeatures } from './vscode/registerFeatures.js';
import type { Api } from './vscode/registerFeatures.js';

/** Composition root of the Node host: desktop, remote and server. */
export function activate(context: vscode.ExtensionContext): Api {
  const script = (name: string): string => vscode.Uri.joinPath(context.extensionUri, 'dist', name).fsPath;
  return registerFeatures(context, {
    createReader: (log) => new WorkerNoteReader(script('noteWorker.js'), log),
    print: printInWorker(script('documentWorker.js')),
    home: vscode.Uri.file(homedir()),
  });
}
