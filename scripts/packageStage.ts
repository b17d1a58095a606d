import * as fs from 'node:fs';
import * as path from 'node:path';
import picomatch from 'picomatch';

import { projectRoot } from '../test/support/paths.js';
import { runQuietly } from '../test/support/run.js';
import { gatherLicences, licencesFile } from './licences.js';

/** What a package is made for. */
export type PackageKind = 'extension' | 'command-line';

/** A folder that holds a package's files and nothing else. */
export interface Stage {
  readonly folder: string;
  readonly manifest: Manifest;
}

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly [key: string]: unknown;
}

/** Of the manifest, what the command line's package says of itself. */
const commandLineKeys = ['name', 'version', 'license', 'keywords', 'bin'];
/** Of the manifest, what is about working on the project. */
const workshopKeys = ['private', 'scripts', 'devDependencies', 'dependencies', 'bin'];
const commandLineFiles = [
  'LICENSE',
  'NOTICE.md',
  'CHANGELOG.md',
  'dist/cli.js',
  'dist/cli/*.js',
  'dist/frameworks/*.yaml',
];
/** Not by the allow-list's `dist/*.js`: the command line is a package of its own. */
const notInExtension = new Set(['dist/cli.js']);

/** Builds for production into a folder of its own, and puts beside it what the package's allow-list names. */
export async function stagePackage(
  kind: PackageKind,
  { into, withoutSfia = false }: { readonly into: string; readonly withoutSfia?: boolean },
): Promise<Stage> {
  fs.rmSync(into, { recursive: true, force: true });
  fs.mkdirSync(into, { recursive: true });
  const dist = path.join(into, 'dist');
  const options = ['--production', `--out=${dist}`, ...(withoutSfia ? ['--without-sfia'] : [])];
  await runQuietly(process.execPath, [path.join(projectRoot, 'esbuild.js'), ...options]);
  const metaFile = path.join(dist, 'meta.json');
  const bundled = JSON.parse(fs.readFileSync(metaFile, 'utf8')) as readonly string[];
  fs.rmSync(metaFile);

  const patterns = kind === 'extension' ? readAllowList() : commandLineFiles;
  const isBuilt = (pattern: string): boolean => pattern.startsWith('dist/');
  const wanted = picomatch(patterns.filter((pattern) => !isBuilt(pattern)));
  for (const file of projectFiles().filter((name) => wanted(name))) {
    const target = path.join(into, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(projectRoot, file), target);
  }
  const built = picomatch(patterns.filter(isBuilt));
  const names = fs.readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of names) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(into, file).replaceAll(path.sep, '/');
    if (!built(name) || (kind === 'extension' && notInExtension.has(name))) fs.rmSync(file);
  }
  removeEmptyFolders(dist);
  fs.writeFileSync(path.join(into, licencesFile), gatherLicences(bundled));
  const manifest = makeManifest(kind);
  fs.writeFileSync(path.join(into, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  if (kind === 'command-line') {
    fs.copyFileSync(path.join(projectRoot, 'docs', 'command-line.md'), path.join(into, 'README.md'));
  }
  return { folder: into, manifest };
}

/** The globs of `.vscodeignore`, which is written as an allow-list. */
export function readAllowList(): string[] {
  const lines = fs.readFileSync(path.join(projectRoot, '.vscodeignore'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1).trim());
}

function makeManifest(kind: PackageKind): Manifest {
  const source = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as Manifest & {
    readonly engines: { readonly vscode: string; readonly node: string };
  };
  if (kind === 'extension') {
    return { ...without(source, workshopKeys), engines: { vscode: source.engines.vscode } };
  }
  const kept = Object.fromEntries(commandLineKeys.map((key) => [key, source[key]]));
  return {
    ...kept,
    name: source.name,
    version: source.version,
    description: 'Counts and checks skill tags such as #ITOP/4 in a folder of Markdown notes, on the command line.',
    engines: { node: source.engines.node },
    files: ['dist', 'NOTICE.md', 'CHANGELOG.md', licencesFile],
  };
}

function without(source: Manifest, keys: readonly string[]): Manifest {
  return Object.fromEntries(Object.entries(source).filter(([key]) => !keys.includes(key))) as Manifest;
}

function projectFiles(): readonly string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of fs.readdirSync(path.join(projectRoot, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) found.push(name);
      else if (entry.isDirectory() && !['node_modules', 'dist', 'out', '.git'].includes(name)) visit(name);
    }
  };
  visit('');
  return found;
}

function removeEmptyFolders(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    removeEmptyFolders(path.join(folder, entry.name));
    if (fs.readdirSync(path.join(folder, entry.name)).length === 0) fs.rmdirSync(path.join(folder, entry.name));
  }
}
