import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { atExit } from './cleanUp.js';
import type { EditorInstall } from './editorInstall.js';
import { findFreePort } from './freePort.js';
import { runQuietly } from './run.js';

/** VS Code settings by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** The port to listen on; a free one where absent. */
  readonly port?: number;
  /** More environment for the server; the extension host inherits it. */
  readonly env?: Readonly<Record<string, string>>;
  /** User settings on top of the quiet ones that every run has. */
  readonly settings?: Settings;
  /** True: folders are not trusted until somebody says so, as in an editor out of the box. */
  readonly asksForTrust?: boolean;
  /** A packaged extension to install before the start. */
  readonly vsix?: string;
}

/** Where a page of the server leads. */
export interface PageAddress {
  /** Absolute path of the folder or `.code-workspace` file to open; no folder where absent. */
  readonly folder?: string;
  /** Absolute path of a file to open in the editor. */
  readonly file?: string;
  /** Absolute path of the extension under development, or of a folder that holds several. */
  readonly extension?: string;
  /** Absolute path of a module that runs tests inside the extension host. */
  readonly tests?: string;
}

/** What makes a window plain: no welcome, no chat, no offers. */
export const plainWindow: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'window.commandCenter': false,
  // On a slow machine VS Code offers words of the note once `#` was typed, whatever the extensions, and Enter takes one.
  'editor.wordBasedSuggestions': 'off',
  'git.enabled': false,
  // What moves is drawn by the processor here.
  'workbench.reduceMotion': 'on',
  'editor.cursorBlinking': 'solid',
};

/** And what makes a fresh VS Code quiet: no updates, no network. */
export const quietSettings: Settings = {
  ...plainWindow,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
};

const startLimit = 60_000;

