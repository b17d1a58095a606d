import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { findRow, whenCounted } from './support/counts.js';
import { filesOfStartUp } from './support/startUp.js';
import {
  cleanUp,
  closeEditors,
  hoverText,
  noteUri,
  openAtCursor,
  removeNote,
  until,
  writeNote,
} from './support/notes.js';

/** How much is done, told by counters: a clock would tell more of the machine. */
describe('the work that is done', () => {
  /** Another one at each try: of what is removed and made again at once, the editor's watcher tells nobody. */
  let home = '';
  const NOTES = 1_000;

  before(whenCounted);
  beforeEach(() => {
    home = `many notes ${crypto.randomUUID()}`;
  });
  afterEach(async () => {
    await cleanUp();
    await removeNote(home);
  });

  it('is small at start-up: of the files only those are loaded that start-up needs', () => {
    const files = filesOfStartUp();
    assert.ok(files.includes('extension.js'));
    // What is loaded later keeps the name of the module that is asked for; what shows the journal is loaded right behind.
    assert.deepEqual(
      files.filter((file) => !/^(?:extension\.js|extension\/(?:chunk|surfaces)-\w+\.js)$/.test(file)),
      [],
    );
    assert.ok(files.length <= 9, files.join(', '));
  });

  it('is done once for a thousand notes that change at once, as by another branch of a repository', async () => {
    const { work } = await whenCounted();
    const folder = noteUri(home).fsPath;
    fs.mkdirSync(folder, { recursive: true });
    const write = async (words: string): Promise<void> => {
      const before = work.read;
      for (let i = 0; i < NOTES; i++) {
        fs.writeFileSync(path.join(folder, `${i}.md`), `- 2026-01-02 ${words} ${i} #ITOP/1\n`);
      }
      await until(`“${words}” in the tree`, async () => ((await showOnly(words)) ? true : undefined));
      // The tree shows some of them. On a busy machine the editor tells of the last ones late.
      await until('all files read', () => Promise.resolve(work.read - before >= NOTES || undefined));
      // Until nothing more is heard of these files.
      await until('quiet', async () => {
        const { read } = work;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        return work.read === read ? true : undefined;
      });
    };
    await write('Counted box');
    const before = { ...work };
    await write('Emptied box');
    await until('word of it', () => Promise.resolve(work.announcements > before.announcements ? true : undefined));
    const [read, announced] = [work.read - before.read, work.announcements - before.announcements];
    // Some may be told of twice: as they are emptied, and as they are filled.
    assert.ok(read <= 1.3 * NOTES, `${read} files read`);
    assert.ok(announced <= 3, `told ${announced} times`);
  });

  it('reads no note again while words of a framework are edited, and all where its tags change', async () => {
    const { work } = await whenCounted();
    try {
      const { document, position } = await openAtCursor('- 2026-01-02 Brewed the stout #BR|EW/1\n');
      const says = (words: string): Promise<true> =>
        until(`“${words}” in the hover`, async () =>
          (await hoverText(document.uri, position)).includes(words) ? true : undefined,
        );
      await writeBrewing('Boils the wort.', '{ id: "1", name: Follow }');
      await says('Boils the wort');
      await whenCounted();
      const before = work.read;
      await writeBrewing('Cools the wort.', '{ id: "1", name: Follow }');
      await says('Cools the wort');
      await whenCounted();
      assert.equal(work.read, before);
      await writeBrewing('Cools the wort.', '{ id: "1", name: Follow the master }');
      await says('Follow the master');
      await whenCounted();
      assert.ok(work.read > before);
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(brewing());
    }
  });

  it('does not lose, while words of a framework are edited, what only the journal knows of an open note', async () => {
    try {
      const { document, position } = await openAtCursor('- 2026-01-02 Brewed the porter #BR|EW/1\n');
      await writeNote('0 same words.md', document.getText());
      const isTold = (): boolean =>
        vscode.languages.getDiagnostics(document.uri).some(({ code }) => code === 'entry.duplicate');
      for (const statement of ['Boils the wort.', 'Cools the wort.', 'Drinks it.']) {
        await writeBrewing(statement, '{ id: "1", name: Follow }');
        await until(`“${statement}” in the hover`, async () =>
          (await hoverText(document.uri, position)).includes(statement.slice(0, -1)) ? true : undefined,
        );
        await whenCounted();
        // Problems follow a moment behind.
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        await until('the words twice', () => Promise.resolve(isTold() || undefined));
      }
    } finally {
      await closeEditors();
      await removeNote('0 same words.md');
      await vscode.workspace.fs.delete(brewing());
    }
  });

  function brewing(): vscode.Uri {
    return noteUri('.skill-journal/frameworks/brewing.yaml');
  }

  function writeBrewing(statement: string, levels: string): Thenable<void> {
    const text = `format: skill-framework/1\nid: brewing\nname: Brewing\nlevels: [${levels}]\nskills:\n  BREW:\n    name: Brewing beer\n    levels: { 1: ["${statement}"] }\n`;
    return vscode.workspace.fs.writeFile(brewing(), new TextEncoder().encode(text));
  }

  /** Of the first hundred rows, which the tree shows, some may be of other notes. */
  async function showOnly(words: string): Promise<boolean> {
    const level = await findRow('SFIA 9', 'ITOP', '1 ');
    const rows = (await level?.children()) ?? [];
    const boxes = rows.filter(({ label }) => label.includes(' box '));
    return boxes.length > 50 && boxes.every(({ label }) => label.includes(words));
  }
});
