import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';

import type { Framework } from '../../src/core/framework/model.js';
import { english } from '../../src/core/messages/translate.js';
import type { ArrangedTally } from '../../src/core/tally/arrangement.js';
import { renderTallyDocument } from '../../src/core/tally/page/document.js';
import { OpenBodies } from '../../src/core/tally/page/openBodies.js';
import { renderTallyPage, type TallyPage } from '../../src/core/tally/page/page.js';
import type { TallyPageView } from '../../src/core/tally/page/view.js';
import { readMessageFromPage, type MessageFromPage, type MessageToPage } from '../../src/webview/protocol.js';
import { themes, type Theme } from '../fixtures/tally/themes.js';
import { yearFrameworks, yearTally } from '../fixtures/tally/year.js';
import { launchBrowser } from './browser.js';

const origin = 'http://page.test';

export const plainView: TallyPageView = { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor' };

/** What the page's stand-in for the editor keeps. */
export interface Recorder {
  readonly messages: MessageFromPage[];
  readonly states: { readonly open: readonly string[]; readonly scroll: number }[];
}

export interface PageOptions {
  readonly tally?: ArrangedTally;
  readonly frameworks?: readonly Framework[];
  readonly view?: TallyPageView;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly state?: Recorder['states'][number];
  /** Without: a document that stands alone. */
  readonly script?: boolean;
}

/** The built page in a browser of its own, with a stand-in for the extension that gives lines when they are asked for. */
export class PageBrowser {
  private readonly pages: Page[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly script: string,
    private readonly style: string,
  ) {}

  static async launch(): Promise<PageBrowser> {
    const entry = (name: string): string => fileURLToPath(new URL(`../../src/webview/${name}`, import.meta.url));
    const built = await build({
      entryPoints: [entry('tally.ts'), entry('tally.css')],
      outdir: 'out',
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      charset: 'utf8',
    });
    const text = (end: string): string => built.outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
    return new PageBrowser(await launchBrowser(), text('.js'), text('.css'));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async closePages(): Promise<void> {
    for (const page of this.pages.splice(0)) await page.close();
  }

  /** Opens the page; fails where it writes an error, such as for what its policy forbids. */
  async open(options: PageOptions = {}): Promise<OpenPage> {
    const { theme = themes.light, width = 1200, height = 800, state, script: hasScript = true } = options;
    const page = await this.browser.newPage({ viewport: { width, height } });
    this.pages.push(page);
    const opened = new OpenPage(page, options.frameworks ?? yearFrameworks);
    const shown = { ...(options.view ?? plainView), links: hasScript ? ('editor' as const) : ('none' as const) };
    const tally = options.tally ?? yearTally();
    const frame = { language: 'en', style: `${origin}/tally.css`, styleSource: origin };
    const withScript = hasScript ? { ...frame, script: { address: `${origin}/tally.js`, nonce: 'nonce' } } : frame;
    const document = renderTallyDocument(tally, opened.frameworks, shown, english, withScript);
    opened.render(tally, shown);
    const colours = Object.entries(theme.colours).map(([name, value]) => `--vscode-${name}: ${value};`);
    await page.exposeFunction('tellExtension', async (message: unknown) => opened.answer(message));
    await page.addInitScript(stubHost(state));
    await page.route(`${origin}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/tally.css')
        await route.fulfill({ contentType: 'text/css', body: `${this.style} :root { ${colours.join(' ')} }` });
      else if (path === '/tally.js') await route.fulfill({ contentType: 'text/javascript', body: this.script });
      else
        await route.fulfill({
          contentType: 'text/html',
          body: document.replace('<body class="', `$&${theme.bodyClass} `),
        });
    });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(`${origin}/`);
    if (hasScript) await opened.settle();
    assert.deepEqual(errors, []);
    return opened;
  }
}

/** One page that is open. */
export class OpenPage {
  private readonly bodies = new OpenBodies();
  private rendered: TallyPage | undefined;
  private last: { readonly tally: ArrangedTally; readonly view: TallyPageView } | undefined;
  private pending: Promise<void> = Promise.resolve();

  constructor(
    readonly page: Page,
    readonly frameworks: readonly Framework[],
  ) {}

  render(tally: ArrangedTally, view: TallyPageView): TallyPage {
    this.last = { tally, view };
    const open = new Set(this.bodies.ids);
    return (this.rendered = renderTallyPage(tally, this.frameworks, { ...view, open }, english));
  }

  /** Sends the page another tally, as after a change of the journal, and waits until it is there. */
  async update(tally: ArrangedTally, view: TallyPageView = plainView): Promise<void> {
    const page = this.render(tally, view);
    await this.post(this.updateOf(page));
  }

  /** Waits until all that was asked for has been given. */
  async settle(): Promise<void> {
    // The page's policy lets no predicate be evaluated in it, so that the waiting is done here.
    while ((await this.page.evaluate<number>('window.recorder.pending')) > 0) await delay(5);
    await this.pending;
  }

  /** Clicks a number and waits for its lines. */
  async click(name: string, exact = false): Promise<void> {
    await this.page.getByRole('button', { name, exact }).click();
    await this.settle();
  }

  async recorder(): Promise<Recorder> {
    return this.page.evaluate('window.recorder');
  }

  /** What the page last asked the extension for, opening lines aside. */
  async lastMessage(): Promise<MessageFromPage | undefined> {
    return (await this.recorder()).messages.filter(({ type }) => type !== 'show').at(-1);
  }

  async violations(): Promise<readonly string[]> {
    await this.page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const results: AxeResults = await this.page.evaluate('axe.run()');
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.length} times, first in ${nodes[0]?.html ?? ''}`);
  }

  /** Plays the extension. */
  async answer(data: unknown): Promise<void> {
    const message = readMessageFromPage(data);
    assert.ok(message !== undefined, `the page sent ${JSON.stringify(data)}`);
    const page = this.rendered;
    if (page === undefined) return;
    if (message.type === 'ready') {
      this.bodies.begin(message.open);
      await this.post(this.updateOf(page));
    } else if (message.type === 'show') {
      const before = new Set(this.bodies.ids);
      this.bodies.show(message.open);
      const isOther = [...page.headings].some((id) => before.has(id) !== message.open.includes(id));
      if (isOther && this.last !== undefined) {
        const { tally, view } = this.last;
        await this.post(this.updateOf(this.render(tally, view)));
      } else await this.post({ type: 'bodies', bodies: this.bodies.take(page) });
    }
  }

  private updateOf(page: TallyPage): MessageToPage {
    return {
      type: 'update',
      html: page.skeleton,
      rows: this.bodies.takeRows(page),
      bodies: this.bodies.take(page),
    };
  }

  private async post(message: MessageToPage): Promise<void> {
    const sent = this.page.evaluate(async (data) => {
      const received = new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
      window.postMessage(data, '*');
      await received;
    }, message);
    this.pending = sent.then(() => undefined);
    await sent;
  }
}

function stubHost(state: Recorder['states'][number] | undefined): string {
  return `window.recorder = { messages: [], states: [], pending: 0 };
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => {
        window.recorder.messages.push(message);
        window.recorder.pending += 1;
        window.tellExtension(message).finally(() => (window.recorder.pending -= 1));
      },
      getState: () => (${JSON.stringify(state ?? null)} ?? undefined),
      setState: (state) => window.recorder.states.push(state),
    });`;
}
