import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Browser } from 'playwright-core';

import { makeExtensionPackage } from '../../scripts/packages.js';
import { launchBrowser } from './browser.js';
import { ensureEditorInstall, oldestEditor } from './editorInstall.js';
import { EditorServer, plainWindow } from './editorServer.js';
import { outFolder, projectRoot } from './paths.js';
import { startWebHost, type WebHost } from './webHost.js';
import { themeSettings, Workbench, type OpenOptions } from './workbench.js';
import { copySampleJournal, writeJournal, type WorkspaceCopy } from './workspaceCopy.js';

interface Session {
  readonly server: EditorServer;
  readonly browser: Browser;
}

export interface JournalWindow extends Omit<OpenOptions, 'folder'> {
  /** The folder to open; a fresh copy of the sample journal where neither this nor `notes` is given. */
  readonly folder?: string;
  /** Notes of a small journal made for this window: texts by their paths. */
  readonly notes?: Readonly<Record<string, string>>;
  /** True for a window without a folder. */
  readonly empty?: boolean;
  /** A server of another kind than the usual one; it is started for the first window that asks for it. */
  readonly server?: ServerKind;
}

/**
 * `restricted`: folders are not trusted. `packaged`: the extension is installed from its package. `oldest`: so too, in the
 * oldest VS Code that can be had.
 */
export type ServerKind = 'restricted' | 'packaged' | 'oldest';

let session: Session | undefined;
let extensionPackage: Promise<string> | undefined;
const servers = new Map<ServerKind, EditorServer>();
const windows: Workbench[] = [];
const copies: WorkspaceCopy[] = [];
const hosts: WebHost[] = [];

/** Starts the server and the browser that all UI tests share. */
export async function startUi(): Promise<void> {
  const server = await EditorServer.start(await ensureEditorInstall());
  session = { server, browser: await launchBrowser() };
}

/** Stops what `startUi` has started. */
export async function stopUi(): Promise<void> {
  await session?.browser.close();
  await session?.server.stop();
  for (const server of servers.values()) await server.stop();
  servers.clear();
  session = undefined;
}

/** Opens a window of VS Code with the extension on a journal of its own; both go when the test ends. */
export async function openWorkbench(options: JournalWindow = {}): Promise<Workbench> {
  if (session === undefined) {
    throw new Error('UI tests are run by `npm run test:ui`, which starts the editor that they share.');
  }
  const { notes, folder, empty = false, server, ...rest } = options;
  const home = server === undefined ? session.server : await serverOf(server);
  const opened = await Workbench.open(home, session.browser, {
    ...rest,
    installed: server === 'packaged' || server === 'oldest',
    ...(!empty && { folder: folder ?? makeJournal(notes) }),
  });
  windows.push(opened);
  return opened;
}

/** Opens a window of VS Code for the Web on a copy of the sample journal. Its host has no search: no file is opened. */
export async function openWebWorkbench({ settings, theme, ...options }: JournalWindow): Promise<Workbench> {
  if (session === undefined) throw new Error('There is no browser yet.');
  const folder = makeJournal(undefined);
  const file = path.join(folder, '.vscode', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...plainWindow, ...themeSettings(theme), ...settings }));
  const host = await startWebHost({ extension: projectRoot, folder });
  hosts.push(host);
  const opened = await Workbench.openAt(host.address, session.browser, options);
  windows.push(opened);
  return opened;
}

/** Kills the extension hosts of the open windows; the editor starts others. */
export function killExtensionHosts(): number {
  return session?.server.killExtensionHosts() ?? 0;
}

/** The files of a name that extensions keep for the workspaces that tests have opened. */
export function storedFiles(name: string): readonly string[] {
  return session?.server.storedFiles(name) ?? [];
}

/** Takes a picture of every open window; returns where the pictures are. */
export async function takePictures(name: string): Promise<string[]> {
  return Promise.all(
    windows.map(async (window, index) => window.screenshot(index === 0 ? name : `${name} ${index + 1}`)),
  );
}

/** Closes the windows that a test has opened and removes their journals. */
export async function closeWindows(): Promise<void> {
  for (const window of windows.splice(0)) {
    await window.close();
  }
  for (const host of hosts.splice(0)) host.stop();
  for (const copy of copies.splice(0)) {
    copy.remove();
  }
}

async function serverOf(kind: ServerKind): Promise<EditorServer> {
  const running = servers.get(kind);
  if (running !== undefined) return running;
  const install = await ensureEditorInstall(kind === 'oldest' ? oldestEditor : undefined);
  const options = kind === 'restricted' ? { asksForTrust: true } : { vsix: await packageOnce() };
  const server = await EditorServer.start(install, options);
  servers.set(kind, server);
  return server;
}

async function packageOnce(): Promise<string> {
  // The tests of packages may be making theirs just now.
  extensionPackage ??= makeExtensionPackage({ home: path.join(outFolder, 'ui', 'package') });
  return extensionPackage;
}

function makeJournal(notes: Readonly<Record<string, string>> | undefined): string {
  const copy = notes === undefined ? copySampleJournal() : writeJournal(notes);
  copies.push(copy);
  return copy.folder;
}
