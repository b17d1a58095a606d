import * as fs from 'node:fs';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { importFramework } from '../src/core/framework/import/registry.js';
import { writeFrameworkYaml } from '../src/core/framework/write.js';
import { projectRoot } from '../test/support/paths.js';
import { closeWindows, openWebWorkbench, openWorkbench, startUi, stopUi } from '../test/support/ui.js';
import type { Theme, Workbench } from '../test/support/workbench.js';
import { copySampleJournal } from '../test/support/workspaceCopy.js';

/** One picture of the README: how its window looks and what is done in it. */
interface Picture {
  readonly name: string;
  readonly theme: Theme;
  readonly file: string;
  readonly height?: number;
  /** Where it is taken, if not in the server with the extension under development. */
  readonly host?: 'packaged' | 'web';
  /** A file of test/fixtures/import that is imported into the journal first. */
  readonly framework?: string;
  readonly pose: (workbench: Workbench) => Promise<void>;
}

const width = 1200;
const fullHeight = 790;
const titleBar = 30;
const day = 'daily/2026-11-18.md';

const pictures: readonly Picture[] = [
  ...(['dark', 'light'] as const).map((theme): Picture => ({
    name: `hover-${theme}`,
    theme,
    file: day,
    pose: async (workbench) => {
      await showTree(workbench);
      await workbench.editor.hover('#ITOP/4', { until: '✓' });
    },
  })),
  {
    name: 'completion',
    theme: 'dark',
    file: day,
    height: 520,
    pose: async (workbench) => {
      await workbench.editor.hover('#ITOP/4', { until: '✓' });
      await workbench.editor.hideHover();
      await workbench.editor.typeAtEndOfFile('\n- Wrote down how to rebuild the print server. #infra');
      await workbench.editor.suggestions('ITOP');
      await workbench.editor.suggestionDetails();
    },
  },
  {
    name: 'tree',
    theme: 'light',
    file: day,
    pose: async (workbench) => {
      await showTree(workbench);
      await workbench.tree('Evidence').fold();
      await workbench.tree('Skills').expand('ITOP', '4 Enable', '8');
      await widenSideBar(workbench, 160);
      // Away from the tree, where a row under the pointer shows its actions instead of its count.
      await workbench.page.mouse.move(width - 200, fullHeight - 100);
      await delay(500);
    },
  },
  {
    name: 'framework-light',
    theme: 'light',
    file: day,
    framework: 'uk_gdad_pcf_skill.csv',
    pose: async (workbench) => {
      await workbench.openViewContainer('Skill Journal');
      const tree = workbench.tree('Skills');
      await tree.show();
      await widenSideBar(workbench, 160);
      await workbench.runCommand('Skill Journal: Open Skill…');
      await workbench.choose('Agile and Lean practices', 'agile lean');
      await tree.expand('UK Government', 'Agile and Lean practices', 'Working');
      await workbench.page.mouse.move(width - 200, fullHeight - 100);
      await delay(1000);
    },
  },
  {
    name: 'evidence',
    theme: 'light',
    file: day,
    height: 620,
    pose: async (workbench) => {
      await showTree(workbench);
      await workbench.tree('Evidence').row('Planned');
      await workbench.tree('Skills').fold();
      await widenSideBar(workbench, 200);
      await workbench.page.mouse.move(width - 200, 500);
      await delay(500);
    },
  },
  {
    name: 'changes',
    theme: 'light',
    file: day,
    height: 620,
    pose: async (workbench) => {
      await workbench.editor.hover('#ITOP/4', { until: '✓' });
      await workbench.editor.hideHover();
      await workbench.runCommand('Skill Journal: Retag…');
      await workbench.choose('#ITOP/2', '#itop/2');
      await workbench.choose('#ITOP/3', '#itop/3');
      await workbench.answerDialog('Show Changes');
      await workbench.page.locator('.multiDiffEntry').nth(1).waitFor({ timeout: 30_000 });
      await delay(500);
    },
  },
  {
    name: 'fixes',
    theme: 'light',
    file: 'daily/2026-03-31.md',
    height: 520,
    pose: async (workbench) => {
      await workbench.editor.hover('#ITOP/6', { until: 'has no level' });
      await workbench.editor.hideHover();
      await workbench.editor.click('#ITOP/6');
      await workbench.editor.press('Control+.');
      await workbench.page.getByText('Change to').first().waitFor({ timeout: 30_000 });
      await delay(500);
    },
  },
  {
    name: 'preview',
    theme: 'light',
    file: day,
    height: 520,
    pose: async (workbench) => {
      await workbench.editor.hover('#ITOP/4', { until: '✓' });
      await workbench.editor.hideHover();
      await workbench.runCommand('Markdown: Open Preview');
      await workbench.webview().locator('.skill-tag').first().waitFor({ timeout: 30_000 });
      await delay(500);
    },
  },
  {
    name: 'review',
    theme: 'light',
    file: 'reviews/2026.md',
    pose: async (workbench) => {
      await workbench.runCommand('Markdown: Open Preview');
      await workbench.webview().locator('table').first().waitFor({ timeout: 30_000 });
      await workbench.page.keyboard.press('Control+b');
      await delay(1000);
    },
  },
  {
    name: 'packaged',
    theme: 'light',
    file: day,
    height: 680,
    host: 'packaged',
    pose: async (workbench) => {
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await workbench.choose('Get started with Skill Journal', 'Skill Journal');
      // In a narrow window it is without its pictures.
      await workbench.page.keyboard.press('Control+b');
      await workbench.page.locator('.getting-started-media img').first().waitFor({ timeout: 30_000 });
      await delay(1000);
    },
  },
  {
    name: 'web',
    theme: 'light',
    file: day,
    height: 560,
    host: 'web',
    pose: async (workbench) => {
      await showTree(workbench);
      await workbench.tree('Skills').expand('ITOP', '4 Enable');
      await workbench.runCommand('Skill Journal: Tally Evidence');
      await workbench.webview().locator('table').first().waitFor({ timeout: 30_000 });
      await workbench.page.getByText('counting…').first().waitFor({ state: 'detached', timeout: 30_000 });
      await workbench.page.mouse.move(width - 200, 500);
      await delay(500);
    },
  },
  ...(['light', 'dark'] as const).map((theme): Picture => ({
    name: `tally-${theme}`,
    theme,
    file: day,
    pose: async (workbench) => {
      await workbench.runCommand('Skill Journal: Tally Evidence');
      await workbench.webview().locator('table').first().waitFor({ timeout: 30_000 });
      // The page is the picture: the side bar leaves it the room.
      await workbench.page.keyboard.press('Control+b');
      await delay(500);
    },
  })),
];

