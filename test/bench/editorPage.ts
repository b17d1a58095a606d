import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { generateJournal } from './generateJournal.js';

/** Opens a window that takes down the long tasks of its page. */
export async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', () => undefined);
  await page.goto(address);
  return page;
}

const SEED = 20261125;

/** Prose, tags and new lines, at the speed of a good typist, and a save now and then. */
export async function type(page: Page, minutes: number): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  const lines = generateJournal(200, SEED).flatMap(({ text }) => text.split('\n').filter((line) => /^- /.test(line)));
  const end = Date.now() + minutes * 60_000;
  for (let i = 0; Date.now() < end; i++) {
    const line = (lines[i % lines.length] ?? '').replace(/^- (?:\[ \] )?/, '');
    await page.keyboard.type(`- ${line}${i % 4 === 0 ? ' #ITOP/4' : ''}`, { delay: 80 });
    // Else Enter takes what is suggested.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Home');
    if (i % 10 === 9) await page.keyboard.press('Control+s');
  }
}

/** Waits for the probe in the extension host, and asks it. */
export async function askProbe<T>(port: number, question: string, file: string): Promise<T> {
  const address = `http://127.0.0.1:${port}/${question}?file=${encodeURIComponent(file)}`;
  for (let tries = 0; ; tries++) {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as T;
    } catch (error) {
      if (tries > 240) throw error;
      await delay(500);
    }
  }
}
