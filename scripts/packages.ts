import * as path from 'node:path';

import { ensureCached, runNpm } from '../test/support/cachedInstall.js';
import { outFolder } from '../test/support/paths.js';
import { runQuietly, step } from '../test/support/run.js';
import { stagePackage } from './packageStage.js';

/** The tool of the registries, pinned. It brings two hundred packages along, so that it is no dependency of ours. */
export const vsceVersion = '3.9.2';

export interface PackageOptions {
  /** Leaves SFIA's text out; the file's name says so. */
  readonly withoutSfia?: boolean;
  /** Where it is made; `out/package` where absent, which another process may be making one in. */
  readonly home?: string;
}

const publicHome = path.join(outFolder, 'package');

/** Makes the .vsix; returns its path. */
export async function makeExtensionPackage(options: PackageOptions = {}): Promise<string> {
  const { withoutSfia = false, home = publicHome } = options;
  const into = path.join(home, `extension${withoutSfia ? '-without-sfia' : ''}`);
  const { folder, manifest } = await stagePackage('extension', { into, withoutSfia });
  const name = `${manifest.name}-${manifest.version}${withoutSfia ? '-without-sfia' : ''}.vsix`;
  const file = path.join(home, name);
  // The stage holds what the allow-list names and nothing else, so that the tool has nothing to leave out.
  const settings = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', file];
  await runQuietly(process.execPath, [await ensureVsce(), 'package', ...settings], { cwd: folder });
  return file;
}

/** Makes the package for npm; returns its path. */
export async function makeCommandLinePackage(options: PackageOptions = {}): Promise<string> {
  const { withoutSfia = false, home = publicHome } = options;
  const into = path.join(home, `command-line${withoutSfia ? '-without-sfia' : ''}`);
  const { folder, manifest } = await stagePackage('command-line', { into, withoutSfia });
  await runNpm(['pack', '--silent', '--pack-destination', home], folder);
  return path.join(home, `${manifest.name}-${manifest.version}.tgz`);
}

/** The script of the pinned tool, installed first where it is missing. */
export async function ensureVsce(): Promise<string> {
  const folder = await ensureCached({
    name: `vsce-${vsceVersion}`,
    title: 'the packaging tool, about 0.1 GB',
    install: async (target) => {
      await step(`@vscode/vsce ${vsceVersion}`, async () =>
        runNpm(['install', '--save-exact', '--omit=optional', `@vscode/vsce@${vsceVersion}`], target),
      );
    },
  });
  return path.join(folder, 'node_modules', '@vscode', 'vsce', 'vsce');
}
