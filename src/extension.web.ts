import * as vscode from 'vscode';
import { WebNoteReader } from './vscode/notes/webNoteReader.js';
import { registerFeatures } from './vscode/registerFeatures.js';
import type { Api } from './vscode/registerFeatures.js';

/** Composition root of the web worker host: VS Code for the Web. */
export function activate(context: vscode.ExtensionContext): Api {
  const worker = vscode.Uri.joinPath(context.extensionUri, 'dist', 'noteWorker.web.js').toString(true);
  return registerFeatures(context, {
    createReader: (log) => new WebNoteReader(worker, log),
    // The host is a worker itself, so that the page goes on while it prints.
    print: async (request) => (await import('./core/review/printDocument.js')).printDocument(request),
    home: undefined,
  });
}
