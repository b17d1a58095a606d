import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { writeFrameworkYaml } from '../../src/core/framework/write.js';
import { launchBrowser } from '../support/browser.js';
import { ensureEditorInstall } from '../support/editorInstall.js';
import { EditorServer } from '../support/editorServer.js';
import { findFreePort } from '../support/freePort.js';
import { largeFramework } from '../support/largeFramework.js';
import { outFolder, projectRoot } from '../support/paths.js';
import { writeJournal, type WorkspaceCopy } from '../support/workspaceCopy.js';
import { generateJournal } from './generateJournal.js';
import type { HostReport, Start, Stretches } from './hostProbe.js';

/**
 * How long the threads of a real editor are kept busy at a stretch: `npm run bench:editor -- --minutes 3`. By keyboard, some
 * minutes of typing in a note of 100 KB, with the extension and without; then what is large is put into the journal.
 * First it starts the extension in some windows, `--starts 5`. `--only WORD` runs what has the word in its name; `--profiles
 * FOLDER` writes there what the host's thread was busy with.
 */
const NOTES = 1_000;
const SEED = 20261123;

interface Row {
  readonly what: string;
  readonly host: HostReport;
  /** Tasks of the page above 50 ms, in milliseconds. */
  readonly page: readonly number[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '3' },
      starts: { type: 'string', default: '5' },
      only: { type: 'string' },
      profiles: { type: 'string' },
    },
  });
  const probe = await bundleProbe();
  const none = mkdtempSync(path.join(tmpdir(), 'no-extension-'));
  const manifest = { name: 'none', publisher: 'none', version: '0.0.1', engines: { vscode: '^1.80.0' } };
  writeFileSync(path.join(none, 'package.json'), JSON.stringify(manifest));
  const rows: Row[] = [];
  try {
    for (const extension of values.only === undefined ? [none, projectRoot] : [projectRoot]) {
      const journal = makeJournal();
      try {
        const numbers = { minutes: Number(values.minutes), starts: Number(values.starts) };
        const options = { ...values, ...numbers, isOurs: extension === projectRoot };
        rows.push(...(await measure(extension, probe, journal, options)));
      } finally {
        journal.remove();
      }
    }
  } finally {
    rmSync(none, { recursive: true, force: true });
  }
  print(rows);
}

async function bundleProbe(): Promise<string> {
  const outfile = path.join(outFolder, 'bench', 'hostProbe.js');
  const entry = path.join(projectRoot, 'test', 'bench', 'hostProbe.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  return outfile;
}

/** A thousand notes, and one of 100 KB to type in. */
function makeJournal(): WorkspaceCopy {
  const notes = generateJournal(NOTES, SEED);
  const long = notes.slice(0, 26).map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''));
  return writeJournal({
    ...Object.fromEntries(notes.map(({ path: name, text }) => [name, text])),
    'long.md': `${long.join('\n').slice(0, 100_000)}\n\n## Today\n\n`,
  });
}

type During = (what: string, act: () => Promise<void>) => Promise<void>;

interface Options {
  readonly minutes: number;
  readonly starts: number;
  readonly isOurs: boolean;
  readonly only?: string | undefined;
  readonly profiles?: string | undefined;
}

