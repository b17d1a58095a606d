'use strict';

/**
 * Bundles everything that the package ships, and the tests that run inside VS Code.
 *
 *   node esbuild.js [--production] [--watch] [--without-sfia]
 *
 * --production    minified, without source maps, and prints the sizes
 * --watch         builds again at each change
 * --without-sfia  leaves the SFIA skill out of the built-in frameworks, whose text has a licence of its own
 */

const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const flags = new Set(process.argv.slice(2));
const unknown = [...flags].filter((flag) => !['--production', '--watch', '--without-sfia'].includes(flag));
if (unknown.length > 0) {
  console.error(`Unknown option: ${unknown.join(', ')}`);
  process.exit(2);
}
const production = flags.has('--production');
const root = __dirname;
const dist = path.join(root, 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  // Bundled modules are ESM; in Node their `main` field would lead to other copies.
  mainFields: ['module', 'main'],
};

/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20' };

/** @type {import('esbuild').BuildOptions} */
const webWorker = {
  ...common,
  platform: 'browser',
  format: 'cjs',
  target: 'es2022',
  mainFields: ['browser', 'module', 'main'],
  // Without `worker`, a dependency of micromark resolves to the file that needs a DOM.
  conditions: ['worker', 'browser'],
  external: ['vscode'],
};

const webview = { ...common, platform: 'browser', format: 'iife', target: 'es2022' };

/** @type {readonly import('esbuild').BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: { extension: 'src/extension.ts' }, external: ['vscode'] },
  { ...webWorker, entryPoints: { 'extension.web': 'src/extension.web.ts' } },
  { ...node, entryPoints: { noteWorker: 'src/worker/noteWorker.ts' } },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, banner: { js: '#!/usr/bin/env node' } },
  { ...webview, entryPoints: { 'webview/tally': 'src/webview/tally.ts' } },
  { ...webview, entryPoints: { 'webview/tally': 'src/webview/tally.css' } },
  // The tests for the extension host, one file each, beside the mocha entry that loads them.
  {
    ...node,
    minify: false,
    sourcemap: 'linked',
    entryPoints: listIntegrationTests(),
    outdir: path.join(dist, 'test'),
    outbase: 'test',
    external: ['vscode', 'mocha'],
  },
];

/** @returns {Record<string, string>} */
function listIntegrationTests() {
  const folder = path.join(root, 'test', 'integration');
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wanted = files.filter((file) => file === 'index.ts' || file.endsWith('.test.ts'));
  return Object.fromEntries(
    wanted.map((file) => {
      const name = file.replaceAll(path.sep, '/').replace(/\.ts$/, '');
      return [`integration/${name}`, `test/integration/${name}.ts`];
    }),
  );
}

/** The built-in frameworks are loaded like a user's, from files. */
function copyFrameworks() {
  const target = path.join(dist, 'frameworks');
  fs.mkdirSync(target, { recursive: true });
  const present = fs.readdirSync(path.join(root, 'frameworks')).filter((name) => name.endsWith('.yaml'));
  const shipped = present.filter((name) => !(flags.has('--without-sfia') && name === 'sfia-9.yaml'));
  for (const name of fs.readdirSync(target).filter((old) => !shipped.includes(old))) {
    fs.rmSync(path.join(target, name));
  }
  for (const name of shipped) {
    fs.copyFileSync(path.join(root, 'frameworks', name), path.join(target, name));
  }
}

/**
 * A bundle for the browser may reach outside itself only for `vscode`. esbuild fails on a Node built-in that it can see;
 * this finds those that a dependency has marked as external or replaced by nothing.
 *
 * @param {import('esbuild').Metafile} metafile
 */
function checkBrowserBundle(metafile) {
  const external = Object.values(metafile.outputs).flatMap((output) => output.imports.filter((item) => item.external));
  const foreign = external.map((item) => item.path).filter((item) => item !== 'vscode');
  const disabled = Object.keys(metafile.inputs).filter((input) => input.startsWith('(disabled)'));
  if (foreign.length + disabled.length > 0) {
    throw new Error(`The browser bundle needs what a browser lacks: ${[...foreign, ...disabled].join(', ')}`);
  }
}

/** @param {import('esbuild').Metafile} metafile */
function printSizes(metafile) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    console.log(`${(output.bytes / 1024).toFixed(1).padStart(9)} kB  ${file}`);
  }
}

/**
 * Removes what an earlier build has left: a test that is gone must not run, a source map must not be packaged. It is done
 * afterwards and file by file, so that an editor which runs on these files does not lose them while it does.
 *
 * @param {readonly string[]} built relative to the project
 */
function prune(built) {
  const kept = new Set(built.map((file) => path.join(root, file)));
  for (const entry of fs.readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(file) && path.dirname(file) !== path.join(dist, 'frameworks')) {
      fs.rmSync(file);
    }
  }
}

async function build() {
  const results = await Promise.all(
    bundles.map(async (options) => ({ options, result: await esbuild.build({ outdir: dist, ...options }) })),
  );
  for (const { options, result } of results) {
    if (options.platform === 'browser') {
      checkBrowserBundle(result.metafile);
    }
    if (production && options.outdir === undefined) {
      printSizes(result.metafile);
    }
  }
  prune(results.flatMap(({ result }) => Object.keys(result.metafile.outputs)));
  fs.chmodSync(path.join(dist, 'cli.js'), 0o755);
}

async function watch() {
  const contexts = await Promise.all(
    bundles.map((options) => esbuild.context({ outdir: dist, ...options, logLevel: 'info' })),
  );
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('Watching for changes; Ctrl+C ends.');
}

async function main() {
  copyFrameworks();
  await (flags.has('--watch') ? watch() : build());
}

main().catch((error) => {
  // esbuild has printed its own errors already.
  if (!(error instanceof Error && 'errors' in error)) {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
});
