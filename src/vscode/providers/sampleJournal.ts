import * as vscode from 'vscode';
import { SAMPLE_SCHEME } from '../notes/sampleScheme.js';

interface MemoryFile {
  readonly kind: 'file';
  readonly bytes: Uint8Array;
  readonly created: number;
  readonly changed: number;
}

interface MemoryFolder {
  readonly kind: 'folder';
  readonly created: number;
  readonly items: Map<string, MemoryFile | MemoryFolder>;
}

/**
 * The sample journal as files in memory, so that it can be tried out anywhere, browsers included. What is changed there
 * lasts as long as the window does. Its notes come from the package when they are first asked for.
 */
export class SampleJournal implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly registration: vscode.Disposable;
  private root: Promise<MemoryFolder> | undefined;

  readonly onDidChangeFile = this.changed.event;
  /** The folder to open. */
  readonly folder = vscode.Uri.from({ scheme: SAMPLE_SCHEME, path: '/Sample Journal' });

  constructor(private readonly extensionUri: vscode.Uri) {
    this.registration = vscode.workspace.registerFileSystemProvider(SAMPLE_SCHEME, this, { isCaseSensitive: true });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }

  watch(): vscode.Disposable {
    // Every change is told anyway.
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const item = await this.item(uri);
    return item.kind === 'folder'
      ? { type: vscode.FileType.Directory, ctime: item.created, mtime: item.created, size: 0 }
      : { type: vscode.FileType.File, ctime: item.created, mtime: item.changed, size: item.bytes.length };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const { items } = await this.folderAt(uri);
    return [...items].map(([name, { kind }]) => [
      name,
      kind === 'folder' ? vscode.FileType.Directory : vscode.FileType.File,
    ]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const item = await this.item(uri);
    if (item.kind === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    return item.bytes;
  }

  async writeFile(
    uri: vscode.Uri,
    bytes: Uint8Array,
    { create, overwrite }: { readonly create: boolean; readonly overwrite: boolean },
  ): Promise<void> {
    const { items } = await this.folderAt(parentOf(uri), create);
    const name = nameOf(uri);
    const before = items.get(name);
    if (before?.kind === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    if (before === undefined && !create) throw vscode.FileSystemError.FileNotFound(uri);
    if (before !== undefined && create && !overwrite) throw vscode.FileSystemError.FileExists(uri);
    const now = Date.now();
    items.set(name, { kind: 'file', bytes, created: before?.created ?? now, changed: now });
    const type = before === undefined ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed;
    this.changed.fire([{ type, uri }]);
  }

  async createDirectory(uri: vscode.Uri): Promise<void> {
    await this.folderAt(uri, true);
    this.changed.fire([{ type: vscode.FileChangeType.Created, uri }]);
  }

  async delete(uri: vscode.Uri, { recursive }: { readonly recursive: boolean }): Promise<void> {
    const { items } = await this.folderAt(parentOf(uri));
    const item = items.get(nameOf(uri));
    if (item === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    if (item.kind === 'folder' && item.items.size > 0 && !recursive) {
      throw vscode.FileSystemError.NoPermissions(uri);
    }
    items.delete(nameOf(uri));
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  async rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
    const item = await this.item(from);
    const source = await this.folderAt(parentOf(from));
    const target = await this.folderAt(parentOf(to));
    if (target.items.has(nameOf(to)) && !overwrite) throw vscode.FileSystemError.FileExists(to);
    source.items.delete(nameOf(from));
    target.items.set(nameOf(to), item);
    this.changed.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ]);
  }

  private async item(uri: vscode.Uri): Promise<MemoryFile | MemoryFolder> {
    let item: MemoryFile | MemoryFolder = await this.loaded();
    for (const part of partsOf(uri)) {
      const next: MemoryFile | MemoryFolder | undefined = item.kind === 'folder' ? item.items.get(part) : undefined;
      if (next === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      item = next;
    }
    return item;
  }

  /** `make`: together with the folders above it, where they are not there. */
  private async folderAt(uri: vscode.Uri, make = false): Promise<MemoryFolder> {
    let folder = await this.loaded();
    for (const part of partsOf(uri)) {
      let next = folder.items.get(part);
      if (next === undefined && make) folder.items.set(part, (next = newFolder()));
      if (next === undefined) throw vscode.FileSystemError.FileNotFound(uri);
      if (next.kind === 'file') throw vscode.FileSystemError.FileNotADirectory(uri);
      folder = next;
    }
    return folder;
  }

  private loaded(): Promise<MemoryFolder> {
    this.root ??= this.load();
    return this.root;
  }

  private async load(): Promise<MemoryFolder> {
    const file = vscode.Uri.joinPath(this.extensionUri, 'dist', 'sample-journal.json');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const notes = JSON.parse(text) as Readonly<Record<string, string>>;
    const root = newFolder();
    const encoder = new TextEncoder();
    for (const [path, note] of Object.entries(notes)) {
      let folder = root;
      const parts = partsOf(vscode.Uri.joinPath(this.folder, path));
      for (const part of parts.slice(0, -1)) {
        const next = folder.items.get(part);
        const below: MemoryFolder = next?.kind === 'folder' ? next : newFolder();
        folder.items.set(part, below);
        folder = below;
      }
      const { created } = root;
      folder.items.set(parts.at(-1) ?? path, { kind: 'file', bytes: encoder.encode(note), created, changed: created });
    }
    return root;
  }
}

function newFolder(): MemoryFolder {
  return { kind: 'folder', created: Date.now(), items: new Map() };
}

function partsOf(uri: vscode.Uri): readonly string[] {
  return uri.path.split('/').filter((part) => part !== '');
}

function nameOf(uri: vscode.Uri): string {
  return partsOf(uri).at(-1) ?? '';
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
