import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';

import { ensureCached, runNpm } from '../test/support/cachedInstall.js';
import { projectRoot } from '../test/support/paths.js';
import { runShown, step } from '../test/support/run.js';
import { ensureVsce, makeCommandLinePackage, makeExtensionPackage } from './packages.js';

/** The tool of Open VSX, pinned. */
const ovsxVersion = '1.4.0';

/** One place where a package is published. */
interface Registry {
  readonly name: string;
  /** The environment variable that holds the key. */
  readonly key: string;
  readonly command: () => Promise<readonly [string, ...string[]]>;
}

/**
 * Publishes the extension on both registries and the command line on npm.
 *
 *   npm run release -- --tag v0.2.0     what the workflow does for a tag
 *   npm run release -- --dry-run        everything but the publishing; needs no keys
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { tag: { type: 'string' }, 'dry-run': { type: 'boolean' } } });
  const dryRun = values['dry-run'] === true;
  if (!dryRun && values.tag === undefined) throw new Error('Give --tag vN.N.N, or --dry-run.');
  const faults = findFaults(values.tag);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0 && !(dryRun && values.tag === undefined)) throw new Error('Nothing was published.');

  const vsix = await makeExtensionPackage();
  const tarball = await makeCommandLinePackage();
  const registries: readonly Registry[] = [
    {
      name: 'Visual Studio Marketplace',
      key: 'VSCE_PAT',
      command: async () => [process.execPath, await ensureVsce(), 'publish', '--packagePath', vsix],
    },
    {
      name: 'Open VSX',
      key: 'OVSX_PAT',
      command: async () => [process.execPath, await ensureOvsx(), 'publish', vsix],
    },
    {
      name: 'npm',
      key: 'NODE_AUTH_TOKEN',
      command: () => Promise.resolve(['npm', 'publish', tarball, '--access', 'public']),
    },
  ];
  const missing = registries.filter(({ key }) => (process.env[key] ?? '') === '');
  if (!dryRun && missing.length > 0) {
    // Before anything is published: a release on one registry of three is worse than none.
    throw new Error(`Nothing was published: ${missing.map(({ key }) => key).join(', ')} not set.`);
  }
  for (const { name, command } of registries) {
    const [program, ...args] = await command();
    const shown = [program, ...args].map((part) => path.relative(process.cwd(), part) || part);
    if (dryRun) console.log(`${name}: would run ${path.basename(program)} ${shown.slice(1).join(' ')}`);
    else if ((await runShown(program, args)) !== 0) throw new Error(`${name} did not take the package.`);
  }
}

/** What speaks against a release. */
function findFaults(tag: string | undefined): readonly string[] {
  const read = (name: string): string => fs.readFileSync(path.join(projectRoot, name), 'utf8');
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  const faults: string[] = [];
  if (tag !== undefined && tag !== `v${version}`)
    faults.push(`The tag is ${tag}, the version in package.json ${version}.`);
  const heading = read('CHANGELOG.md')
    .split('\n')
    .find((line) => line.startsWith(`## ${version}`));
  if (heading === undefined) faults.push(`CHANGELOG.md has no section for ${version}.`);
  else if (!/\d{4}-\d{2}-\d{2}$/.test(heading)) faults.push(`CHANGELOG.md gives no date for ${version}: ${heading}`);
  return faults;
}

async function ensureOvsx(): Promise<string> {
  const folder = await ensureCached({
    name: `ovsx-${ovsxVersion}`,
    title: 'the tool of Open VSX',
    install: async (target) => {
      await step(`ovsx ${ovsxVersion}`, async () =>
        runNpm(['install', '--save-exact', '--omit=optional', `ovsx@${ovsxVersion}`], target),
      );
    },
  });
  return path.join(folder, 'node_modules', 'ovsx', 'bin', 'ovsx');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