/** Takes the README's pictures into media/: all of them, or those named on the command line. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !pictures.some((picture) => picture.name === name));
  if (unknown.length > 0) {
    throw new Error(`No picture is called ${unknown.join(', ')}; there are ${pictures.map((p) => p.name).join(', ')}.`);
  }
  await startUi({ scale: 1.5 });
  try {
    for (const picture of pictures.filter((one) => wanted.length === 0 || wanted.includes(one.name))) {
      await take(picture);
    }
  } finally {
    await closeWindows();
    await stopUi();
  }
}

async function take(picture: Picture): Promise<void> {
  const { framework, file, theme, host } = picture;
  const options = {
    file,
    theme,
    width,
    height: picture.height ?? fullHeight,
    settings: { 'editor.minimap.enabled': false, 'breadcrumbs.enabled': false },
    ...(framework !== undefined && { folder: journalWith(framework) }),
    ...(host === 'packaged' && { server: host }),
  };
  const workbench = await (host === 'web' ? openWebWorkbench(options) : openWorkbench(options));
  try {
    await picture.pose(workbench);
    const file = path.join(projectRoot, 'media', `${picture.name}.png`);
    const height = (picture.height ?? fullHeight) - titleBar;
    // The title bar speaks of the development host; the picture is of what users meet.
    await workbench.page.screenshot({ path: file, animations: 'disabled', clip: { x: 0, y: titleBar, width, height } });
    console.log(`${path.relative(projectRoot, file)}  ${(fs.statSync(file).size / 1024).toFixed(0)} kB`);
  } catch (error) {
    console.error(`${picture.name} could not be taken; see ${await workbench.screenshot(`picture ${picture.name}`)}`);
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
  await closeWindows();
}

/** A copy of the sample journal with a framework, and some evidence for it. It goes with the process. */
function journalWith(fixture: string): string {
  const { folder } = copySampleJournal();
  const bytes = fs.readFileSync(path.join(projectRoot, 'test', 'fixtures', 'import', fixture));
  const imported = importFramework({ name: fixture, bytes });
  if (imported.kind !== 'framework') throw new Error(`${fixture} is no framework.`);
  const { id } = imported.framework;
  fs.mkdirSync(path.join(folder, '.skill-journal', 'frameworks'), { recursive: true });
  const file = path.join(folder, '.skill-journal', 'frameworks', `${id}.yaml`);
  fs.writeFileSync(file, writeFrameworkYaml(imported.framework));
  const lines = [
    '- Put the requests that wait on a board, and half of them turned out to be one #agile-and-lean-practices/working/2',
    '- Asked the clerks what slows them down, before the next change rather than after #agile-and-lean-practices/working/1',
  ];
  fs.writeFileSync(path.join(folder, 'daily', '2026-11-19.md'), `# Thu\n\n${lines.join('\n')}\n`);
  return folder;
}

/** Drags the edge of the side bar to the right. */
async function widenSideBar(workbench: Workbench, pixels: number): Promise<void> {
  const box = await workbench.page.locator('.part.sidebar').boundingBox();
  if (box === null) {
    throw new Error('The side bar is closed.');
  }
  const edge = { x: box.x + box.width, y: box.y + box.height / 2 };
  await workbench.page.mouse.move(edge.x, edge.y);
  await workbench.page.mouse.down();
  await workbench.page.mouse.move(edge.x + pixels, edge.y, { steps: 5 });
  await workbench.page.mouse.up();
}

async function showTree(workbench: Workbench): Promise<void> {
  await workbench.openViewContainer('Skill Journal');
  const tree = workbench.tree('Skills');
  await tree.show();
  await tree.expand('SFIA');
}

main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
