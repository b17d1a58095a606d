import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';
import ts from 'typescript';

import { projectRoot } from '../support/paths.js';

/**
 * The directions of the imports, and what the core may touch. The linter holds the same line while one types; this reads
 * the resolved imports, type-only ones included, so that no spelling of a path slips through.
 */

const sourceFolder = path.join(projectRoot, 'src');

interface Import {
  /** Relative to `src`, with `/`. */
  readonly from: string;
  /** The same for a file of ours, else the name of a package. */
  readonly to: string;
  readonly kind: 'file' | 'package';
}

const files = fs
  .readdirSync(sourceFolder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll(path.sep, '/'))
  .sort();
const sources = new Map(files.map((file) => [file, parse(file)]));
const imports = files.flatMap(importsOf);

const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
const isBuiltin = (name: string): boolean => name.startsWith('node:') || builtins.has(name);
const inCore = (file: string): boolean => file.startsWith('core/');
const isRoot = (file: string): boolean => file === 'extension.ts' || file === 'extension.web.ts';

/** Those that may know all surfaces. */
const puttingTogether = ['registerFeatures', 'registerProviders', 'registerReading', 'surfaces', 'editing'];

/** What shows something to the user. All else in src/vscode is shared. */
const isSurface = (file: string): boolean => /^vscode\/(?:providers|views)\//.test(file);
const isCommand = (file: string): boolean =>
  file.startsWith('vscode/commands/') && !/\/(?:command|commandIds|createCommands|target)\.ts$/.test(file);

