import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';

import type { BrowserProfile, Screen } from './browser.js';
import { eventually } from './eventually.js';
import type { EditorServer, Settings } from './editorServer.js';
import { outFolder, projectRoot } from './paths.js';
import { WorkbenchEditor } from './workbenchEditor.js';
import { WorkbenchTree } from './workbenchTree.js';

export type Theme = 'light' | 'dark' | 'hc';

export interface OpenOptions {
  /** Absolute path of the folder or `.code-workspace` file; no folder where absent. */
  readonly folder?: string;
  /** A file to open: absolute, or relative to the folder. */
  readonly file?: string;
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** User settings of this window. */
  readonly settings?: Settings;
  /** Absolute path of a folder with the extension and others beside it; by default the extension alone. */
  readonly extensions?: string;
  /** True where the server has the extension installed already, so that it is not loaded from the project. */
  readonly installed?: boolean;
}

const themes: Readonly<Record<Theme, { readonly name: string; readonly mark: string }>> = {
  light: { name: 'Light Modern', mark: '.vs' },
  dark: { name: 'Dark Modern', mark: '.vs-dark' },
  hc: { name: 'Default High Contrast', mark: '.hc-black' },
};

export function themeSettings(theme: Theme = 'dark'): Settings {
  return { 'workbench.colorTheme': themes[theme].name };
}

function screenOf({ width = 1280, height = 800 }: OpenOptions): Screen {
  return { width, height };
}

/** How long anything may take that waits for the extension host, which starts after the window. */
export const patience = 40_000;

