import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';

import { makeCommandLinePackage, makeExtensionPackage } from './packages.js';

/**
 * Makes what is published: the extension as .vsix, and the command line as a package for npm.
 *
 *   npm run package [-- --without-sfia]
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'without-sfia': { type: 'boolean' } } });
  const options = { withoutSfia: values['without-sfia'] === true };
  for (const file of [await makeExtensionPackage(options), await makeCommandLinePackage(options)]) {
    console.log(`${(fs.statSync(file).size / 1024).toFixed(0).padStart(6)} kB  ${path.relative(process.cwd(), file)}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
