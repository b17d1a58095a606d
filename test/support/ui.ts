import * as fs from 'node:fs';
import * as path from 'node:path';

import { makeExtensionPackage } from '../../scripts/packages.js';
import { BrowserProfile } from './browser.js';
import { ensureEditorInstall, oldestEditor } from './editorInstall.js';
import { EditorServer, plainWindow } from './editorServer.js';
import { outFolder, projectRoot } from './paths.js';
import { startWebHost, type WebHost } from './webHost.js';
import { themeSettings, Workbench, type OpenOptions } from './workbench.js';
import { copySampleJournal, writeJournal, type WorkspaceCopy } from './workspaceCopy.js';

interface Session {
  readonly server: EditorServer;
  readonly profile: BrowserProfile;
}

/** An open window and what goes with it. */
interface OpenWindow {
  readonly workbench: Workbench;
  readonly copy: WorkspaceCopy | undefined;
  readonly host?: WebHost;
  /** True where the tests of a group use it one after the other. */
  isShared: boolean;
}

export interface JournalWindow extends Omit<OpenOptions, 'folder'> {
  /** The folder to open; a fresh copy of the sample journal where neither this nor `notes` is given. */
  readonly folder?: string;
  /** Notes of a small journal made for this window: texts by their paths. */
  readonly notes?: Readonly<Record<string, string>>;
  /** A `.code-workspace` file among these notes that is opened instead of their folder. */
  readonly workspace?: string;
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
const windows: OpenWindow[] = [];

/** Starts the server and the browser that all UI tests share; `scale` 2 makes sharper pictures. */
export async function startUi({ scale }: { readonly scale?: number } = {}): Promise<void> {
  const server = await EditorServer.start(await ensureEditorInstall());
  session = { server, profile: await BrowserProfile.launch(scale) };
}

/** Stops what `startUi` has started. */
export async function stopUi(): Promise<void> {
  await session?.profile.close();
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
  const { notes, folder, workspace = '.', empty = false, server, ...rest } = options;
  const home = server === undefined ? session.server : await serverOf(server);
  const copy = empty || folder !== undefined ? undefined : makeJournal(notes);
  const opened = folder ?? (copy && path.join(copy.folder, workspace));
  const workbench = await Workbench.open(home, session.profile, {
    ...rest,
    installed: server === 'packaged' || server === 'oldest',
    ...(opened !== undefined && { folder: opened }),
  });
  windows.push({ workbench, copy, isShared: false });
  return workbench;
}

/**
 * A window for tests that follow each other, each with notes of its own in one journal: opening one takes longer than most tests.
 * The first that asks opens it, and so does the next after one that failed; it goes behind the tests around this call,
 * which open no other.
 */
export function shareWorkbench(options: JournalWindow = {}): () => Promise<Workbench> {
  after(() => closeWindows());
  return async () => {
    const open = windows.find(({ isShared }) => isShared);
    if (open !== undefined) return open.workbench;
    const workbench = await openWorkbench(options);
    for (const window of windows) window.isShared = true;
    return workbench;
  };
}

/** Opens a window of VS Code for the Web on a copy of the sample journal. Its host has no search: no file is opened. */
export async function openWebWorkbench({ settings, theme, ...options }: JournalWindow): Promise<Workbench> {
  if (session === undefined) throw new Error('There is no browser yet.');
  const copy = makeJournal(undefined);
  const { folder } = copy;
  const file = path.join(folder, '.vscode', 'settings.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...plainWindow, ...themeSettings(theme), ...settings }));
  const host = await startWebHost({ extension: projectRoot, folder });
  const workbench = await Workbench.openAt(host.address, session.profile, options);
  windows.push({ workbench, copy, host, isShared: false });
  return workbench;
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
    windows.map(async ({ workbench }, index) => workbench.screenshot(index === 0 ? name : `${name} ${index + 1}`)),
  );
}

/** Closes the windows that are open, or those that are not shared, and removes their journals. */
export async function closeWindows({ keepShared = false }: { readonly keepShared?: boolean } = {}): Promise<void> {
  const closing = windows.filter(({ isShared }) => !(isShared && keepShared));
  for (const window of closing) {
    windows.splice(windows.indexOf(window), 1);
    await window.workbench.close();
    window.host?.stop();
    window.copy?.remove();
  }
  if (closing.length > 0 && session !== undefined) {
    // The next window is a stranger to these, but for what it would load once more.
    for (const { origin } of [session.server, ...servers.values()]) await session.profile.forget(origin);
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

function makeJournal(notes: Readonly<Record<string, string>> | undefined): WorkspaceCopy {
  return notes === undefined ? copySampleJournal() : writeJournal(notes);
}
