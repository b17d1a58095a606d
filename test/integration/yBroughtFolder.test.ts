import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import { cleanUp, hoverText, noteUri, openAtCursor, until, writeNote } from './support/notes.js';

const framework = `format: skill-framework/1
id: bakery
name: Bakery
levels: [{ id: "1", name: Learner }]
skills:
  BAKE:
    name: Baking
    levels: { 1: ["Bakes a loaf that others eat."] }
`;

/**
 * As by another branch of a repository or a copy. The editor's watcher tells of the folder alone, and may tell of nothing in it
 * from then on: the files run by their names, and these tests come behind all that need the folder.
 */
describe("a folder of the journal's own that comes and goes as a whole", () => {
  before(whenCounted);
  afterEach(cleanUp);

  it('brings frameworks, and takes them away', async () => {
    await writeNote('brought/bakery.yaml', framework);
    const says = await hover('Baked #BAKE/|1\n');
    fs.renameSync(path('brought'), path('.skill-journal/frameworks'));
    try {
      await says(/Bakes a loaf/);
    } finally {
      fs.renameSync(path('.skill-journal/frameworks'), path('brought'));
    }
    await says(/^(?![^]*Bakes a loaf)/);
    fs.rmSync(path('brought'), { recursive: true });
  });

  it('brings the profile, and takes it away, open as it may be', async () => {
    await vscode.workspace.openTextDocument(noteUri('.skill-journal/profile.yaml'));
    const says = await hover('Moved disks #ITOP/|5\n');
    await says(/Target/);
    fs.renameSync(path('.skill-journal'), path('taken'));
    try {
      await says(/^(?![^]*Target)/);
    } finally {
      fs.renameSync(path('taken'), path('.skill-journal'));
    }
    await says(/Target/);
  });

  it('has what comes into its folders a moment after it was made', async () => {
    const says = await hover('Baked #BAKE/|1\n');
    fs.renameSync(path('.skill-journal'), path('taken'));
    try {
      // In one of these, at least, the watcher comes too late.
      for (const loaf of ['wheat', 'rye', 'oats', 'spelt']) {
        fs.mkdirSync(path('.skill-journal/frameworks'), { recursive: true });
        await new Promise((resolve) => setTimeout(resolve, 700));
        fs.writeFileSync(
          path(`.skill-journal/frameworks/${loaf}.yaml`),
          framework.replace('a loaf', `a loaf of ${loaf}`),
        );
        await says(new RegExp(`Bakes a loaf of ${loaf}`));
        fs.rmSync(path('.skill-journal'), { recursive: true });
        await says(/^(?![^]*Bakes a loaf)/);
      }
    } finally {
      fs.rmSync(path('.skill-journal'), { recursive: true, force: true });
      fs.renameSync(path('taken'), path('.skill-journal'));
    }
  });

  async function hover(note: string): Promise<(words: RegExp) => Promise<unknown>> {
    const { document, position } = await openAtCursor(note);
    return (words) =>
      until(`a hover like ${String(words)}`, async () =>
        words.test(await hoverText(document.uri, position)) ? true : undefined,
      );
  }

  function path(name: string): string {
    return noteUri(name).fsPath;
  }
});
