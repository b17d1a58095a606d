import * as fs from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

import { findOnPath } from './findOnPath.js';
import { runQuietly, step } from './run.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const launchArguments = [
  // The pages are our own server's; as root Chromium starts only without its sandbox.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Lets the service workers of webviews start where they run in another origin.
  '--disable-features=TrackingProtection3pcd',
];

/** Starts a headless Chromium, installed first where the machine has none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await ensureChromium();
  return chromium.launch({
    executablePath,
    headless: true,
    args: launchArguments,
    // Interrupts are handled in one place, see cleanUp.ts; playwright ends the browser when the process exits.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
}

/** Returns the path of a Chromium, installed by apt-get on Debian and its relatives where there is none. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) {
    return found;
  }
  if (!canUseApt()) {
    throw new Error('No Chromium was found. Install chromium or google-chrome, or set CHROME_PATH to its executable.');
  }
  console.log('Installing Chromium for the tests by apt-get (once)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step('list of packages', async () => runQuietly('apt-get', ['update', '-q'], { env }));
  const packages = ['chromium', 'fonts-dejavu-core'];
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  await step(packages.join(', '), async () => runQuietly('apt-get', install, { env }));
  const installed = findChromium();
  if (installed === undefined) {
    throw new Error('apt-get has installed no Chromium that can be found. Set CHROME_PATH to its executable.');
  }
  return installed;
}

function findChromium(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!fs.existsSync(chosen)) {
      throw new Error(`CHROME_PATH names a file that is not there: ${chosen}`);
    }
    return chosen;
  }
  return findOnPath(names);
}

function canUseApt(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && findOnPath(['apt-get']) !== undefined;
}
