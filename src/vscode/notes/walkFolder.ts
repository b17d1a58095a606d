import * as vscode from 'vscode';

export interface WalkRules {
  /** Whether to go into a folder; paths are relative to the root, with `/`. */
  enter(path: string): boolean;
  /** Whether a file is wanted. */
  take(path: string): boolean;
}

const FOLDER_LIMIT = 5_000;
const FILE_LIMIT = 50_000;

/**
 * Finds files through `readDirectory`, for file systems that have no search. Bounded; `whole` is false where the bounds
 * were met. Symbolic links to folders are not followed, since they can form rings. Folders that cannot be read are skipped.
 */
export async function walkFolder(
  root: vscode.Uri,
  rules: WalkRules,
): Promise<{ readonly files: readonly vscode.Uri[]; readonly whole: boolean }> {
  const files: vscode.Uri[] = [];
  const waiting = [''];
  let visited = 0;
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (++visited > FOLDER_LIMIT || files.length > FILE_LIMIT) return { files, whole: false };
    for (const [name, type] of await listFolder(path === '' ? root : vscode.Uri.joinPath(root, path))) {
      const child = path === '' ? name : `${path}/${name}`;
      const link = (type & vscode.FileType.SymbolicLink) !== 0;
      if ((type & vscode.FileType.Directory) !== 0) {
        if (!link && rules.enter(child)) waiting.push(child);
      } else if ((type & vscode.FileType.File) !== 0 && rules.take(child)) {
        files.push(vscode.Uri.joinPath(root, child));
      }
    }
  }
  return { files, whole: true };
}

async function listFolder(uri: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(uri);
  } catch {
    return [];
  }
}
