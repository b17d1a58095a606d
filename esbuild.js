'use strict';

/**
 * Bundles everything that the package ships, and the tests that run inside VS Code.
 *
 *   node esbuild.js [--production] [--watch] [--without-sfia] [--out=FOLDER]
 *
 * --production    minified, without source maps, and prints the sizes
 * --out=FOLDER    for packages: without the tests, and with a list of the bundled files in meta.json
 * --watch         builds again at each change
 * --without-sfia  leaves the SFIA skill out of the built-in frameworks, whose text has a licence of its own
 */

const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const args = process.argv.slice(2);
const out = args.find((arg) => arg.startsWith('--out='))?.slice('--out='.length);
const flags = new Set(args.filter((arg) => !arg.startsWith('--out=')));
const unknown = [...flags].filter((flag) => !['--production', '--watch', '--without-sfia'].includes(flag));
if (unknown.length > 0) {
  console.error(`Unknown option: ${unknown.join(', ')}`);
  process.exit(2);
}
const production = flags.has('--production');
const root = __dirname;
const dist = out === undefined ? path.join(root, 'dist') : path.resolve(out);

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
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  alias: {
    // Its file for Node makes workers by name, which nobody here needs; what ships shall not even be able to.
    fflate: 'fflate/browser',
    // Of what is written as ES modules, only the used parts are bundled.
    yaml: path.join(root, 'node_modules', 'yaml', 'browser', 'index.js'),
  },
};

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

/**
 * Rewrites what was built as ES modules, the only kind that esbuild can split, as the CommonJS that VS Code loads. The
 * editor's API is taken as it is: by the general rule, every source file would copy its hundreds of names at start-up.
 *
 * @type {import('esbuild').Plugin}
 */
const asCommonJs = {
  name: 'as-common-js',
  setup({ initialOptions, onEnd }) {
    const { platform, target, minify, sourcemap, charset, legalComments } = initialOptions;
    const kept = { platform, target, minify, sourcemap, charset, legalComments, sourcesContent: false };
    onEnd(async ({ outputFiles = [] }) => {
      for (const file of outputFiles) {
        const source = file.text.replace(
          /\bimport\s*\*\s*as\s+([\w$]+)\s*from\s*"vscode"/g,
          'var $1=require("vscode")',
        );
        const options = { ...kept, format: 'cjs', supported: { 'dynamic-import': false }, sourcefile: file.path };
        const { code } = await esbuild.transform(source, options);
        fs.mkdirSync(path.dirname(file.path), { recursive: true });
        fs.writeFileSync(file.path, code);
      }
    });
  },
};

/**
 * Of what writes Word documents, leaves out what patches them: it is made by a function that is called at once, which has no
 * effect else, but is kept unless somebody says so.
 *
 * @type {import('esbuild').Plugin}
 */
const unusedPatching = {
  name: 'unused-patching',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]docx[\\/]dist[\\/]index\.mjs$/ }, ({ path: file }) => {
      const made = /(?<=^var patch\w+ = )(?=function\()/gm;
      return { contents: fs.readFileSync(file, 'utf8').replace(made, '/* @__PURE__ */ ') };
    });
  },
};

/** What the extension loads right behind its start, in every session. */
const behindStart = 'src/vscode/surfaces.ts';

/**
 * Lets each module that is imported dynamically import the entry point, and what is loaded behind it: what these need is
 * then needed by the same files, and lands in one file each rather than in one for each set of those that happen to use it.
 *
 * No other module may be imported in both ways: `checkLazyImports`.
 *
 * @param {string} entryPoint
 * @returns {import('esbuild').Plugin}
 */
function startInOneFile(entryPoint) {
  const lazy = {};
  const always = [entryPoint, behindStart].map((name) => path.join(root, name));
  return {
    name: 'start-in-one-file',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\..*\.js$/ }, ({ path: name, kind, resolveDir }) =>
        kind === 'dynamic-import' && resolveDir.startsWith(path.join(root, 'src'))
          ? { path: path.join(resolveDir, name.replace(/\.js$/, '.ts')), pluginData: lazy }
          : undefined,
      );
      // A module is loaded once, for whichever import comes first.
      onResolve({ filter: /surfaces\.ts$/ }, ({ path: name }) => ({ path: name, pluginData: lazy }));
      onLoad({ filter: /\.ts$/ }, ({ path: file, pluginData }) => {
        if (pluginData !== lazy) return undefined;
        const needed = always.filter((name) => name !== file).map((name) => `import ${JSON.stringify(name)};`);
        return { contents: [fs.readFileSync(file, 'utf8'), ...needed].join('\n'), loader: 'ts' };
      });
    },
  };
}

/**
 * For the extension and the command line: what is imported dynamically, and what several files share, is put in files of
 * its own beside the entry points, so that nobody pays for it who does not use it.
 *
 * @type {import('esbuild').BuildOptions}
 */
const split = {
  format: 'esm',
  splitting: true,
  write: false,
  plugins: [unusedPatching, asCommonJs],
  sourcemap: production ? false : 'inline',
};

