import * as vscode from 'vscode';
import { createNoteFilter } from '../../core/journal/globs.js';
import type { NoteFilter } from '../../core/journal/globs.js';
import type { Steps } from '../../core/steps.js';
import type { Config } from '../config.js';
import type { Log } from '../log.js';
import { inSlices } from './slices.js';
import { SAMPLE_SCHEME } from './sampleScheme.js';
import { walkFolder } from './walkFolder.js';

/** How long a search may take to answer before the folder is walked; `findFiles` never returns without a search provider. */
const SEARCH_LIMIT_MS = 20_000;
const ELSEWHERE_SEARCH_LIMIT_MS = 4_000;
/** The search knows neither that `notes` stands for a folder nor that case does not matter: our own filter does. */
const MARKDOWN_FILES = '**/*.{[mM][dD],[mM][aA][rR][kK][dD][oO][wW][nN]}';
/** Of globs like these the search for all Markdown files finds everything; each search is a process of its own. */
const MARKDOWN_GLOB = /\.(?:md|markdown)$/i;

/** A folder's settings, made ready for many files. */
interface FolderRules {
  readonly isOn: boolean;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly filter: NoteFilter;
}

/** Knows which files are notes: the settings of their folder decide. */
export class JournalFiles implements vscode.Disposable {
  private readonly known = new Map<string, FolderRules>();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {
    this.subscription = config.onDidChange(() => this.known.clear());
  }

  /** The folders that may be journals: all but those where the setting says `off`. */
  folders(): readonly vscode.WorkspaceFolder[] {
    return (vscode.workspace.workspaceFolders ?? []).filter((folder) => this.rules(folder).isOn);
  }

  /** Whether a file, which need not exist, is a note of the journal. */
  includes(uri: vscode.Uri): boolean {
    const folder = folderOf(uri);
    if (folder === undefined) return false;
    const { isOn, filter } = this.rules(folder);
    const relative = isOn ? relativePath(folder, uri) : undefined;
    return relative !== undefined && filter(relative);
  }

  /** Whether notes may lie below a path of the folder. */
  entersFolder(folder: vscode.WorkspaceFolder, path: string): boolean {
    const { isOn, filter } = this.rules(folder);
    return isOn && filter.mayContainNotes(path);
  }

  /** The notes at or below a path of the folder, found by looking; for a folder that has just come. */
  async findBelow(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const folder = folderOf(uri);
    const base = folder === undefined ? undefined : relativePath(folder, uri);
    if (folder === undefined || base === undefined || !(await isFolder(uri))) return [];
    const { filter } = this.rules(folder);
    const walk = await walkFolder(uri, {
      enter: (path) => filter.mayContainNotes(`${base}/${path}`),
      take: (path) => filter(`${base}/${path}`),
    });
    return walk.files;
  }

  /** Puts all notes of a folder, in no order, to those that were found. */
  async find(folder: vscode.WorkspaceFolder, found: Map<string, vscode.Uri>): Promise<void> {
    const onDisk = folder.uri.scheme === 'file';
    const before = found.size;
    const answered = await this.search(folder, found, onDisk ? SEARCH_LIMIT_MS : ELSEWHERE_SEARCH_LIMIT_MS);
    if (answered && (onDisk || found.size > before)) return;
    const { filter } = this.rules(folder);
    const walk = await walkFolder(folder.uri, {
      enter: (path) => filter.mayContainNotes(path),
      take: (path) => filter(path),
    });
    if (!walk.whole) this.log.warn(`${folder.name}: too many folders to walk through; some notes are left out.`);
    for (const uri of walk.files) found.set(uri.toString(), uri);
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** False where the search does not answer in time. */
  private async search(
    folder: vscode.WorkspaceFolder,
    found: Map<string, vscode.Uri>,
    limit: number,
  ): Promise<boolean> {
    if (folder.uri.scheme === SAMPLE_SCHEME) return false;
    const { include, exclude } = this.rules(folder);
    const cancel = new vscode.CancellationTokenSource();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), limit);
    });
    try {
      const others = include.filter((glob) => !MARKDOWN_GLOB.test(glob));
      const searches = [...new Set([MARKDOWN_FILES, ...others])].map((glob) =>
        vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), unite(exclude), undefined, cancel.token),
      );
      const answers = await Promise.race([Promise.all(searches), late]);
      if (answers === undefined) return false;
      for (const uris of answers) await inSlices(this.takeNotes(folder, uris, found));
      return true;
    } finally {
      clearTimeout(timer);
      cancel.cancel();
      cancel.dispose();
    }
  }

  private *takeNotes(
    folder: vscode.WorkspaceFolder,
    uris: readonly vscode.Uri[],
    found: Map<string, vscode.Uri>,
  ): Steps<void> {
    const { filter } = this.rules(folder);
    for (const uri of uris) {
      const relative = relativePath(folder, uri);
      if (relative !== undefined && filter(relative)) found.set(uri.toString(), uri);
      yield;
    }
  }

  private rules(folder: vscode.WorkspaceFolder): FolderRules {
    const key = folder.uri.toString();
    let rules = this.known.get(key);
    if (rules === undefined) {
      const { enabled, include, exclude } = this.config.journal(folder.uri);
      rules = { isOn: enabled !== 'off', include, exclude, filter: createNoteFilter({ include, exclude }) };
      this.known.set(key, rules);
    }
    return rules;
  }
}

/** Not for a link to one, which can lead in a circle. */
async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.Directory;
  } catch {
    return false;
  }
}

/** One glob of several, for pruning the search early; those that would not nest in braces are left to our own filter. */
function unite(globs: readonly string[]): string | undefined {
  const plain = globs.filter((glob) => !/[{},]/.test(glob));
  if (plain.length === 0) return undefined;
  return plain.length === 1 ? plain[0] : `{${plain.join(',')}}`;
}

/** The workspace folder around a file; an untitled document with a path belongs to the folder that it will be saved in. */
export function folderOf(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
  const direct = vscode.workspace.getWorkspaceFolder(uri);
  if (direct !== undefined || uri.scheme !== 'untitled') return direct;
  return vscode.workspace.workspaceFolders?.find((folder) => relativePath(folder, uri) !== undefined);
}

/** The path of a file within a folder, with `/`; undefined outside it. */
export function relativePath(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string | undefined {
  const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`;
  return uri.path.startsWith(root) && uri.path.length > root.length ? uri.path.slice(root.length) : undefined;
}