async function measure(
  extension: string,
  tests: string,
  journal: WorkspaceCopy,
  { minutes, starts, isOurs, only = '', profiles }: Options,
): Promise<readonly Row[]> {
  const port = await findFreePort();
  const server = await EditorServer.start(await ensureEditorInstall(), { env: { HOST_PROBE_PORT: String(port) } });
  const browser = await launchBrowser();
  const rows: Row[] = [];
  try {
    const address = server.address({ folder: journal.folder, extension, tests });
    const ask = <T>(question: string, file = ''): Promise<T> => askProbe<T>(port, question, file);
    const note = path.join(journal.folder, 'long.md');
    if (isOurs) {
      const measured: Start[] = [];
      for (let i = 0; i < starts; i++) {
        const page = await openPage(browser, address);
        if (profiles !== undefined) await ask('profile');
        measured.push(await ask<Start>('start', note));
        if (profiles !== undefined) await ask('profiled', path.resolve(profiles, `start ${i}.cpuprofile`));
        await ask('end');
        await page.close();
      }
      if (starts > 0) printStarts(measured);
      if (only === 'start') return [];
    }
    const page = await openPage(browser, address);
    await ask('activate', note);
    await delay(5_000);

    const during: During = async (what, act) => {
      if (!what.includes(only)) return;
      if (profiles !== undefined) await ask('profile');
      await ask('restart');
      await page.evaluate(() => void (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
      await act();
      const host = await ask<HostReport>('report');
      const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.slice());
      rows.push({ what, host, page: tasks });
      if (profiles !== undefined) await ask('profiled', path.resolve(profiles, `${what}.cpuprofile`));
      console.log(`${isOurs ? 'with' : 'without'}: ${what}`);
    };
    await during(`typing for ${minutes} min${isOurs ? '' : ', without the extension'}`, () => type(page, minutes));
    if (isOurs) await measureJournal(during, journal);
    const without = isOurs ? '' : ', without the extension';
    await during(`a note of 10 MB, opened${without}`, async () => {
      const file = path.join(journal.folder, 'ten megabytes.md');
      const text = generateJournal(60, SEED)
        .map((one) => one.text)
        .join('\n');
      writeFileSync(file, text.repeat(Math.ceil(10_000_000 / text.length)));
      await ask('open', file);
      await delay(20_000);
    });
    await during(`a line of 1 MB, opened${without}`, async () => {
      const file = path.join(journal.folder, 'one line.md');
      writeFileSync(file, `${'Moved the backups to the new rack, see #ITOP/4. '.repeat(21_000)}\n`);
      await ask('open', file);
      await delay(15_000);
    });
    await ask('end');
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function openPage(browser: Browser, address: string): Promise<Page> {
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

/** What changes in a journal under the editor's eyes. */
async function measureJournal(during: During, journal: WorkspaceCopy): Promise<void> {
  await during(`${NOTES} notes changed at once`, async () => {
    for (const { path: name, text } of generateJournal(NOTES, SEED + 1)) {
      const file = path.join(journal.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    await delay(15_000);
  });
  await during('a framework of 5 MB', async () => {
    const folder = path.join(journal.folder, '.skill-journal', 'frameworks');
    const text = writeFrameworkYaml(largeFramework(2_700));
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'large.yaml'), text);
    await delay(30_000);
  });
}

/** Prose, tags and new lines, at the speed of a good typist, and a save now and then. */
async function type(page: Page, minutes: number): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  const lines = generateJournal(200, SEED + 2).flatMap(({ text }) =>
    text.split('\n').filter((line) => /^- /.test(line)),
  );
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

async function askProbe<T>(port: number, question: string, file: string): Promise<T> {
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

/** The medians of several starts, and of the thread's own time all of them. */
function printStarts(starts: readonly Start[]): void {
  const sorted = (numbers: readonly number[]): readonly number[] => [...numbers].sort((a, b) => a - b);
  for (const what of ['empty', 'load', 'call', 'activate'] as const) {
    const clock = sorted(starts.map((start) => start[what].clock));
    const thread = sorted(starts.map((start) => start[what].thread ?? NaN));
    const middle = Math.floor(starts.length / 2);
    const all = thread.map((ms) => ms.toFixed(1)).join(' ');
    console.log(`${what}: ${clock[middle]?.toFixed(1)} ms, ${thread[middle]?.toFixed(1)} of the thread (${all})`);
  }
}

function print(rows: readonly Row[]): void {
  const say = (stretches: Stretches | undefined): string =>
    stretches === undefined
      ? '– | –'
      : `${stretches.max.toFixed(0)} / ${stretches.p99.toFixed(1)} / ${stretches.p50.toFixed(1)} | ${stretches.long}`;
  console.log('\nThe extension host: longest stretch / p99 / p50 in ms, and stretches above 50 ms.\n');
  console.log('| what | by the clock | > 50 | of the thread itself | > 50 | long tasks of the page |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const { what, host, page } of rows) {
    const tasks = page.length === 0 ? '0' : `${page.length}, at most ${Math.max(...page).toFixed(0)} ms`;
    console.log(`| ${what} | ${say(host.byClock)} | ${say(host.byThread)} | ${tasks} |`);
  }
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
