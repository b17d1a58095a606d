import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { unzipSync } from 'fflate';

import { makeCommandLinePackage, makeExtensionPackage } from '../../scripts/packages.js';
import { projectRoot } from '../support/paths.js';
import { CommandFailed, runQuietly } from '../support/run.js';
import { plainNpmEnvironment } from '../support/cachedInstall.js';

const budget = 1024 * 1024;
const picture = /^extension\/media\/.*\.png$/;

type Files = ReadonlyMap<string, Uint8Array>;

function openVsix(file: string): Files {
  return new Map(Object.entries(unzipSync(new Uint8Array(fs.readFileSync(file)))));
}

function textOf(files: Files, name: string): string {
  const bytes = files.get(name);
  assert.ok(bytes, `${name} is not in the package, but ${[...files.keys()].join(', ')}`);
  return new TextDecoder().decode(bytes);
}

describe('the package of the extension', function () {
  // It is built for production, and its tool installed where it is missing.
  this.timeout(300_000);
  let file = '';
  let files: Files = new Map();

  before(async () => {
    file = await makeExtensionPackage();
    files = openVsix(file);
  });

  it('holds what the manifest points at, and what people want to read', () => {
    const manifest = textOf(files, 'extension/package.json');
    const paths = [...manifest.matchAll(/"(?:\.\/)?((?:dist|media|syntaxes|snippets|schemas)\/[\w./-]+)"/g)];
    assert.ok(paths.length >= 6, `only ${paths.length} paths`);
    for (const [, name] of paths) assert.ok(files.has(`extension/${name ?? ''}`), name);
    for (const name of ['readme.md', 'changelog.md', 'LICENSE.txt', 'NOTICE.md', 'THIRD-PARTY-LICENCES.txt']) {
      assert.ok(files.has(`extension/${name}`), name);
    }
    // The English words are in the program itself.
    const bundles = [...files.keys()].filter((name) => name.startsWith('extension/l10n/')).sort();
    assert.deepEqual(bundles, ['extension/l10n/bundle.l10n.de.json', 'extension/l10n/bundle.l10n.es.json']);
    assert.ok(files.has('extension/dist/noteWorker.web.js'));
  });

  it('holds the pictures that its README shows, and no link into nowhere', () => {
    const readme = textOf(files, 'extension/readme.md');
    const links = [...readme.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, target]) => target ?? '');
    const own = links.filter((target) => !/^https?:/.test(target));
    assert.ok(own.some((target) => target.endsWith('.png')));
    // What is about working on the project stays with the project.
    const elsewhere = ['CONTRIBUTING.md'];
    for (const target of own.filter((name) => !elsewhere.includes(name) && !name.startsWith('sample-journal/'))) {
      assert.ok(files.has(`extension/${target}`), target);
    }
  });

  it('holds nothing of the workshop: no sources, tests, maps or modules', () => {
    const foreign = [...files.keys()].filter((name) =>
      /node_modules|\.map$|\.ts$|\/test\/|\/src\/|\/scripts\/|dist\/cli|\.env|package-lock/.test(name),
    );
    assert.deepEqual(foreign, []);
    const manifest = JSON.parse(textOf(files, 'extension/package.json')) as Record<string, unknown>;
    for (const key of ['scripts', 'dependencies', 'devDependencies', 'private'])
      assert.equal(key in manifest, false, key);
  });

  it('stays below a megabyte without its pictures', () => {
    // As they are packed there, with 76 bytes and twice the name around each.
    let length = 0;
    unzipSync(new Uint8Array(fs.readFileSync(file)), {
      filter: ({ name, size }) => {
        if (!picture.test(name)) length += size + 76 + 2 * name.length;
        return false;
      },
    });
    assert.ok(length > budget / 2, `${length} bytes`);
    console.log(
      `        ${(fs.statSync(file).size / 1024).toFixed(0)} kB, ${(length / 1024).toFixed(0)} kB without pictures`,
    );
    assert.ok(length < budget, `${length} bytes`);
  });

  it('tells the licence of every package that is bundled', () => {
    const licences = textOf(files, 'extension/THIRD-PARTY-LICENCES.txt');
    for (const name of ['micromark', 'yaml', 'picomatch', 'fflate', 'saxen']) {
      assert.match(licences, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC)\\)$`, 'm'));
    }
    assert.match(licences, /Permission is hereby granted, free of charge/);
    assert.match(licences, /Permission to use, copy, modify/);
  });

  it('can be made without SFIA’s text', async () => {
    const without = openVsix(await makeExtensionPackage({ withoutSfia: true }));
    const frameworks = (all: Files): string[] => [...all.keys()].filter((name) => name.includes('dist/frameworks/'));
    assert.ok(frameworks(files).includes('extension/dist/frameworks/sfia-9.yaml'));
    assert.deepEqual(frameworks(without), ['extension/dist/frameworks/engineering-ladder.yaml']);
    const source = fs.readFileSync(path.join(projectRoot, 'frameworks', 'sfia-9.yaml'), 'utf8');
    const [, statement = ''] = /description: \|\n\s+(.{40,})/.exec(source) ?? [];
    assert.notEqual(statement, '');
    const holding = (all: Files): string[] => [...all.keys()].filter((name) => textOf(all, name).includes(statement));
    assert.deepEqual(holding(files), ['extension/dist/frameworks/sfia-9.yaml']);
    assert.deepEqual(holding(without), []);
  });
});

describe('the package of the command line', function () {
  this.timeout(180_000);
  let tarball = '';
  let folder = '';

  before(async () => {
    tarball = await makeCommandLinePackage();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'skill-journal-npx-'));
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** Runs it as somebody does who has only the package: in an empty folder, and without a network. */
  async function npx(...args: readonly string[]): Promise<string> {
    const npm = ['exec', '--yes', '--offline', '--loglevel=error', '--no-audit', `--package=${tarball}`];
    const cache = `--cache=${path.join(folder, 'cache')}`;
    return runQuietly('npm', [...npm, cache, '--', 'skill-journal', ...args], {
      cwd: folder,
      env: plainNpmEnvironment(),
    });
  }

  it('counts a folder of notes from an empty folder, with nothing else installed', async () => {
    const output = await npx('tally', path.join(projectRoot, 'sample-journal'), '--format', 'json');
    const tally = JSON.parse(output) as {
      readonly format: string;
      readonly skills: readonly { readonly code: string }[];
    };
    assert.equal(tally.format, 'skill-journal-tally/1');
    assert.ok(tally.skills.some(({ code }) => code === 'ITOP'));
  });

  it('ends with 2 and one line for a folder that is not there', async () => {
    await assert.rejects(npx('tally', 'no such folder'), (error: unknown) => {
      assert.ok(error instanceof CommandFailed);
      assert.equal(error.code, 2);
      return true;
    });
  });

  it('needs no other package, and says what it is', async () => {
    const listing = await runQuietly('tar', ['-xOzf', tarball, 'package/package.json']);
    const manifest = JSON.parse(listing) as Record<string, unknown>;
    assert.equal('dependencies' in manifest, false);
    assert.deepEqual(manifest['bin'], { 'skill-journal': 'dist/cli.js' });
    const names = (await runQuietly('tar', ['-tzf', tarball])).trim().split('\n').sort();
    assert.ok(names.includes('package/THIRD-PARTY-LICENCES.txt'));
    assert.deepEqual(
      names.filter((name) => /extension|webview|Worker|node_modules|\.map$/.test(name)),
      [],
    );
  });
});
