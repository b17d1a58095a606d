import * as vscode from 'vscode';
import type { Config } from '../support/config.js';

/** The frameworks that come with the extension, most important first. A build may leave any of them out. */
export const builtInFiles = ['sfia-9.yaml', 'engineering-ladder.yaml'];

/** What a journal keeps for itself. */
export const OWN_FOLDER = '.skill-journal';

/** Whether a file or folder is the own folder of a journal, or lies in one. */
export function isOwn(uri: vscode.Uri): boolean {
  return `${uri.path}/`.includes(`/${OWN_FOLDER}/`);
}

/** Where a folder keeps its own frameworks. */
export const FRAMEWORKS_FOLDER = `${OWN_FOLDER}/frameworks`;

export interface UserFrameworkFiles {
  readonly uris: readonly vscode.Uri[];
  /** Files that the settings name; those that are not there are worth a word. */
  readonly named: ReadonlySet<string>;
}

/** The framework files of the user: those in the folders, those that the settings name, then those kept for all workspaces. */
export async function findUserFrameworks(config: Config, storage: vscode.Uri): Promise<UserFrameworkFiles> {
  const found = new Map<string, vscode.Uri>();
  const named = new Set<string>();
  const folders = vscode.workspace.workspaceFolders ?? [];
  for (const folder of folders) {
    for (const uri of await listFrameworks(vscode.Uri.joinPath(folder.uri, FRAMEWORKS_FOLDER))) {
      found.set(uri.toString(), uri);
    }
  }
  for (const scope of folders.length === 0 ? [undefined] : folders) {
    for (const path of config.frameworkFiles(scope?.uri)) {
      const uri = resolvePath(path, scope?.uri);
      if (uri === undefined) continue;
      found.set(uri.toString(), uri);
      named.add(uri.toString());
    }
  }
  for (const uri of await listFrameworks(storage)) found.set(uri.toString(), uri);
  return { uris: [...found.values()], named };
}

/** The framework files of a folder, by name; none where it is not there. */
export async function listFrameworks(home: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const files = (await listFolder(home)).filter(
    ([name, type]) => (type & vscode.FileType.File) !== 0 && /\.(?:ya?ml|json)$/i.test(name),
  );
  return files.sort(byName).map(([name]) => vscode.Uri.joinPath(home, name));
}

/** Absolute paths are of the machine that the extension runs on; others are relative to the folder. */
function resolvePath(path: string, folder: vscode.Uri | undefined): vscode.Uri | undefined {
  if (/^(?:[a-z]:[\\/]|\\\\|\/)/i.test(path)) {
    const file = vscode.Uri.file(path);
    return folder === undefined || folder.scheme === 'file' ? file : folder.with({ path: file.path });
  }
  return folder === undefined ? undefined : vscode.Uri.joinPath(folder, path.replace(/\\/g, '/'));
}

async function listFolder(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(uri);
  } catch {
    return [];
  }
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
