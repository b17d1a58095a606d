import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';

import { eventually } from '../support/eventually.js';
import { projectRoot } from '../support/paths.js';
import { closeWindows, openWorkbench, storedFiles } from '../support/ui.js';
import type { Workbench } from '../support/workbench.js';
import { writeJournal } from '../support/workspaceCopy.js';

const NOTES = 300;

describe('what is kept for the next start', function () {
  // Six windows, one after the other.
  this.timeout(360_000);

  it('saves reading the notes that are as they were, and only those; a damaged file is none', async () => {
    const names = Array.from({ length: NOTES }, (_, i) => `${i}.md`);
    const lineOf = (i: number): string => `- 2026-03-18 Moved rack ${i} #ITOP/${i % 2 === 0 ? 4 : 3}\n`;
    const journal = writeJournal(Object.fromEntries(names.map((name, i) => [name, lineOf(i)])));
    const write = (name: string, text: string, secondsAgo: number): void => {
      const file = path.join(journal.folder, name);
      fs.writeFileSync(file, text);
      // What was written just now is not kept: it may be written again within a tick of the clock.
      const then = Date.now() / 1000 - secondsAgo;
      fs.utimesSync(file, then, then);
    };
    names.forEach((name, i) => write(name, lineOf(i), 120));
    // A folder without a manifest of its own is taken for one of extensions.
    const { folder: extensions, remove: removeExtensions } = writeJournal({});
    fs.symlinkSync(projectRoot, path.join(extensions, 'skill-journal'));
    fs.symlinkSync(path.join(projectRoot, 'test', 'support', 'workProbe'), path.join(extensions, 'work-probe'));
    const others = new Set(storedFiles('journal.cache'));
    const cacheFile = (): string | undefined => storedFiles('journal.cache').find((file) => !others.has(file));
    /** Opens the folder, and gives how many notes were read; then closes it, with what was kept of it. */
    const session = async (evidence: number): Promise<{ readonly read: number; readonly kept: string }> => {
      const before = keptIn(cacheFile());
      const workbench = await openWorkbench({ folder: journal.folder, extensions });
      const read = await notesRead(workbench);
      assert.equal(await countOf(workbench), String(evidence));
      // For a moment, in which the new file takes the old one's place, there is none.
      if (read > 0) await eventually(() => assert.ok(!['', before].includes(keptIn(cacheFile()))), 30_000);
      assert.equal(await notesRead(workbench), read);
      await closeWindows();
      return { read, kept: cacheFile() ?? '' };
    };
    try {
      const { kept } = await session(NOTES);
      assert.notEqual(kept, '');
      assert.equal((await session(NOTES)).read, 0);

      write('7.md', `${lineOf(7)}- 2026-03-19 Moved it back #ITOP/3\n`, 60);
      assert.equal((await session(NOTES + 1)).read, 1);

      const bytes = fs.readFileSync(kept);
      const middle = Math.floor(bytes.length / 2);
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      fs.writeFileSync(kept, bytes);
      assert.ok((await session(NOTES + 1)).read > 0);

      fs.truncateSync(kept, middle);
      assert.ok((await session(NOTES + 1)).read > 0);
      assert.equal((await session(NOTES + 1)).read, 0);
    } finally {
      await closeWindows();
      journal.remove();
      removeExtensions();
    }
  });
});

/** As the probe says it, once all notes are counted. */
async function notesRead(workbench: Workbench): Promise<number> {
  const item = workbench.statusItem('Notes read:');
  await item.waitFor({ timeout: 60_000 });
  return Number(/\d+/.exec(await item.innerText())?.[0]);
}

async function countOf(workbench: Workbench): Promise<string> {
  await workbench.openViewContainer('Skill Journal');
  const tree = workbench.tree('Skills');
  await tree.show();
  await tree.expand('SFIA 9');
  return (await tree.row('ITOP')).description;
}

function keptIn(file: string | undefined): string {
  return file === undefined ? '' : fs.readFileSync(file).toString('base64');
}
