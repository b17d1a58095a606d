import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { whenCounted } from './support/counts.js';

/** `lm` is not there in every host that meets our minimum. */
const { lm } = vscode as { readonly lm?: Partial<typeof vscode.lm> };

describe('language-model tools', () => {
  before(whenCounted);

  it('look up a skill and tally the journal, without what is private', async function () {
    if (lm?.invokeTool === undefined || lm.tools === undefined) return this.skip();
    const names = lm.tools.map(({ name }) => name).filter((name) => name.startsWith('skillJournal_'));
    if (names.length === 0) {
      // The host has the interface, but no models in it, and then lists no tools.
      return this.skip();
    }
    assert.deepEqual(names.sort(), ['skillJournal_lookUpSkill', 'skillJournal_tallyEvidence']);

    const skill = await invoke('skillJournal_lookUpSkill', { skill: 'ITOP' });
    assert.match(skill, /"tag":"#ITOP\/4","level":"4 Enable","evidence":[1-9]/);
    assert.match(skill, /licence keeps the words/);
    assert.doesNotMatch(skill, /Provisioning, deploying, configuring/);

    const tally = await invoke('skillJournal_tallyEvidence', { period: 'all', lines: 100 });
    assert.match(tally, /"place":"daily\/2026-\d\d-\d\d\.md:\d+"/);
    for (const text of await privateTexts()) assert.ok(!tally.includes(text), text);
    assert.match(await invoke('skillJournal_tallyEvidence', { period: 'lately' }), /"error":"Give/);
  });

  async function invoke(name: string, input: object): Promise<string> {
    const result = await lm?.invokeTool?.(name, { input, toolInvocationToken: undefined });
    return (result?.content ?? [])
      .map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
      .join('');
  }
});

/** A few words of each line that is marked as private in the sample journal. */
async function privateTexts(): Promise<readonly string[]> {
  const files = await vscode.workspace.findFiles('**/*.md');
  const notes = await Promise.all(files.map(async (file) => vscode.workspace.fs.readFile(file)));
  const lines = notes.flatMap((note) => new TextDecoder().decode(note).split('\n'));
  const found = lines.flatMap((line) => /#private\S*\s+(.{10,30})/.exec(line)?.[1] ?? []);
  assert.ok(found.length > 0, 'the journal has no private lines');
  return found;
}
