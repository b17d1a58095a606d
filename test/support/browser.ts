import * as fs from 'node:fs';
import { chromium, type Browser, type BrowserContext, type LaunchOptions, type Page } from 'playwright-core';

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
  return chromium.launch(await launchOptions());
}

/** How a page is drawn. */
export interface Screen {
  readonly width: number;
  readonly height: number;
}

/**
 * A headless Chromium whose pages share a profile, as a user's do: what one has loaded and compiled, the next has at hand.
 * Of VS Code that is 20 MB of scripts, so that a window opens with two thirds of the work.
 */
export class BrowserProfile {
  private constructor(private readonly context: BrowserContext) {}

  /** Starts it with an empty profile, which goes when it is closed; `scale` is pixels of the screen for one of a page. */
  static async launch(scale = 1): Promise<BrowserProfile> {
    // An empty path stands for a temporary folder.
    const context = await chromium.launchPersistentContext('', {
      ...(await launchOptions()),
      deviceScaleFactor: scale,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    return new BrowserProfile(context);
  }

  async newPage(screen: Screen): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(screen);
    return page;
  }

  /** A page that shares nothing with others, drawn at the plain size: web views of the web host would be blurred at another. */
  async newPageApart(screen: Screen): Promise<Page> {
    const browser = this.context.browser();
    if (browser === null) throw new Error('The profile has no browser.');
    return browser.newPage({ viewport: screen });
  }

  /** Removes what pages of a site have stored, once they are closed; what was loaded from there stays at hand. */
  async forget(origin: string): Promise<void> {
    // The page that the browser has started with.
    const [page] = this.context.pages();
    if (page === undefined) throw new Error('The profile has no page left.');
    const session = await this.context.newCDPSession(page);
    const storageTypes = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
    await session.detach();
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

async function launchOptions(): Promise<LaunchOptions> {
  return {
    executablePath: await ensureChromium(),
    headless: true,
    args: launchArguments,
    // Interrupts are handled in one place, see cleanUp.ts; playwright ends the browser when the process exits.
    handleSIGHUP: false,
    handleSIGINT: false,
    handleSIGTERM: false,
  };
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
