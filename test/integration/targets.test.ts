import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../src/core/framework/library.js';
import { english } from '../../src/core/messages/translate.js';
import type { JournalEvidence } from '../../src/vscode/evidence.js';
import type { Journal } from '../../src/vscode/notes/journal.js';
import { Profiles } from '../../src/vscode/profiles.js';
import { Config } from '../../src/vscode/support/config.js';
import { readYaml, type YamlKind, type YamlReading } from '../../src/worker/readYaml.js';
import { whenCounted } from './support/counts.js';
import {
  cleanUp,
  closeEditors,
  hoverText,
  noteUri,
  openAtCursor,
  removeNote,
  replaceText,
  until,
  writeNote,
} from './support/notes.js';

const path = '.skill-journal/profile.yaml';
const profile = `format: skill-profile/1
targets:
  # why: the outage
  ITOP: { level: 5, evidence: 777 } # mine
`;
const skill = { framework: 'sfia-9', code: 'ITOP' };

describe('targets', () => {
  before(whenCounted);
  let sample: string | undefined;

  before(async () => {
    sample = await readIfThere(path);
  });
  beforeEach(() => write(path, profile));
  afterEach(async () => {
    await closeEditors();
    await removeNote('.skill-journal/team.skill-roles.yaml');
    await cleanUp();
  });
  after(async () => {
    await closeEditors();
    if (sample === undefined) await removeNote(path);
    else await write(path, sample);
  });

  it('are set in the profile, as an edit that can be undone', async () => {
    await hovers('#ITOP/|5', /of 777 pieces/);
    await setTarget({ ...skill, level: '4', by: '2031-06' });
    const changed = profile.replace('level: 5', 'level: 4, by: 2031-06');
    await until('the target on the disk', async () => ((await readIfThere(path)) === changed ? true : undefined));
    await hovers('#ITOP/|5', /Target: level 4/);
    const document = await vscode.workspace.openTextDocument(noteUri(path));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), profile);
    await hovers('#ITOP/|5', /of 777 pieces/);
  });

  it('are there for who waits, though the profile begins to be read once more meanwhile', async () => {
    const config = new Config();
    const log = { info: (): void => undefined, warn: (): void => undefined, error: (): void => undefined };
    let asked = 0;
    const reader = {
      async readYaml<Kind extends YamlKind>(kind: Kind, text: string, uri: string): Promise<YamlReading<Kind>> {
        // The second reading is still under way when the first ends, for nothing.
        if (++asked === 2) await new Promise((resolve) => setTimeout(resolve, 500));
        return readYaml(kind, text, uri);
      },
    };
    const frameworks = {
      library: new Library([]),
      whenLoaded: (): Promise<void> => Promise.resolve(),
      onDidChange: new vscode.EventEmitter<void>().event,
    };
    // Of these nothing is asked while a profile is read.
    const [evidence, journal] = [{} as JournalEvidence, {} as Journal];
    const profiles = new Profiles({ t: english, frameworks, evidence, journal, config, reader, log });
    try {
      const inForce = (): string | undefined => profiles.uri?.path;
      const waiting = profiles.whenLoaded();
      const again = profiles.load();
      assert.equal(inForce(), undefined);
      await waiting;
      assert.equal(inForce(), noteUri(path).path);
      await again;
      // Looked at again, as when the window gets the focus, it is told of only where a word is another.
      let changes = 0;
      const told = (): number => changes;
      const subscription = profiles.onDidChange(() => changes++);
      await profiles.load();
      assert.equal(told(), 0);
      await write(path, profile.replace('777', '778'));
      await profiles.load();
      assert.ok(told() > 0);
      subscription.dispose();
    } finally {
      profiles.dispose();
      config.dispose();
    }
  });

  it('make a profile where there is none', async () => {
    await closeEditors();
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(noteUri(path));
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await hovers('#ITOP/|5', /^(?![\s\S]*Target)/);
    await setTarget({ ...skill, level: '5', by: '' });
    await until('a profile', async () =>
      (await readIfThere(path)) === 'format: skill-profile/1\ntargets:\n  ITOP: 5\n' ? true : undefined,
    );
    await hovers('#ITOP/|5', /Target/);
  });

  it('stay in force as they last were while the profile is broken, with an error at the line', async () => {
    const { document, position } = await hovers('#ITOP/|5', /of 777 pieces/);
    const file = await vscode.workspace.openTextDocument(noteUri(path));
    await vscode.window.showTextDocument(file);
    await replaceText(file, `${profile}rules: [\n`);
    const [error] = await problems(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.equal(error?.code, 'profile.syntax');
    assert.ok(error.range.start.line >= 4);
    assert.match(await hoverText(document.uri, position), /of 777 pieces/);
    // Nothing is written into a file that cannot be read.
    await setTarget({ ...skill, level: '4', by: '' });
    assert.equal(file.getText(), `${profile}rules: [\n`);
    await replaceText(file, profile.replace('777', '888'));
    await shows(document, position, /of 888 pieces/);
    assert.deepEqual(vscode.languages.getDiagnostics(noteUri(path)), []);
  });

  it('for skills that no framework has are problems', async () => {
    await write(path, `${profile}  NOPE: 3\n  INCIDENTS: 9\n`);
    const found = await problems(({ code }) => code === 'profile.undefined-level');
    assert.equal(found.length, 1);
    const all = vscode.languages.getDiagnostics(noteUri(path));
    assert.deepEqual(
      all.map(({ code, severity, range: { start } }) => [code, severity, start.line, start.character]),
      [
        ['profile.unknown-skill', vscode.DiagnosticSeverity.Warning, 4, 2],
        ['profile.undefined-level', vscode.DiagnosticSeverity.Warning, 5, 13],
      ],
    );
    // The rest is in force.
    await hovers('#ITOP/|5', /of 777 pieces/);
  });

  it('come with the roles of a shared file, live, and from nowhere else', async () => {
    const team = '.skill-journal/team.skill-roles.yaml';
    const roles = (evidence: number): string =>
      `format: skill-roles/1\nroles: { lead: { skills: { MENTORING: { level: 4, evidence: ${evidence} } } } }\n`;
    await write(team, roles(555));
    await write(path, `${profile}aim: lead\nrolesFrom: [team.skill-roles.yaml, ../../outside.yaml]\n`);
    const { document, position } = await hovers('#MENTORING/|4', /of 555 pieces/);
    const [refused] = await problems(({ code }) => code === 'profile.roles-file');
    // The workspace of the web host is a whole file system, outside of which there is nothing.
    assert.match(refused?.message ?? '', vscode.env.appHost === 'web' ? /is left out/ : /outside the workspace/);
    await write(team, roles(666));
    await shows(document, position, /of 666 pieces/);
  });

  it('are completed in the profile', async () => {
    const file = await vscode.workspace.openTextDocument(noteUri(path));
    await vscode.window.showTextDocument(file);
    await replaceText(file, 'format: skill-profile/1\ntargets:\n  ITOP: \n');
    const labels = await until('levels', async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        file.uri,
        new vscode.Position(2, 8),
      );
      const found = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return found.includes('5') ? found : undefined;
    });
    assert.deepEqual(
      labels.filter((label) => /^\d$/.test(label)),
      ['1', '2', '3', '4', '5'],
    );
  });

  async function hovers(
    tag: string,
    words: RegExp,
  ): Promise<{ readonly document: vscode.TextDocument; readonly position: vscode.Position }> {
    const place = await openAtCursor(`Did it ${tag}\n`);
    await shows(place.document, place.position, words);
    return place;
  }
});

async function shows(document: vscode.TextDocument, position: vscode.Position, words: RegExp): Promise<void> {
  await until(`a hover with ${String(words)}`, async () => {
    const text = await hoverText(document.uri, position);
    return text !== '' && words.test(text) ? true : undefined;
  });
}

function problems(wanted: (diagnostic: vscode.Diagnostic) => boolean): Promise<readonly vscode.Diagnostic[]> {
  return until('a problem of the profile', () => {
    const found = vscode.languages.getDiagnostics(noteUri(path)).filter(wanted);
    return Promise.resolve(found.length > 0 ? found : undefined);
  });
}

/** Messages stay open until they are answered: nobody waits for them. */
function setTarget(argument: object): Thenable<unknown> {
  return vscode.commands.executeCommand('skillJournal.setTarget', argument);
}

async function write(name: string, text: string): Promise<void> {
  await writeNote(name, text);
  // A document that is open still may show what was there before; the profile is read as it is on the screen.
  await until(`${name} as it was written`, async () => {
    const document = await vscode.workspace.openTextDocument(noteUri(name));
    return document.getText() === text ? true : undefined;
  });
}

async function readIfThere(name: string): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(noteUri(name)));
  } catch {
    return undefined;
  }
}
