import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { writeFrameworkYaml } from '../../src/core/framework/write.js';
import { launchBrowser } from '../support/browser.js';
import { ensureEditorInstall } from '../support/editorInstall.js';
import { EditorServer } from '../support/editorServer.js';
import { findFreePort } from '../support/freePort.js';
import { largeFramework } from '../support/largeFramework.js';
import { outFolder, projectRoot } from '../support/paths.js';
import { writeJournal, type WorkspaceCopy } from '../support/workspaceCopy.js';
import { generateJournal } from './generateJournal.js';
import { askProbe, openPage, type } from './editorPage.js';
import { printLongest, printRows, printStarts, type Row } from './editorReport.js';
import type { HostReport, Start } from './hostProbe.js';

/**
 * How long the threads of a real editor are kept busy at a stretch: `npm run bench:editor -- --minutes 3`. By keyboard, some
 * minutes of typing in a note of 100 KB, with the extension and without; then what is large is put into the journal, the
 * tally page of many notes is kept open, commands are called, and a journal is opened that is as large as they come.
 * First it starts the extension in some windows, `--starts 5`. `--only WORD` runs what has the word in its name; `--profiles
 * FOLDER` writes there what the host's thread was busy with, and says when it was so the longest.
 */
const NOTES = 1_000;
/** Behind the tally page. */
const MANY_NOTES = 10_000;
/** Ten years of them, on which commands are called. */
const TEN_YEARS = 20_000;
/** More than anybody has. */
const MOST_NOTES = 100_000;
const SEED = 20261123;

/** An editor with a journal in it, ready to be measured. */
interface Editor {
  readonly page: Page;
  readonly journal: Journal;
  readonly minutes: number;
  /** Asks the probe in the extension host. */
  readonly ask: <T>(question: string, argument?: string) => Promise<T>;
  /** Measures what goes on meanwhile. */
  readonly during: (what: string, act: () => Promise<void>) => Promise<void>;
}

/** What is measured in one editor. */
interface Stage {
  readonly isOurs: boolean;
  readonly starts: number;
  readonly notes: number;
  /** What the windows are called that are opened one after the other; the parts take place in the last. */
  readonly windows: readonly string[];
  readonly parts: readonly ((editor: Editor) => Promise<void>)[];
}

interface Journal extends WorkspaceCopy {
  readonly paths: readonly string[];
}

interface Options {
  readonly minutes: number;
  readonly only: string;
  readonly profiles: string | undefined;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '3' },
      starts: { type: 'string', default: '5' },
      only: { type: 'string', default: '' },
      profiles: { type: 'string' },
    },
  });
  const { only, profiles } = values;
  const options = { minutes: Number(values.minutes), only, profiles };
  const ours = { isOurs: true, starts: 0, notes: NOTES, windows: ['a window'] };
  const most = `${MOST_NOTES} notes`;
  const isOfCommands = only.startsWith('command');
  const isLarge = only.includes(String(MANY_NOTES)) || isOfCommands;
  const stages: readonly Stage[] = [
    { ...ours, isOurs: false, parts: only === '' ? [typing, largeNotes] : [] },
    {
      ...ours,
      starts: Number(values.starts),
      parts: isLarge ? [] : [typing, changedNotes, changedFramework, largeNotes],
    },
    { ...ours, notes: MANY_NOTES, parts: besideTallyPage(MANY_NOTES).includes(only) ? [tallyPage] : [] },
    { ...ours, notes: TEN_YEARS, parts: only === '' || isOfCommands ? [commands] : [] },
    {
      ...ours,
      notes: MOST_NOTES,
      windows: [`${most}, opened for the first time`, `${most}, opened with the cache`],
      parts: only === '' || only.includes(most) ? [typing, changedNotes, tallyPage] : [],
    },
  ];
  const probe = await bundleProbe();
  const none = mkdtempSync(path.join(tmpdir(), 'no-extension-'));
  const manifest = { name: 'none', publisher: 'none', version: '0.0.1', engines: { vscode: '^1.80.0' } };
  writeFileSync(path.join(none, 'package.json'), JSON.stringify(manifest));
  const rows: Row[] = [];
  try {
    for (const stage of stages) {
      if (stage.parts.length === 0) continue;
      rows.push(...(await measure(stage, stage.isOurs ? projectRoot : none, probe, options)));
    }
  } finally {
    rmSync(none, { recursive: true, force: true });
  }
  printRows(rows);
}

async function bundleProbe(): Promise<string> {
  const outfile = path.join(outFolder, 'bench', 'hostProbe.js');
  const entry = path.join(projectRoot, 'test', 'bench', 'hostProbe.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', external: ['vscode'] });
  return outfile;
}

/** Many notes, and one of 100 KB to type in. */
function makeJournal(count: number): Journal {
  const notes = generateJournal(count, SEED);
  const long = notes.slice(0, 26).map(({ text }) => text.replace(/^---\n[^]*?\n---\n/, ''));
  const copy = writeJournal({
    ...Object.fromEntries(notes.map(({ path: name, text }) => [name, text])),
    'long.md': `${long.join('\n').slice(0, 100_000)}\n\n## Today\n\n`,
  });
  return { ...copy, paths: notes.map(({ path: name }) => name) };
}