describe('the architecture', () => {
  it('is read from the real source', () => {
    assert.ok(files.length > 20, `only ${files.length} files were found`);
    assert.ok(imports.length > 50, `only ${imports.length} imports were found`);
  });

  it('keeps the core free of VS Code and Node', () => {
    expectNone((item) => inCore(item.from) && item.kind === 'package' && (item.to === 'vscode' || isBuiltin(item.to)));
  });

  it('lets the core import nothing of src but itself', () => {
    expectNone((item) => inCore(item.from) && item.kind === 'file' && !inCore(item.to));
  });

  it('lets the core use only packages that are dependencies', () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const names = Object.keys(manifest.dependencies);
    // The types of a package without any of its own come under this name.
    const allowed = new Set(names.map((name) => name.replace(/^@types\//, '')).concat(names));
    expectNone((item) => inCore(item.from) && item.kind === 'package' && !allowed.has(packageName(item.to)));
  });

  it('keeps editor features apart from each other', () => {
    const feature = (file: string): string | undefined => /^core\/editor\/([^/]+)\.ts$/.exec(file)?.[1];
    expectNone((item) => feature(item.from) !== undefined && feature(item.to) !== undefined);
  });

  it('keeps the surfaces of VS Code apart from each other', () => {
    expectNone((item) => isSurface(item.from) && (isSurface(item.to) || isCommand(item.to)));
    expectNone((item) => isCommand(item.from) && isCommand(item.to));
    // What they share knows none of them.
    const isShared = (file: string): boolean => file.startsWith('vscode/') && !isSurface(file) && !isCommand(file);
    const mayKnow = new Set([
      ...puttingTogether.map((name) => `vscode/${name}.ts`),
      'vscode/commands/createCommands.ts',
    ]);
    expectNone((item) => isShared(item.from) && !mayKnow.has(item.from) && (isSurface(item.to) || isCommand(item.to)));
    const isSupport = (file: string): boolean => file.startsWith('vscode/support/');
    expectNone((item) => isSupport(item.from) && item.to.startsWith('vscode/') && !isSupport(item.to));
  });

  it('builds the reading of notes in layers, each on those below it', () => {
    const layers = ['', 'dates', 'blocks', 'reading', 'typing', 'packed', 'index'];
    const layerOf = (file: string): number => {
      const [, folder = ''] = /^core\/journal\/(?:(\w+)\/)?/.exec(file) ?? [];
      return layers.indexOf(folder);
    };
    const inJournal = (file: string): boolean => file.startsWith('core/journal/');
    assert.deepEqual([...new Set(files.filter(inJournal).map(layerOf))].sort(), [...layers.keys()]);
    expectNone((item) => inJournal(item.from) && inJournal(item.to) && layerOf(item.to) > layerOf(item.from));
  });

  it('puts off nothing that the editor starts the extension for: it looks for it as soon as `activate` has returned', () => {
    const deferred = reachableFrom('vscode/surfaces.ts');
    assert.ok(deferred.has('vscode/views/statusItem.ts'));
    assert.deepEqual(
      ['vscode/providers/languageModelTools.ts', 'vscode/providers/sampleJournal.ts'].filter((file) =>
        deferred.has(file),
      ),
      [],
    );
  });

  it('lets nothing import a composition root', () => {
    expectNone((item) => isRoot(item.to));
  });

  it('lets only the extension know VS Code', () => {
    const mayKnow = (file: string): boolean => isRoot(file) || file.startsWith('vscode/');
    expectNone((item) => item.to === 'vscode' && !mayKnow(item.from));
    expectNone((item) => item.to.startsWith('vscode/') && !mayKnow(item.from));
  });

  it('lets only the command line import its parts', () => {
    expectNone((item) => item.to.startsWith('cli/') && !item.from.startsWith('cli/'));
  });

  it('keeps Node out of what the web host bundles', () => {
    const reached = reachableFrom('extension.web.ts');
    expectNone((item) => reached.has(item.from) && isBuiltin(item.to));
  });

  it('gives the core no clock, timer, page or process', () => {
    const found = files.filter(inCore).flatMap(forbiddenIn);
    assert.deepEqual(found, []);
  });
});

/** Globals that the core must do without. */
const forbidden = new Set([
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'performance'],
  ...['window', 'document', 'self', 'globalThis', 'navigator', 'fetch', 'localStorage'],
  ...['process', 'Buffer', 'require', '__dirname', '__filename'],
]);

function forbiddenIn(file: string): string[] {
  const source = sourceOf(file);
  const found: string[] = [];
  const report = (node: ts.Node): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    found.push(`${file}:${line + 1}: ${node.getText(source).slice(0, 60)}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && !node.arguments?.length) {
      report(node);
    } else if (ts.isCallExpression(node) && ['Date', 'Date.now'].includes(node.expression.getText(source))) {
      report(node);
    } else if (ts.isIdentifier(node) && forbidden.has(node.text) && isGlobalUse(node, source)) {
      report(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether an identifier is read as a variable that the file does not declare itself. */
function isGlobalUse(node: ts.Identifier, source: ts.SourceFile): boolean {
  const { parent } = node;
  const isName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isBindingElement(parent)) && parent.initializer !== node) ||
    ts.isTypeElement(parent) ||
    ts.isClassElement(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent);
  return !isName && !declares(source, node.text);
}

function declares(root: ts.Node, name: string): boolean {
  const declared = (node: ts.Node): boolean =>
    ((ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isBindingElement(node)) &&
      ts.isIdentifier(node.name) &&
      node.name.text === name) ||
    (ts.isFunctionDeclaration(node) && node.name?.text === name) ||
    (ts.isImportSpecifier(node) && node.name.text === name) ||
    (ts.forEachChild(node, (child) => declared(child) || undefined) ?? false);
  return declared(root);
}

function expectNone(isWrong: (item: Import) => boolean): void {
  const wrong = imports.filter(isWrong).map((item) => `${item.from} imports ${item.to}`);
  assert.deepEqual(wrong, []);
}

/** The files that come with this one, over imports of values: a bundler leaves types out. */
function reachableFrom(start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (!reached.has(file)) {
      reached.add(file);
      open.push(...specifiersOf(file, 'values').flatMap((specifier) => resolveFile(file, specifier) ?? []));
    }
  }
  return reached;
}

function importsOf(file: string): Import[] {
  return specifiersOf(file, 'all').map((specifier) => {
    const target = resolveFile(file, specifier);
    return target === undefined
      ? { from: file, to: specifier, kind: 'package' }
      : { from: file, to: target, kind: 'file' };
  });
}

function specifiersOf(file: string, which: 'all' | 'values'): string[] {
  // Data imports nothing.
  if (file.endsWith('.json')) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const typeOnly = ts.isImportDeclaration(node) ? isTypeOnly(node.importClause) : node.isTypeOnly;
      if (node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
        if (which === 'all' || !typeOnly) {
          found.push(node.moduleSpecifier.text);
        }
      }
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      assert.ok(argument !== undefined && ts.isStringLiteral(argument), `${file} computes what it imports`);
      found.push(argument.text);
    } else if (ts.isImportTypeNode(node) && which === 'all') {
      if (ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
        found.push(node.argument.literal.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(file));
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/** The file of ours that a specifier means, relative to `src`; `undefined` for a package. */
function resolveFile(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) {
    return undefined;
  }
  return path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier)).replace(/\.js$/, '.ts');
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function parse(file: string): ts.SourceFile {
  const text = fs.readFileSync(path.join(sourceFolder, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function sourceOf(file: string): ts.SourceFile {
  const source = sources.get(file);
  assert.ok(source, `${file} was not read`);
  return source;
}