/** @type {readonly import('esbuild').BuildOptions[]} */
const shipped = [
  {
    ...node,
    ...split,
    entryPoints: {
      extension: 'src/extension.ts',
      noteWorker: 'src/worker/noteWorker.ts',
      documentWorker: 'src/worker/documentWorker.ts',
    },
    chunkNames: 'extension/[name]-[hash]',
    external: ['vscode'],
    plugins: [startInOneFile('src/extension.ts'), unusedPatching, asCommonJs],
  },
  // The web host of VS Code can load no second file, so that its one bundle holds all.
  { ...webWorker, ...split, splitting: false, entryPoints: { 'extension.web': 'src/extension.web.ts' } },
  { ...webWorker, format: 'iife', entryPoints: { 'noteWorker.web': 'src/worker/noteWorker.web.ts' } },
  { ...node, ...split, entryPoints: { cli: 'src/cli/main.ts' }, chunkNames: 'cli/[name]-[hash]' },
  { ...webview, entryPoints: { 'webview/tally': 'src/webview/tally.ts' } },
  { ...webview, entryPoints: { 'webview/tally': 'src/webview/tally.css' } },
];

/** @type {readonly import('esbuild').BuildOptions[]} */
const tests = [
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
  // The same tests for the web host, in one file.
  {
    ...webWorker,
    minify: false,
    entryPoints: { 'test/web/index': 'test/web/index.ts' },
    alias: { 'node:assert/strict': path.join(root, 'test', 'web', 'assert.ts') },
    plugins: [bundleWebTests()],
  },
];

const sampleFile = 'sample-journal.json';
const bundles = out === undefined ? [...shipped, ...tests] : shipped;

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

/**
 * Answers the import of `integration-tests` with those that need no Node, so that they run in the web host too.
 *
 * @returns {import('esbuild').Plugin}
 */
function bundleWebTests() {
  const name = 'integration-tests';
  const folder = path.join(root, 'test', 'integration');
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }));
      onLoad({ filter: /.*/, namespace: name }, () => {
        const files = fs.readdirSync(folder, { encoding: 'utf8' }).filter((file) => file.endsWith('.test.ts'));
        const needs = new Map(files.map((file) => [file, nodeImportOf(path.join(folder, file))]));
        const run = files.filter((file) => needs.get(file) === undefined);
        const left = files.filter((file) => needs.get(file) !== undefined);
        const tests = run.map((file) => `{ file: '${file}', load: () => import('./${file}') }`);
        const leftOut = left.map((file) => `{ file: '${file}', needs: '${needs.get(file)}' }`);
        // And those that are about the web host alone.
        const own = fs.readdirSync(path.join(root, 'test', 'web')).filter((file) => file.endsWith('.test.ts'));
        tests.push(...own.map((file) => `{ file: '${file}', load: () => import('../web/${file}') }`));
        const contents = `export const tests = [${tests.join(', ')}];\nexport const leftOut = [${leftOut.join(', ')}];`;
        return { contents, resolveDir: folder };
      });
      // Mocha's file for browsers lies in a package of ES modules, and would take our `module` for its own.
      onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path: file }) => {
        return { contents: `{ let module, exports, define;\n${fs.readFileSync(file, 'utf8')}\n}` };
      });
    },
  };
}

/** @param {string} file */
function nodeImportOf(file) {
  return /from '(node:(?!assert\/strict')[\w/]+)'/.exec(fs.readFileSync(file, 'utf8'))?.[1];
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

/** The sample journal in one file, for *Open Sample Journal*; without its review, which *Create Review…* makes there. */
function packSampleJournal() {
  const home = path.join(root, 'sample-journal');
  const names = fs.readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const notes = names
    .filter((name) => !name.startsWith('reviews'))
    .sort()
    .map((name) => [name.replaceAll(path.sep, '/'), fs.readFileSync(path.join(home, name), 'utf8')]);
  fs.writeFileSync(path.join(dist, sampleFile), JSON.stringify(Object.fromEntries(notes)));
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

/**
 * What is imported dynamically is loaded with the entry point behind it (`startInOneFile`). esbuild loads a module once, for
 * whichever import comes first: were the other a static one of the worker, it would in some builds start the extension
 * where there is no editor.
 *
 * @param {import('esbuild').Metafile} metafile
 */
function checkLazyImports(metafile) {
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const statically = new Set(imports.filter((item) => item.kind === 'import-statement').map((item) => item.path));
  const both = imports
    .filter((item) => item.kind === 'dynamic-import' && statically.has(item.path))
    .filter((item) => item.path !== behindStart);
  if (both.length > 0) {
    const names = both.map((item) => item.path).join(', ');
    throw new Error(
      `Imported both statically and dynamically: ${names}. Import it dynamically through another module.`,
    );
  }
}

/** @param {import('esbuild').Metafile} metafile */
function printSizes(metafile) {
  for (const file of Object.keys(metafile.outputs)) {
    console.log(`${(fs.statSync(path.join(root, file)).size / 1024).toFixed(1).padStart(9)} kB  ${file}`);
  }
}

/**
 * Removes what an earlier build has left: a test that is gone must not run, a source map must not be packaged. It is done
 * afterwards and file by file, so that an editor which runs on these files does not lose them while it does.
 *
 * @param {readonly string[]} built relative to the project
 */
function prune(built) {
  const kept = new Set([...built.map((file) => path.join(root, file)), path.join(dist, sampleFile)]);
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
    if (options.splitting === true) {
      checkLazyImports(result.metafile);
    }
    if (production && options.outdir === undefined) {
      printSizes(result.metafile);
    }
  }
  if (out !== undefined) {
    const inputs = new Set(results.flatMap(({ result }) => Object.keys(result.metafile.inputs)));
    fs.writeFileSync(path.join(dist, 'meta.json'), JSON.stringify([...inputs].sort()));
    fs.chmodSync(path.join(dist, 'cli.js'), 0o755);
    return;
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
  packSampleJournal();
  await (flags.has('--watch') ? watch() : build());
}

main().catch((error) => {
  // esbuild has printed its own errors already.
  if (!(error instanceof Error && 'errors' in error)) {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
});