async function measure(
  { isOurs, starts, notes, windows, parts }: Stage,
  extension: string,
  tests: string,
  { minutes, only, profiles }: Options,
): Promise<readonly Row[]> {
  const port = await findFreePort();
  const ask = <T>(question: string, argument = ''): Promise<T> => askProbe<T>(port, question, argument);
  const profiled = async (what: string, act: () => Promise<void>): Promise<void> => {
    if (profiles !== undefined) await ask('profile');
    await act();
    if (profiles !== undefined) await ask('profiled', path.resolve(profiles, `${what}.cpuprofile`));
  };
  const journal = makeJournal(notes);
  const server = await EditorServer.start(await ensureEditorInstall(), { env: { HOST_PROBE_PORT: String(port) } });
  const browser = await launchBrowser();
  const rows: Row[] = [];
  try {
    const address = server.address({ folder: journal.folder, extension, tests });
    const note = path.join(journal.folder, 'long.md');
    const measured: Start[] = [];
    for (let i = 0; i < starts; i++) {
      const page = await openPage(browser, address);
      await profiled(`start ${i}`, async () => void measured.push(await ask<Start>('start', note)));
      await ask('end');
      await page.close();
    }
    if (starts > 0) printStarts(measured);
    if (only === 'start') return [];

    const during = async (what: string, page: Page, act: () => Promise<void>): Promise<void> => {
      await profiled(what, async () => {
        await ask('restart');
        await page.evaluate(() => void (globalThis as unknown as { longTasks: number[] }).longTasks.splice(0));
        await act();
        const host = await ask<HostReport>('report');
        const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks.slice());
        rows.push({ what: isOurs ? what : `${what}, without the extension`, host, page: tasks });
        if (profiles !== undefined) printLongest(host);
      });
      console.log(`${isOurs ? 'with' : 'without'}: ${what}`);
    };
    for (const window of windows) {
      const page = await openPage(browser, address);
      await during(window, page, async () => {
        await ask('activate', note);
        if (isOurs) await ask('command', 'skillJournal.skills.focus');
        // The cache is written meanwhile.
        await delay(10_000);
      });
      const wanted = async (what: string, act: () => Promise<void>): Promise<void> => {
        if (what.includes(only)) await during(what, page, act);
      };
      const isLast = window === windows.at(-1);
      for (const part of isLast ? parts : []) await part({ page, journal, minutes, ask, during: wanted });
      await ask('end');
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    await server.stop();
    journal.remove();
  }
}

async function typing({ page, journal, minutes, during }: Editor): Promise<void> {
  await during(`typing for ${minutes} min in one of ${journal.paths.length} notes`, () => type(page, minutes));
}

/** What changes in a journal under the editor's eyes. */
async function changedNotes({ journal, during }: Editor): Promise<void> {
  const { paths } = journal;
  await during(`${NOTES} of ${paths.length} notes changed at once`, async () => {
    generateJournal(NOTES, SEED + 1).forEach(({ text }, i) => {
      const name = paths[Math.floor((i * paths.length) / NOTES)] ?? '';
      writeFileSync(path.join(journal.folder, name), text);
    });
    await delay(15_000);
  });
}

async function changedFramework({ journal, during }: Editor): Promise<void> {
  await during('a framework of 5 MB', async () => {
    const folder = path.join(journal.folder, '.skill-journal', 'frameworks');
    const text = writeFrameworkYaml(largeFramework(2_700));
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'large.yaml'), text);
    await delay(30_000);
  });
}

async function largeNotes({ journal, ask, during }: Editor): Promise<void> {
  await during('a note of 10 MB, opened', async () => {
    const file = path.join(journal.folder, 'ten megabytes.md');
    const text = generateJournal(60, SEED)
      .map((one) => one.text)
      .join('\n');
    writeFileSync(file, text.repeat(Math.ceil(10_000_000 / text.length)));
    await ask('open', file);
    await delay(20_000);
  });
  await during('a line of 1 MB, opened', async () => {
    const file = path.join(journal.folder, 'one line.md');
    writeFileSync(file, `${'Moved the backups to the new rack, see #ITOP/4. '.repeat(21_000)}\n`);
    await ask('open', file);
    await delay(15_000);
  });
}

function besideTallyPage(notes: number): string {
  return `typing beside the tally page of ${notes} notes`;
}

/** Each pause in the typing brings the page beside it up to date. */
async function tallyPage({ page, journal, ask, during }: Editor): Promise<void> {
  const what = besideTallyPage(journal.paths.length);
  await ask('command', 'workbench.action.newGroupRight');
  await during(`${what}, opened`, async () => {
    await ask('command', 'skillJournal.tallyEvidence');
    await delay(5_000);
  });
  await during(what, () => type(page, 1));
}

/** What commands and answers take, with what the editor does for them. */
async function commands({ journal, ask, during }: Editor): Promise<void> {
  const call = async (what: string, ...given: readonly unknown[]): Promise<void> =>
    during(`command: ${what}`, async () => {
      await ask('command', JSON.stringify(given));
      await delay(2_000);
    });
  const note = path.join(journal.folder, 'long.md');
  const at = { file: path.join(journal.folder, 'export') };
  const lines = readFileSync(note, 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('#ITOP/4'));
  const position = { position: [line, (lines[line] ?? '').indexOf('#ITOP') + 2] };
  const tally = (format: string): readonly unknown[] => [
    'skillJournal.exportTally',
    { period: 'all', format, target: at },
  ];
  const review = (format: string): readonly unknown[] => ['skillJournal.exportReview', { format, target: at }];
  await call('the tally as JSON', ...tally('json'));
  await call('the tally as HTML', ...tally('html'));
  await call('references of a skill', 'vscode.executeReferenceProvider', { file: note }, position);
  await call('symbols of the workspace', 'vscode.executeWorkspaceSymbolProvider', 'nothing at all');
  await call('Check Journal', 'skillJournal.checkJournal');
  await call('a review of a year', 'skillJournal.createReview', '2025-01-01..2025-12-31');
  for (const format of ['html', 'docx', 'json']) await call(`the review as ${format}`, ...review(format));
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
