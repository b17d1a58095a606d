import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';
import {
  cleanUp,
  closeEditors,
  hoverText,
  noteUri,
  openAtCursor,
  removeFrameworks,
  removeNote,
  until,
  writeNote,
} from './support/notes.js';

const ladder = (id: string, statement: string): string => `format: skill-framework/1
id: ${id}
name: Ladder ${id}
levels:
  - { id: "1", name: Learner }
skills:
  BREW:
    name: Brewing
    levels:
      1: ["${statement}"]
`;

describe('importing a framework', () => {
  before(whenCounted);

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await closeEditors();
    await removeFrameworks();
    await removeNote('incoming');
    await cleanUp();
  });

  it('shows a preview, keeps it in the workspace, and its tags are known at once', async () => {
    const file = await writeNote('incoming/anything.dat', ladder('brewers', 'Brews a pot.'));
    void vscode.commands.executeCommand('skillJournal.importFramework', file);
    const preview = await until('the preview', () =>
      Promise.resolve(vscode.window.activeTextEditor?.document.uri.scheme === 'skill-journal-report' || undefined),
    );
    assert.ok(preview);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /Ladder brewers: 1 skill, 1 level/);
    await accept(noteUri('.skill-journal/frameworks/brewers.yaml'));
    const { document, position } = await openAtCursor('Made breakfast #BREW/|1\n');
    await shows(document, position, /Brews a pot/);
  });

  it('tells two frameworks with one code apart by their ids', async () => {
    for (const id of ['first', 'second']) {
      const file = await writeNote(`incoming/${id}.txt`, ladder(id, `Brews as the ${id} says.`));
      void vscode.commands.executeCommand('skillJournal.importFramework', file);
      await accept(noteUri(`.skill-journal/frameworks/${id}.yaml`));
    }
    for (const [tag, words] of [
      ['#BREW/|1', /as the first says/],
      ['#first/BREW/|1', /as the first says/],
      ['#second/BREW/|1', /as the second says/],
    ] as const) {
      const { document, position } = await openAtCursor(`Made breakfast ${tag}\n`);
      await shows(document, position, words);
    }
  });

  it('keeps one whose id is a path in the folder of frameworks all the same', async () => {
    const file = await writeNote('incoming/anything.dat', ladder('"../../../outside"', 'Brews elsewhere.'));
    void vscode.commands.executeCommand('skillJournal.importFramework', file);
    await accept(noteUri('.skill-journal/frameworks/outside.yaml'));
    const folders = ['.skill-journal/', '', '../'].map((folder) => noteUri(`${folder}outside.yaml`));
    for (const uri of folders) await assert.rejects(async () => vscode.workspace.fs.stat(uri), uri.path);
  });

  it('does not keep what the user goes away from', async () => {
    const file = await writeNote('incoming/anything.dat', ladder('gone', 'Brews nothing.'));
    const done = vscode.commands.executeCommand('skillJournal.importFramework', file);
    await until('the preview', () =>
      Promise.resolve(vscode.window.activeTextEditor?.document.uri.scheme === 'skill-journal-report' || undefined),
    );
    await until('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([done.then(() => true), new Promise<undefined>((settle) => setTimeout(settle, 200))]);
    });
    await assert.rejects(async () => vscode.workspace.fs.stat(noteUri('.skill-journal/frameworks/gone.yaml')));
  });

  it('writes a starter whose tags work, and never over another', async () => {
    for (const name of ['our-ladder', 'our-ladder-2']) {
      await vscode.commands.executeCommand('skillJournal.newFramework', 'Our ladder');
      assert.equal(
        vscode.window.activeTextEditor?.document.uri.path,
        noteUri(`.skill-journal/frameworks/${name}.yaml`).path,
      );
    }
    const { document, position } = await openAtCursor('Answered #our-ladder/SUPPORT/|1\n');
    await shows(document, position, /Answers the questions that the handbook answers/);
  });

  /** Chooses the first answer of the quick pick that is open, or about to be, until the file is there. */
  async function accept(uri: vscode.Uri): Promise<void> {
    await until(uri.path, async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      try {
        return await vscode.workspace.fs.stat(uri);
      } catch {
        return undefined;
      }
    });
  }

  async function shows(document: vscode.TextDocument, position: vscode.Position, words: RegExp): Promise<void> {
    await until(`a hover with ${String(words)}`, async () =>
      words.test(await hoverText(document.uri, position)) ? true : undefined,
    );
  }
});
