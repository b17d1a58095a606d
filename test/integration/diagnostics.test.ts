import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findRow } from './support/counts.js';
import {
  activateExtension,
  cleanUp,
  noteUri,
  openAtCursor,
  removeNote,
  replaceText,
  until,
  writeNote,
} from './support/notes.js';

describe('problems of notes', () => {
  before(activateExtension);
  afterEach(cleanUp);

  it('warn of a level that the skill lacks, at the tag, with a stable code', async () => {
    const { document } = await openAtCursor('One\n- Two #ITOP/6 |\n');
    const [problem] = await problemsOf(document.uri, 1);
    assert.equal(problem?.code, 'tag.undefined-level');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(problem.source, 'Skill Journal');
    assert.equal(document.getText(problem.range), '#ITOP/6');
  });

  it('only inform of an unknown code while just the built-in skill has such codes', async () => {
    const { document } = await openAtCursor('Wrote the plan #PROG/4|\n');
    const [problem] = await problemsOf(document.uri, 1);
    assert.equal(problem?.code, 'tag.unknown-skill');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Information);
  });

  it('follow the text before it is saved', async () => {
    const { document } = await openAtCursor('- Wrote the plan #ITOP/6|\n');
    await problemsOf(document.uri, 1);
    await replaceText(document, '- Wrote the plan #ITOP/5\n');
    assert.deepEqual(await problemsOf(document.uri, 0), []);
  });

  it('have the weight that the setting gives them', async () => {
    const settings = vscode.workspace.getConfiguration('skillJournal');
    await settings.update('problems.severity', { 'tag.undefined-level': 'off' }, vscode.ConfigurationTarget.Workspace);
    try {
      const { document } = await openAtCursor('- One #ITOP/6 and #ITOP/4/99|\n');
      const problems = await problemsOf(document.uri, 1);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['tag.unknown-statement'],
      );
    } finally {
      await settings.update('problems.severity', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('are found in a whole journal without asking for the settings at each note', async () => {
    const folder = 'many to check';
    try {
      for (let i = 0; i < 50; i++)
        await writeNote(`${folder}/${i}.md`, `- 2026-01-02 Checked box ${i} #ITOP/1 #ITOP/6\n`);
      await until('the last note', () => findRow('SFIA 9', 'ITOP', '1 ', 'Checked box 49'));
      const settings = vscode.workspace.getConfiguration('skillJournal');
      await settings.update('problems.severity', {}, vscode.ConfigurationTarget.Workspace);
      const asked = await countQuestions(() => vscode.commands.executeCommand('skillJournal.checkJournal'));
      assert.equal((await problemsOf(noteUri(`${folder}/0.md`), 1)).length, 1);
      assert.ok(asked > 0 && asked < 25, `asked ${asked} times`);
    } finally {
      await vscode.workspace
        .getConfiguration('skillJournal')
        .update('problems.severity', undefined, vscode.ConfigurationTarget.Workspace);
      await removeNote(folder);
    }
  });
});

/** How many times the extension, which has the same API object as its tests, asks the editor for settings. */
async function countQuestions(work: () => Thenable<unknown>): Promise<number> {
  const { workspace } = vscode;
  const { getConfiguration } = workspace;
  let asked = 0;
  workspace.getConfiguration = (...args) => {
    asked += 1;
    return getConfiguration(...args);
  };
  try {
    await work();
  } finally {
    workspace.getConfiguration = getConfiguration;
  }
  return asked;
}

/** Ours, as soon as there are `count` of them. */
async function problemsOf(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  return until(`${count} problems`, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Skill Journal');
    return Promise.resolve(ours.length === count ? ours : undefined);
  });
}
