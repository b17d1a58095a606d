import * as vscode from 'vscode';

/** Where the cache is kept. */
export interface CacheFile {
  /** Undefined where there is none. */
  read(): Promise<Uint8Array | undefined>;
  /** The file is then the old one or the new one, and nothing between. */
  write(content: Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

/** In the extension's storage of the workspace. */
export function cacheFileIn(folder: vscode.Uri): CacheFile {
  const { fs } = vscode.workspace;
  const file = vscode.Uri.joinPath(folder, 'journal.cache');
  const beside = vscode.Uri.joinPath(folder, 'journal.cache.new');
  return {
    async read() {
      try {
        return await fs.readFile(file);
      } catch {
        return undefined;
      }
    },
    async write(content) {
      await fs.createDirectory(folder);
      await fs.writeFile(beside, content);
      await fs.rename(beside, file, { overwrite: true });
    },
    async remove() {
      for (const one of [file, beside]) {
        try {
          await fs.delete(one);
        } catch {
          // It was not there.
        }
      }
    },
  };
}
