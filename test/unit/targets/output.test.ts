import assert from 'node:assert/strict';
import { IndexEvidence } from '../../../src/core/tally/tally.js';
import { analyseGaps } from '../../../src/core/targets/gaps.js';
import { findHints } from '../../../src/core/targets/hints.js';
import { gapsToJson, type GapReport } from '../../../src/core/targets/json.js';
import { readProfile } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { gapsToTable } from '../../../src/core/targets/table.js';
import { Library } from '../../../src/core/framework/library.js';
import { indexOf, library, profileText, today, uri } from './support.js';

function reportOf(profile: string, note: string): GapReport {
  const { file } = readProfile(profileText(profile), uri);
  assert.ok(file);
  const evidence = new IndexEvidence(indexOf(note), library);
  const { profile: resolved, problems } = resolveProfile(file, [], library);
  return {
    gaps: analyseGaps(resolved, library, evidence, today),
    hints: findHints(library, evidence, { today }),
    problems: problems.map((problem) => ({ ...problem, severity: 'warning' })),
    notes: 1,
  };
}

const profile = `name: Jonna
role: Engineer
targets:
  RUN: { level: 2, by: 2027-06, within: 12 months }
  NOPE: 1
aim: senior
roles: { senior: { name: Senior, skills: { BUILD: { level: 1, evidence: 1 } } } }
rules: [{ name: Broad, skills: 1, level: 1, evidence: 1, including: { skills: 1, level: 3 } }]`;
const note = `- 2026-09-01 Swapped a disk #RUN/2/1
- 2024-01-01 Long ago #RUN/2/2
- 2026-10-01 Built it #BUILD/1
- [ ] Plan #RUN/2/2`;

describe('gaps as a table', () => {
  it('has the targets, roles, rules, check-lists and hints', () => {
    assert.equal(
      gapsToTable(reportOf(profile, note), library),
      `Jonna, Engineer: 1 of 2 targets met on 2026-11-25.

Skill  Name    Target  By       State  Evidence  Statements  Planned
RUN    RUN it  2       2027-06  open   1 of 3    1/2         1

Role aimed at: Senior
Skill  Name      Target  By  State  Evidence  Statements  Planned
BUILD  BUILD it  1       -   met    1 of 1    0/1         -

Rules
  [ ] Broad: 1 skill at level 1 or above: 2 (RUN 2, BUILD 1)
      [ ] 1 of them at level 3 or above: 0
          nearest to it: RUN (1 to go), BUILD (1 to go)

RUN RUN it
  2: 2 more pieces of evidence are wanted
    too long ago: 1
    [x] 1 Does thing 1.
    [~] 2 Does thing 2. (too long ago)

BUILD BUILD it
  Next, 2
    [ ] 1 Does thing 1.
    [ ] 2 Does thing 2.

Worth a thought
  One piece of evidence is all there is for BUILD level 1. A second one shows that it was no accident.
`,
    );
  });

  it('says so where nothing is aimed at', () => {
    assert.match(gapsToTable(reportOf('name: A', '# Empty'), library), /^Nothing is aimed at yet/);
  });

  it('lets no text of a profile act on the terminal', () => {
    const table = gapsToTable(reportOf('name: "A\\e[2J\\nB"\ntargets: { RUN: 1 }', '# Empty'), library);
    assert.doesNotMatch(table, /\u001b/);
    assert.match(table.split('\n')[0] ?? '', /^A.*B: 0 of 1/);
  });
});

describe('gaps as JSON', () => {
  it('hold every number with the entries behind it', () => {
    const json = gapsToJson(reportOf(profile, note), library, (address) => address.replace('file:///journal/', ''));
    assert.equal(json.format, 'skill-journal-gaps/1');
    const [target] = json.targets;
    assert.ok(target);
    assert.deepEqual(
      {
        ...target,
        statements: undefined,
        next: undefined,
        entries: target.entries.map(({ uri: place, line, text }) => `${place}:${line} ${text}`),
      },
      {
        framework: 'acme',
        code: 'RUN',
        name: 'RUN it',
        level: { id: '2', name: '2' },
        by: '2027-06',
        state: 'open',
        reached: null,
        enough: { evidence: 3, within: '12 months', statements: 0 },
        evidence: 1,
        old: 1,
        undated: 0,
        planned: 1,
        knowledge: 0,
        missing: 2,
        missingStatements: 0,
        statements: undefined,
        next: undefined,
        entries: ['note0.md:2 Long ago', 'note0.md:1 Swapped a disk', 'note0.md:4 Plan'],
      },
    );
    assert.deepEqual(target.statements[1], {
      number: 2,
      text: 'Does thing 2.',
      state: 'old',
      evidence: 0,
      old: 1,
      planned: 1,
    });
    assert.equal(json.roles[0]?.targets[0]?.state, 'met');
    const [deep] = json.rules[0]?.including ?? [];
    assert.deepEqual([deep?.met, deep?.wanted, deep?.level, deep?.skills], [false, 1, '3', []]);
    assert.deepEqual(
      deep?.short.map(({ code, level, reached, missing }) => [code, level.id, reached?.id, missing]),
      [
        ['RUN', '3', '2', 1],
        ['BUILD', '3', '1', 1],
      ],
    );
    assert.deepEqual(
      json.problems.map(({ code, uri: place, line }) => `${place}:${line} ${code}`),
      ['.skill-journal/profile.yaml:6 profile.unknown-skill'],
    );
    // Nothing is lost on the way through text.
    assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
  });

  it('keeps back the words of a framework that may not be passed on', () => {
    const closed = new Library(
      library.frameworks.map((framework) => ({
        ...framework,
        licence: { name: 'Closed', url: undefined, notice: 'All rights reserved.', redistributable: false },
      })),
    );
    const report = reportOf(profile, note);
    assert.doesNotMatch(JSON.stringify(gapsToJson(report, closed, String)), /Does thing/);
    assert.match(gapsToTable(report, closed), /Acme: All rights reserved\./);
  });
});
