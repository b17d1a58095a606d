import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../../src/vscode/registerFeatures.js';

/** Each test file is a bundle of its own: what is known is kept where all of them find it. */
const known = Symbol.for('skill-journal.startUp');
const store = globalThis as { [known]?: readonly string[] };

/** Starts the extension, and takes down which of its files that has loaded, before any test asks for more. */
export async function recordStartUp(): Promise<void> {
  const extension = vscode.extensions.getExtension<Api>('skill-journal.skill-journal');
  await (await extension?.activate())?.whenReady();
  const dist = path.join(extension?.extensionPath ?? '', 'dist');
  const { cache } = createRequire(path.join(dist, 'extension.js'));
  const loaded = Object.keys(cache).filter((file) => file.startsWith(dist + path.sep));
  store[known] = loaded.map((file) => path.relative(dist, file).replaceAll(path.sep, '/'));
}

/** The files of the extension that its start has loaded, relative to `dist`. */
export function filesOfStartUp(): readonly string[] {
  return (store[known] ?? []).filter((file) => !file.startsWith('test/'));
}
