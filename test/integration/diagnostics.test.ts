import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, cleanUp, openAtCursor, replaceText, until } from './support/notes.js';

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
});

/** Ours, as soon as there are `count` of them. */
async function problemsOf(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
  return until(`${count} problems`, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Skill Journal');
    return Promise.resolve(ours.length === count ? ours : undefined);
  });
}
