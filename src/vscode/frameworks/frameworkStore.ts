import * as vscode from 'vscode';
import type { Framework } from '../../core/framework/model.js';
import { slug } from '../../core/framework/spelling.js';
import { writeFrameworkJson, writeFrameworkYaml } from '../../core/framework/write.js';
import { FRAMEWORKS_FOLDER, listFrameworks } from './frameworkFiles.js';
import type { Frameworks } from './frameworks.js';
import { writeWhole } from '../support/writeWhole.js';

/** Where framework files can be kept. */
export type FrameworkHome =
  { readonly kind: 'folder'; readonly folder: vscode.WorkspaceFolder } | { readonly kind: 'user' };

/** The files that frameworks are kept in: those of the workspace's folders, and the user's own for all workspaces. */
export class FrameworkStore {
  constructor(
    private readonly frameworks: Pick<Frameworks, 'library' | 'load'>,
    /** The user's own. */
    private readonly storage: vscode.Uri,
  ) {}

  homes(): readonly FrameworkHome[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return [...folders.map((folder) => ({ kind: 'folder', folder }) as const), { kind: 'user' }];
  }

  /** Where a framework of this id is kept there already, else where it would be. */
  fileFor(home: FrameworkHome, id: string): vscode.Uri {
    const place = this.folderOf(home);
    const known = this.frameworks.library.frameworks.find((framework) => slug(framework.id) === slug(id));
    if (known?.uri.startsWith(`${place.toString()}/`)) return vscode.Uri.parse(known.uri, true);
    return vscode.Uri.joinPath(place, `${slug(id) || 'framework'}.yaml`);
  }

  async exists(uri: vscode.Uri): Promise<boolean> {
    try {
      await vscode.workspace.fs.stat(uri);
      return true;
    } catch {
      return false;
    }
  }

  /** The same id, or with a number behind it: one that neither a framework nor a file there has. */
  async freeId(home: FrameworkHome, id: string): Promise<string> {
    const place = this.folderOf(home);
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? id : `${id}-${number}`;
      const isLoaded = this.frameworks.library.frameworks.some((known) => slug(known.id) === slug(candidate));
      const file = vscode.Uri.joinPath(place, `${slug(candidate) || 'framework'}.yaml`);
      if (!isLoaded && !(await this.exists(file))) return candidate;
    }
  }

  /** Writes a framework and takes it into use. True: it is the one in force under its id. */
  async write(uri: vscode.Uri, framework: Framework): Promise<boolean> {
    const isJson = uri.path.toLowerCase().endsWith('.json');
    await this.writeText(uri, isJson ? writeFrameworkJson(framework) : writeFrameworkYaml(framework));
    return this.frameworks.library.framework(framework.id)?.uri === uri.toString();
  }

  /** Writes the text of a framework file, replacing what is there, and takes it into use. */
  async writeText(uri: vscode.Uri, text: string): Promise<void> {
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined) {
      await writeWhole(uri, text);
    } else {
      // An edit, so that the user can undo it.
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: true });
      if (!(await vscode.workspace.applyEdit(edit))) throw new Error(uri.path);
    }
    await this.frameworks.load();
  }

  /** The user's own files for all workspaces. */
  stored(): Promise<readonly vscode.Uri[]> {
    return listFrameworks(this.storage);
  }

  /** Removes a file, and gives what puts it back: not every place has a bin to find it in. */
  async remove(uri: vscode.Uri): Promise<() => Promise<void>> {
    const contents = await vscode.workspace.fs.readFile(uri);
    await vscode.workspace.fs.delete(uri);
    await this.frameworks.load();
    return async () => {
      await vscode.workspace.fs.writeFile(uri, contents);
      await this.frameworks.load();
    };
  }

  private folderOf(home: FrameworkHome): vscode.Uri {
    return home.kind === 'user' ? this.storage : vscode.Uri.joinPath(home.folder.uri, FRAMEWORKS_FOLDER);
  }
}