/** One window of the real VS Code, used as a person uses it: by pointer, keyboard and eye. */
export class Workbench {
  /** The active text editor. */
  readonly editor: WorkbenchEditor;
  /** Errors that web views wrote to the console; the workbench's own are left out. */
  readonly consoleErrors: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly folder: string | undefined,
  ) {
    this.editor = new WorkbenchEditor(page);
    page.on('console', (message) => {
      if (message.type() === 'error' && message.location().url.includes('/webview/')) {
        this.consoleErrors.push(message.text());
      }
    });
  }

  /** Opens a window and waits until it is drawn, with its file, in its theme. */
  static async open(server: EditorServer, profile: BrowserProfile, options: OpenOptions): Promise<Workbench> {
    server.setSettings({ ...themeSettings(options.theme), ...options.settings });
    const page = await profile.newPage(screenOf(options));
    const workbench = new Workbench(page, options.folder);
    try {
      await workbench.load(server, options);
    } catch (error) {
      await workbench.close();
      throw error;
    }
    return workbench;
  }

  /** Opens the window at an address that already says what is in it, as that of the web host does. */
  static async openAt(address: string, profile: BrowserProfile, options: OpenOptions): Promise<Workbench> {
    const page = await profile.newPageApart(screenOf(options));
    await page.goto(address);
    await page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
    return new Workbench(page, undefined);
  }

  /** Waits until the window is drawn in a theme. */
  async waitForTheme(theme: Theme = 'dark'): Promise<void> {
    await this.page.locator(`.monaco-workbench${themes[theme].mark}`).waitFor({ timeout: 60_000 });
  }

  /** Closes the window and ends its extension host. */
  async close(): Promise<void> {
    // Leaving the page tells the server that the window will not come back.
    await this.page.goto('about:blank').catch(() => undefined);
    await this.page.close();
  }

  /** Runs a command of the palette by its full title, such as `Skill Journal: Tally Evidence`. */
  async runCommand(title: string): Promise<void> {
    const end = Date.now() + patience;
    for (;;) {
      await this.page.keyboard.press('F1');
      await this.quickInput().waitFor();
      await this.page.keyboard.insertText(title);
      if (await this.chooseRow(title, 2000)) {
        return;
      }
      await this.page.keyboard.press('Escape');
      if (Date.now() > end) {
        throw new Error(`The palette has no command “${title}”.`);
      }
    }
  }

  /** Opens a file of the folder by its name, through quick open, and puts the cursor at a 1-based line. */
  async openFile(name: string, line?: number): Promise<void> {
    const end = Date.now() + patience;
    const base = path.posix.basename(name);
    for (;;) {
      await this.page.keyboard.press('Control+p');
      await this.quickInput().waitFor();
      await this.page.keyboard.insertText(name);
      if (await this.chooseRow(base, 3000)) {
        break;
      }
      await this.page.keyboard.press('Escape');
      if (Date.now() > end) {
        throw new Error(`Quick open does not find “${name}”.`);
      }
    }
    await this.editor.waitForFile(base);
    if (line !== undefined) {
      await this.editor.goToLine(line);
    }
  }

  /** The labels offered by the quick pick that is open. */
  async quickPickItems(): Promise<string[]> {
    await this.quickRows().first().waitFor({ timeout: patience });
    return this.quickRows().locator('.label-name').allInnerTexts();
  }

  /** Chooses the item with this label in the quick pick that is open, after typing a filter if one is given. */
  async choose(label: string, filter?: string): Promise<void> {
    const end = Date.now() + patience;
    do {
      // What was open before may be closing still: the filter goes into the box, and again where that was the old one.
      if (filter !== undefined) await this.quickInput().fill(filter, { timeout: patience });
      if (await this.chooseRow(label, filter === undefined ? patience : 3000)) return;
    } while (Date.now() < end);
    throw new Error(`The quick pick does not offer “${label}” but ${(await this.quickPickItems()).join(' | ')}`);
  }

  /** Types into the input box that is open and confirms it. */
  async answer(text: string): Promise<void> {
    await this.quickInput().waitFor({ timeout: patience });
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** Clicks a button of the modal dialog once it is there; returns what the dialog says. */
  async answerDialog(button: string): Promise<string> {
    const dialog = this.page.locator('.monaco-dialog-box');
    await dialog.waitFor({ timeout: patience });
    const words = await dialog.innerText();
    await dialog.locator('.monaco-button', { hasText: button }).first().click();
    await dialog.waitFor({ state: 'detached' });
    return words;
  }

  /** Shows the side bar of an Activity Bar icon, by its title. */
  async openViewContainer(title: string): Promise<void> {
    const icon = this.page.locator(`.activitybar .action-item:has(a[aria-label^="${title}"])`);
    await icon.waitFor({ timeout: patience });
    if (!((await icon.getAttribute('class')) ?? '').split(' ').includes('checked')) {
      await icon.click();
    }
  }

  /** A tree of the side bar by its title; opens nothing by itself. */
  tree(title: string): WorkbenchTree {
    return new WorkbenchTree(this.page, title);
  }

  /** The texts of the status bar's items, from left to right. */
  async statusItems(): Promise<string[]> {
    const texts = await this.page.locator('.statusbar-item:visible').allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  /** The status bar item whose text contains this. */
  statusItem(text: string): Locator {
    return this.page.locator('.statusbar-item', { hasText: text });
  }

  /** The titles of the open tabs. */
  async tabs(): Promise<string[]> {
    const names = await this.page
      .locator('.tabs-container .tab')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name')));
    return names.filter((name) => name !== null);
  }

  /** The title of the active tab. */
  async activeTab(): Promise<string> {
    const tab = this.page.locator('.editor-group-container.active .tab.active');
    return (await tab.getAttribute('data-resource-name')) ?? '';
  }

  /** The content of the web view that is in front; assert its content, not that it exists. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready >> visible=true').frameLocator('iframe#active-frame');
  }

  /** Waits for a notification that has these words, in the list behind the bell: under test, nothing pops up. */
  async notified(words: string): Promise<void> {
    const center = this.page.locator('.notifications-center.visible');
    const message = center.locator('.notification-list-item-message', { hasText: words });
    await eventually(async () => {
      // An empty list closes by itself.
      if ((await center.count()) === 0) await this.page.locator('[id="status.notifications"]').click();
      await message.waitFor({ timeout: 2000 });
    }, patience);
    await this.page.locator('[id="status.notifications"]').click();
  }

  /** Saves the active editor and waits until its tab is clean. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }

  /** All files of the folder as they are on disk, by their paths. */
  files(): Record<string, string> {
    const names = fs.readdirSync(this.pathOf('.'), { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    return Object.fromEntries(
      files.map((file) => [path.relative(this.pathOf('.'), file), fs.readFileSync(file, 'utf8')]),
    );
  }

  /** Reads a file of the folder from disk. */
  read(name: string): string {
    return fs.readFileSync(this.pathOf(name), 'utf8');
  }

  /** Writes a file of the folder to disk, as another program would. */
  write(name: string, text: string): void {
    fs.writeFileSync(this.pathOf(name), text);
  }

  /** Reloads the window, which gives the workbench time to keep what is on the screen. */
  async reload(): Promise<void> {
    await this.page.evaluate('window.isBeforeReload = true');
    await this.runCommand('Developer: Reload Window');
    const end = Date.now() + 60_000;
    // The page may be between two documents just now.
    while (await this.page.evaluate<boolean>('window.isBeforeReload === true').catch(() => true)) {
      if (Date.now() > end) throw new Error('The window did not reload.');
      await delay(50);
    }
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 60_000 });
  }

  /** Waits until a file of the folder matches on disk; saving takes its time. */
  async waitForSaved(name: string, pattern: RegExp): Promise<string> {
    const end = Date.now() + 5000;
    for (;;) {
      const text = this.read(name);
      if (pattern.test(text)) {
        return text;
      }
      if (Date.now() > end) {
        throw new Error(`${name} does not match ${String(pattern)}; it ends with:\n${text.slice(-300)}`);
      }
      await delay(50);
    }
  }

  /** Takes a picture of the window into out/ui; returns its path. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(outFolder, 'ui', `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100)}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
    return file;
  }

  private async load(server: EditorServer, { extensions, folder, installed, ...options }: OpenOptions): Promise<void> {
    const file = options.file === undefined ? undefined : this.pathOf(options.file);
    await this.page.goto(
      server.address({
        ...(installed === true ? {} : { extension: extensions ?? projectRoot }),
        ...(folder === undefined ? {} : { folder }),
        ...(file === undefined ? {} : { file }),
      }),
    );
    await this.waitForTheme(options.theme);
    if (folder?.endsWith('.code-workspace') === true) {
      await this.waitForFolders();
    }
    if (file !== undefined) {
      await this.editor.waitForFile(path.basename(file));
    }
  }

  /** A busy server now and then shows a window without the folders of its workspace file; loading it anew mends that. */
  private async waitForFolders(): Promise<void> {
    const folders = this.page.locator('.explorer-folders-view .monaco-list-row').first();
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        await folders.waitFor({ timeout: 10_000 });
        return;
      } catch {
        await this.page.reload();
      }
    }
    await folders.waitFor({ timeout: patience });
  }

  private pathOf(file: string): string {
    return path.resolve(this.folder ?? '/', file);
  }

  private quickInput(): Locator {
    return this.page.locator('.quick-input-widget:not([style*="display: none"]) input[type="text"]').first();
  }

  private quickRows(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }

  /** Clicks the row with exactly this label; false where it does not show up in time. */
  private async chooseRow(label: string, timeout: number): Promise<boolean> {
    const exact = this.page.locator('.label-name').getByText(label, { exact: true });
    const row = this.quickRows().filter({ has: exact }).first();
    try {
      await row.waitFor({ timeout });
      // A list that is still being filtered gives its rows to others: the click waits until this one stays.
      for (let before = ''; ;) {
        const now = JSON.stringify(await row.boundingBox({ timeout: 2000 }));
        if (now === before) break;
        before = now;
        await delay(150);
      }
      // A busy editor takes the click long before playwright is told: given up on, it would be done twice.
      await row.click({ timeout: 10_000 });
      return true;
    } catch {
      return false;
    }
  }
}
