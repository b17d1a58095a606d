import assert from 'node:assert/strict';
import { parseCommand } from '../../../src/cli/arguments.js';
import { Failure } from '../../../src/cli/failure.js';
import type { GapsJson } from '../../../src/core/targets/json.js';
import { buildProgram, makeFolder, removeFolder, runProgram, writeFiles, type Ending } from './program.js';

describe('skill-journal gaps', function () {
  this.timeout(120_000);
  let home = '';
  let folder = '';
  let program: readonly string[] = [];

  before(async () => {
    home = await makeFolder();
    program = [await buildProgram(home)];
  });
  after(() => removeFolder(home));
  beforeEach(async () => (folder = await makeFolder()));
  afterEach(() => removeFolder(folder));

  const gaps = (...args: readonly string[]): Promise<Ending> => runProgram(program, ['gaps', folder, ...args]);
  const profile = '.skill-journal/profile.yaml';

  it('says what is missing for the targets of the folder', async () => {
    await writeFiles(folder, {
      [profile]: 'format: skill-profile/1\ntargets: { INCIDENTS: { level: 3, evidence: 2 } }\n',
      'note.md': '- 2026-01-02 Led it #INCIDENTS/3/1\n- 2026-02-02 Secret #INCIDENTS/3 #private\n',
    });
    const all = await gaps();
    assert.equal(all.status, 0, all.err);
    assert.match(all.out, /^1 of 1 targets met on \d{4}-\d\d-\d\d\.$/m);
    const open = await gaps('--format', 'json', '--no-private');
    const json = JSON.parse(open.out) as GapsJson;
    assert.deepEqual(
      json.targets.map(({ code, state, missing }) => [code, state, missing]),
      [['INCIDENTS', 'open', 1]],
    );
    assert.doesNotMatch(open.out, /Secret/);
  });

  it('reads another profile, and roles beside it', async () => {
    await writeFiles(folder, {
      'mine/me.yaml': 'format: skill-profile/1\naim: lead\nrolesFrom: team.yaml\n',
      'mine/team.yaml': 'format: skill-roles/1\nroles: { lead: { skills: { MENTORING: 4 } } }\n',
    });
    const ending = await runProgram(program, [
      'gaps',
      folder,
      '--profile',
      `${folder}/mine/me.yaml`,
      '--format',
      'json',
    ]);
    assert.equal(ending.err, '');
    const json = JSON.parse(ending.out) as GapsJson;
    assert.deepEqual(
      json.roles.map(({ id, targets }) => [id, targets.map(({ code }) => code)]),
      [['lead', ['MENTORING']]],
    );
  });

  it('does not follow a profile out of the folder', async () => {
    await writeFiles(folder, { [profile]: 'format: skill-profile/1\nrolesFrom: ["../../../etc/passwd", gone.yaml]\n' });
    const ending = await gaps('--format', 'json');
    assert.equal(ending.status, 0);
    const json = JSON.parse(ending.out) as GapsJson;
    assert.deepEqual(
      json.problems.map(({ uri, line, column, message }) => `${uri}:${line}:${column} ${message}`),
      [
        `${profile}:2:13 “../../../etc/passwd” is left out: it lies outside the workspace`,
        `${profile}:2:36 “gone.yaml” is left out: it cannot be read`,
      ],
    );
    assert.match(ending.err, /passwd” is left out/);
  });

  it('has no gaps without a profile', async () => {
    const ending = await gaps();
    assert.equal(ending.status, 0);
    assert.match(ending.out, /^Nothing is aimed at yet/);
  });

  it('fails with one line for a profile that cannot be used', async () => {
    await writeFiles(folder, { [profile]: 'format: skill-profile/1\ntargets: [\n' });
    const ending = await gaps();
    assert.equal(ending.status, 2);
    assert.match(ending.err, /^skill-journal: .*profile\.yaml:\d+:\d+: This is neither YAML nor JSON/);
    assert.equal(ending.err.trim().split('\n').length, 1);
    assert.equal((await gaps('--profile', `${folder}/none.yaml`)).status, 2);
  });

  it('leaves out what is turned off', async () => {
    await writeFiles(folder, { 'note.md': '- 2026-01-02 Led it #INCIDENTS/3/1\n' });
    assert.match((await gaps()).out, /One piece of evidence/);
    assert.doesNotMatch((await gaps('--severity', 'level.single=off')).out, /One piece of evidence/);
  });

  it('knows its options, and no others', () => {
    assert.throws(() => parseCommand(['gaps', 'x', '--from', '2026-01-01']), Failure);
    assert.throws(() => parseCommand(['tally', 'x', '--profile', 'y']), Failure);
    assert.throws(() => parseCommand(['gaps', 'x', '--format', 'sarif']), Failure);
    assert.equal(parseCommand(['gaps', 'x', '--severity', 'level.stale=off']).kind, 'gaps');
  });
});
