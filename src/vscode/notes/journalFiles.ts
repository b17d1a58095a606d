import * as vscode from 'vscode';
import { createNoteFilter } from '../../core/journal/globs.js';
import type { NoteFilter, NoteGlobs } from '../../core/journal/globs.js';
import type { Steps } from '../../core/steps.js';
import type { Config } from '../support/config.js';
import { splitPaths } from '../../worker/joinedPaths.js';
import type { Log } from '../support/log.js';
import type { NoteReader } from './noteReader.js';
import { inSlices } from '../support/slices.js';
import { SAMPLE_SCHEME } from './sampleScheme.js';
import { walkFolder } from './walkFolder.js';
import { walkOnDisk } from './walkOnDisk.js';

/** How long a search may take to answer before the folder is walked; `findFiles` never returns without a search provider. */
const SEARCH_LIMIT_MS = 20_000;
const ELSEWHERE_SEARCH_LIMIT_MS = 4_000;
/** The search knows neither that `notes` stands for a folder nor that case does not matter: our own filter does. */
const MARKDOWN_FILES = '**/*.{[mM][dD],[mM][aA][rR][kK][dD][oO][wW][nN]}';
/** Of globs like these the search for all Markdown files finds everything; each search is a process of its own. */
const MARKDOWN_GLOB = /\.(?:md|markdown)$/i;
/** Globs of other files than Markdown. */
const OTHER_GLOB = /\.(?!md$|markdown$)\w+$/i;

/** A folder's settings, made ready for many files. */
interface FolderRules {
  readonly isOn: boolean;
  readonly globs: NoteGlobs;
  readonly filter: NoteFilter;
  readonly followLinks: boolean;
  /** Other folders of the workspace that lie in this one, by their paths in it: they are looked through on their own. */
  readonly apart: readonly string[];
  /** Whether notes may be hidden for what lies beside them, which only the search can tell. */
  readonly needsSearch: boolean;
}

/** Knows which files are notes: the settings of their folder decide. */
export class JournalFiles implements vscode.Disposable {
  private readonly known = new Map<string, FolderRules>();
  private readonly subscriptions: readonly vscode.Disposable[];

  /** Folders that the worker has looked into, since the start. */
  readonly work = { listed: 0 };

  constructor(
    private readonly config: Config,
    private readonly reader: Pick<NoteReader, 'opensFiles' | 'list'>,
    private readonly log: Log,
  ) {
    this.subscriptions = [
      config.onDidChange(() => this.known.clear()),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.known.clear()),
    ];
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

  /** The notes in a folder of a workspace folder, found by looking; for one that has just come. */
  async findBelow(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
    const folder = folderOf(uri);
    const base = folder === undefined ? undefined : relativePath(folder, uri);
    if (folder === undefined || base === undefined) return [];
    const found = new Map<string, vscode.Uri>();
    if (await this.walk(folder, found, () => true, base)) return [...found.values()];
    const { filter } = this.rules(folder);
    const walk = await walkFolder(uri, {
      enter: (path) => filter.mayContainNotes(`${base}/${path}`),
      take: (path) => filter(`${base}/${path}`),
    });
    return walk.files;
  }

  /** Puts all notes of a folder, in no order, to those that were found; some are missing once it is not to go on. */
  async find(folder: vscode.WorkspaceFolder, found: Map<string, vscode.Uri>, goOn: () => boolean): Promise<void> {
    if (await this.walk(folder, found, goOn)) return;
    const onDisk = folder.uri.scheme === 'file';
    const before = found.size;
    const answered = await this.search(folder, found, onDisk ? SEARCH_LIMIT_MS : ELSEWHERE_SEARCH_LIMIT_MS);
    if (answered && (onDisk || found.size > before)) return;
    const { filter, apart } = this.rules(folder);
    const walk = await walkFolder(folder.uri, {
      enter: (path) => filter.mayContainNotes(path) && !apart.includes(path),
      take: (path) => filter(path),
    });
    if (!walk.whole) this.log.warn(`${folder.name}: too many folders to walk through; some notes are left out.`);
    for (const uri of walk.files) found.set(uri.toString(), uri);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /**
   * Lets the worker list a folder of the disk: the answer of the editor's search comes in one piece, which takes the thread
   * for a third of a second with 100,000 notes. False where it cannot.
   */
  private async walk(
    folder: vscode.WorkspaceFolder,
    found: Map<string, vscode.Uri>,
    goOn: () => boolean,
    from?: string,
  ): Promise<boolean> {
    const { globs, apart, followLinks, needsSearch } = this.rules(folder);
    if (folder.uri.scheme !== 'file' || !this.reader.opensFiles || needsSearch) return false;
    const root = folder.uri.fsPath;
    const end = await walkOnDisk(
      async (folders) => {
        const part = await this.reader.list({ root, folders, globs, apart, followLinks });
        this.work.listed += part?.listed ?? 0;
        return part;
      },
      (notes) => inSlices(takePaths(folder, notes, found)),
      goOn,
      from,
    );
    if (end === 'without links') this.log.warn(`${folder.name}: links lead to too many folders; none is followed.`);
    return end !== 'not listed';
  }

  /** False where the search does not answer in time. */
  private async search(
    folder: vscode.WorkspaceFolder,
    found: Map<string, vscode.Uri>,
    limit: number,
  ): Promise<boolean> {
    if (folder.uri.scheme === SAMPLE_SCHEME) return false;
    const { include, exclude } = this.rules(folder).globs;
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
    const { filter, apart } = this.rules(folder);
    for (const uri of uris) {
      const relative = relativePath(folder, uri);
      const isOurs = relative !== undefined && !apart.some((other) => relative.startsWith(`${other}/`));
      if (isOurs && filter(relative)) found.set(uri.toString(), uri);
      yield;
    }
  }

  private rules(folder: vscode.WorkspaceFolder): FolderRules {
    const key = folder.uri.toString();
    let rules = this.known.get(key);
    if (rules === undefined) {
      const { enabled, include, exclude, excludeBeside, followLinks } = this.config.journal(folder.uri);
      const globs = { include, exclude };
      const needsSearch = excludeBeside.some(
        (glob) => !OTHER_GLOB.test(glob) || !include.every((one) => MARKDOWN_GLOB.test(one)),
      );
      const apart = foldersIn(folder);
      const filter = createNoteFilter(globs);
      rules = { isOn: enabled !== 'off', globs, filter, followLinks, apart, needsSearch };
      this.known.set(key, rules);
    }
    return rules;
  }
}

function* takePaths(
  { uri: root }: vscode.WorkspaceFolder,
  notes: readonly string[],
  found: Map<string, vscode.Uri>,
): Steps<void> {
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  for (const text of notes) {
    for (const path of splitPaths(text)) {
      const uri = root.with({ path: base + path });
      found.set(uri.toString(), uri);
      yield;
    }
  }
}

function foldersIn(folder: vscode.WorkspaceFolder): readonly string[] {
  const { scheme, authority } = folder.uri;
  return (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === scheme && uri.authority === authority)
    .flatMap(({ uri }) => relativePath(folder, uri) ?? []);
}

/** False for a link to one, which can lead in a circle. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
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
