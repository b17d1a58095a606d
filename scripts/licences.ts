import * as fs from 'node:fs';
import * as path from 'node:path';

import { projectRoot } from '../test/support/paths.js';

/** The name of the file in a package. */
export const licencesFile = 'THIRD-PARTY-LICENCES.txt';

/** Licences that let their work be passed on in a bundle, with their text beside it. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0']);

interface Bundled {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  /** The old way to say it. */
  readonly licenses?: readonly { readonly type: string }[];
}

/**
 * The licences of the packages that bundles are made of, one after the other.
 *
 * @param inputs files that went into bundles, relative to the project
 * @throws where a package has no licence text, or a licence that has not been thought about
 */
export function gatherLicences(inputs: readonly string[]): string {
  const folders = [...new Set(inputs.flatMap(packageFolderOf))].sort();
  const parts = folders.map((folder) => {
    const manifest = JSON.parse(fs.readFileSync(path.join(projectRoot, folder, 'package.json'), 'utf8')) as Bundled;
    const { name, version } = manifest;
    const license = manifest.license ?? manifest.licenses?.[0]?.type;
    if (license === undefined || !allowed.has(license)) {
      throw new Error(`${name} ${version} is bundled under “${license ?? 'no licence'}”, which nobody has looked at.`);
    }
    return `${name} ${version} (${license})\n\n${licenceText(folder, name, license)}`;
  });
  const rule = `\n\n${'-'.repeat(72)}\n\n`;
  return `What other people wrote of the bundled program, and under which licences.${rule}${parts.join(rule)}\n`;
}

/** The package of a bundled file; none for a file of ours. */
function packageFolderOf(file: string): readonly string[] {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return match?.[1] === undefined ? [] : [match[1]];
}

function licenceText(folder: string, name: string, license: string): string {
  const files = fs.readdirSync(path.join(projectRoot, folder));
  const read = (file: string): string => fs.readFileSync(path.join(projectRoot, folder, file), 'utf8').trim();
  const own = files.find((item) => /^licen[cs]e(?:\.\w+)?$/i.test(item));
  if (own !== undefined) return read(own);
  // Some only say in their readme whose work it is and that it is under the MIT licence, whose words are always the same.
  const readme = files.find((item) => /^readme\.md$/i.test(item));
  const said = readme === undefined ? undefined : /^.*copyright .*$/im.exec(read(readme))?.[0];
  if (license !== 'MIT' || said === undefined)
    throw new Error(`${name} is bundled and brings no file with its licence.`);
  const mit = fs.readFileSync(path.join(projectRoot, 'LICENSE'), 'utf8');
  return `${said.trim()}\n\n${mit.slice(mit.indexOf('Permission is hereby granted')).trim()}`;
}