/** A VS Code server of our own on the loopback interface, with data, settings and temporary files of its own. */
export class EditorServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly log: string[],
    readonly port: number,
    private readonly withdraw: () => void,
  ) {}

  /** Starts the server and waits until it answers. */
  static async start(install: EditorInstall, options: ServerOptions = {}): Promise<EditorServer> {
    const port = options.port ?? (await findFreePort());
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skill-journal-server-'));
    const config = path.join(folder, 'config.yaml');
    fs.writeFileSync(config, `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
    writeSettings(folder, { ...quietSettings, ...options.settings });
    const env = serverEnvironment(folder, options.env ?? {});
    const common = [...serverArguments(folder, config, port), ...install.options];
    if (options.vsix !== undefined) {
      await runQuietly(install.node, [install.entry, ...common, '--install-extension', options.vsix], { env });
    }
    const trust = options.asksForTrust === true ? [] : ['--disable-workspace-trust'];
    const child = spawn(install.node, [install.entry, ...common, ...trust], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that the extension hosts it starts end with it.
      detached: true,
    });
    const log: string[] = [];
    const keep = (chunk: Buffer): void => {
      log.push(chunk.toString());
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => log.push(String(error)));
    const withdraw = atExit(() => {
      killGroup(child, 'SIGKILL');
      removeFolder(folder);
    });
    const server = new EditorServer(child, folder, log, port, withdraw);
    try {
      await server.waitUntilHealthy();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Replaces the user settings; a page opened after this has them from the start. */
  setSettings(settings: Settings): void {
    writeSettings(this.folder, { ...quietSettings, ...settings });
  }

  /** The site that its pages belong to. */
  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Returns the address of a page, with the extension and the file in it. */
  address(page: PageAddress): string {
    const payload: [string, string][] = [];
    if (page.extension !== undefined) {
      payload.push(['extensionDevelopmentPath', this.remoteUri(page.extension)]);
    }
    if (page.tests !== undefined) {
      payload.push(['extensionTestsPath', this.remoteUri(page.tests)]);
    }
    if (page.file !== undefined) {
      payload.push(['openFile', this.remoteUri(page.file)]);
    }
    payload.push(['skipWelcome', 'true']);
    const query = new URLSearchParams();
    if (page.folder !== undefined) {
      query.set(page.folder.endsWith('.code-workspace') ? 'workspace' : 'folder', page.folder);
    } else {
      query.set('ew', 'true');
    }
    query.set('payload', JSON.stringify(payload));
    // The workbench reads `%20`, not `+`.
    return `${this.origin}/?${query.toString().replaceAll('+', '%20')}`;
  }

  /** The last lines that the server printed, for messages about failures. */
  recentLog(): string {
    return this.log.join('').slice(-3000);
  }

  /** The files of a name that extensions keep for workspaces. */
  storedFiles(name: string): readonly string[] {
    const home = path.join(this.folder, 'data', 'User', 'workspaceStorage');
    if (!fs.existsSync(home)) return [];
    const found = fs.readdirSync(home, { recursive: true, encoding: 'utf8' });
    return found.filter((file) => path.basename(file) === name).map((file) => path.join(home, file));
  }

  /** Ends the extension hosts of all windows as a crash does: they have no time for anything more. Returns how many. */
  killExtensionHosts(): number {
    const hosts = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && this.isExtensionHost(name));
    for (const host of hosts) process.kill(Number(host), 'SIGKILL');
    return hosts.length;
  }

  private isExtensionHost(pid: string): boolean {
    try {
      // Behind the name, which is in brackets: state, parent, process group.
      const [, , group] = fs
        .readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ');
      const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return Number(group) === this.child.pid && command.includes('--type=extensionHost');
    } catch {
      // It ended meanwhile.
      return false;
    }
  }

  /** Ends the server and everything it started, and removes its data. */
  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid !== undefined) {
      const ended = once(this.child, 'exit');
      killGroup(this.child, 'SIGTERM');
      await Promise.race([ended, delay(3000, undefined, { ref: false })]);
    }
    // Extension hosts may outlive their parent for some seconds; nothing of theirs is wanted any more.
    killGroup(this.child, 'SIGKILL');
    this.withdraw();
    removeFolder(this.folder);
  }

  private remoteUri(file: string): string {
    return `vscode-remote://127.0.0.1:${this.port}${pathToFileURL(file).pathname}`;
  }

  private async waitUntilHealthy(): Promise<void> {
    const end = Date.now() + startLimit;
    while (Date.now() < end) {
      if (this.child.exitCode !== null) {
        throw new Error(`The VS Code server ended with code ${this.child.exitCode}:\n${this.recentLog()}`);
      }
      try {
        const response = await fetch(`${this.origin}/healthz`);
        if (response.ok) {
          return;
        }
      } catch {
        // Not listening yet.
      }
      await delay(150);
    }
    throw new Error(`The VS Code server did not answer within ${startLimit / 1000} s:\n${this.recentLog()}`);
  }
}

function serverArguments(folder: string, config: string, port: number): string[] {
  return [
    ...['--config', config],
    ...['--auth', 'none'],
    ...['--bind-addr', `127.0.0.1:${port}`],
    ...['--user-data-dir', path.join(folder, 'data')],
    ...['--extensions-dir', path.join(folder, 'extensions')],
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--ignore-last-opened',
  ];
}

function serverEnvironment(folder: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const temporary = path.join(folder, 'tmp');
  fs.mkdirSync(temporary);
  // What an editor's own terminal sets would make this server take itself for a part of that editor.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return {
    ...Object.fromEntries(inherited),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    XDG_DATA_HOME: path.join(folder, 'share'),
    TMPDIR: temporary,
    EXTENSIONS_GALLERY: '{}',
    ...more,
  };
}

function writeSettings(folder: string, settings: Settings): void {
  const user = path.join(folder, 'data', 'User');
  fs.mkdirSync(user, { recursive: true });
  fs.writeFileSync(path.join(user, 'settings.json'), `${JSON.stringify(settings, undefined, 2)}\n`);
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group has ended already.
  }
}

function removeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
