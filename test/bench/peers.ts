import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where peers that are no dependencies of ours were installed; empty where they could not be. */
const peersFolder = process.env['BENCH_PEERS'] ?? '';

interface Service {
  getWorkspaceSymbols(query: string, token: unknown): Promise<readonly unknown[]>;
}

/**
 * Milliseconds in which the language service of VS Code's own Markdown features has read notes and knows their headings;
 * undefined where it is not to be had.
 */
export async function indexWithLanguageService(folder: string, files: readonly string[]): Promise<number | undefined> {
  if (!existsSync(path.join(peersFolder, 'node_modules', 'vscode-markdown-languageservice'))) return undefined;
  const require = createRequire(path.join(peersFolder, 'package.json'));
  const { createLanguageService } = require('vscode-markdown-languageservice') as {
    createLanguageService: (init: unknown) => Service;
  };
  const { TextDocument } = require('vscode-languageserver-textdocument') as {
    TextDocument: { create: (uri: string, language: string, version: number, text: string) => unknown };
  };
  const { URI } = require('vscode-uri') as { URI: { file(file: string): unknown } };
  const MarkdownIt = require('markdown-it') as new (options: unknown) => { parse(text: string, env: object): unknown };
  const markdown = new MarkdownIt({ html: true });
  const never = (): { dispose(): void } => ({ dispose: () => undefined });
  const start = performance.now();
  const documents = files.map((file) =>
    TextDocument.create(pathToFileURL(file).href, 'markdown', 1, readFileSync(file, 'utf8')),
  );
  const workspace = {
    workspaceFolders: [URI.file(folder)],
    getAllMarkdownDocuments: () => Promise.resolve(documents),
    hasMarkdownDocument: () => true,
    openMarkdownDocument: () => Promise.resolve(undefined),
    stat: () => Promise.resolve({ isDirectory: false }),
    readDirectory: () => Promise.resolve([]),
    onDidChangeMarkdownDocument: never,
    onDidCreateMarkdownDocument: never,
    onDidDeleteMarkdownDocument: never,
  };
  const slug = (value: string): { value: string; equals(other: { value: string }): boolean } => ({
    value,
    equals: (other) => other.value === value,
  });
  const service = createLanguageService({
    workspace,
    logger: { level: 0, log: () => undefined },
    parser: {
      slugifier: { fromHeading: slug, fromFragment: slug, add: slug, createBuilder: () => ({ add: slug }) },
      tokenize: (document: { getText(): string }) => Promise.resolve(markdown.parse(document.getText(), {})),
    },
  });
  const token = { isCancellationRequested: false, onCancellationRequested: never };
  const symbols = await service.getWorkspaceSymbols('', token);
  if (symbols.length < files.length) throw new Error(`The language service found ${symbols.length} headings only.`);
  return performance.now() - start;
}

/** Milliseconds in which Foam's command line lists the tags of a folder, its start included. */
export function listTagsWithFoam(folder: string): number | undefined {
  const foam = path.join(peersFolder, 'node_modules', 'foam-cli', 'package.json');
  if (!existsSync(foam)) return undefined;
  const { bin } = JSON.parse(readFileSync(foam, 'utf8')) as { bin: Readonly<Record<string, string>> };
  const script = path.join(path.dirname(foam), bin['foam'] ?? '');
  const start = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [script, 'tag', 'list', '--workspace', folder], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (status !== 0 || !stdout.includes('ITOP')) throw new Error('Foam has not listed the tags.');
  return performance.now() - start;
}

/** The program, as it was installed or from the package of VS Code's; undefined where neither is to be had. */
export function findRipgrep(): string | undefined {
  const require = createRequire(path.join(peersFolder, 'package.json'));
  const packaged = (): string => (require('@vscode/ripgrep') as { readonly rgPath: string }).rgPath;
  for (const find of [() => 'rg', packaged]) {
    try {
      const program = find();
      if (spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0) return program;
    } catch {
      // It was not installed.
    }
  }
  return undefined;
}
