import assert from 'node:assert/strict';
import { newProfile, presentTarget, setTarget } from '../../../src/core/targets/setTarget.js';
import { library, profileText } from './support.js';

const set = (text: string, code: string, level?: string, by?: string): string | undefined =>
  setTarget(text, { framework: code === 'COOK' ? 'other' : 'acme', code, level, by }, library);

describe('setting a target', () => {
  const cases: readonly (readonly [string, string, readonly [string, string?, string?], string])[] = [
    [
      'makes a list of targets in a new profile',
      newProfile,
      ['RUN', '2'],
      'format: skill-profile/1\ntargets:\n  RUN: 2\n',
    ],
    [
      'writes a day beside the level',
      newProfile,
      ['RUN', '2', '2027-06'],
      'format: skill-profile/1\ntargets:\n  RUN: { level: 2, by: 2027-06 }\n',
    ],
    [
      'comes last in a list, before what follows it',
      profileText('targets:\n    # why: the outage\n    RUN: 2 # soon\n\n# --- rules ---\nrules: []\n'),
      ['BUILD', '3'],
      profileText('targets:\n    # why: the outage\n    RUN: 2 # soon\n    BUILD: 3\n\n# --- rules ---\nrules: []\n'),
    ],
    [
      'changes a level and nothing else',
      profileText('targets:\n  RUN:   2   # soon\n  BUILD: 1\n'),
      ['RUN', '3'],
      profileText('targets:\n  RUN:   3   # soon\n  BUILD: 1\n'),
    ],
    [
      'finds the skill in another spelling',
      profileText('targets:\n  acme/run: "2"\n'),
      ['RUN', '3', '2027'],
      profileText('targets:\n  acme/run: { level: 3, by: 2027 }\n'),
    ],
    [
      'keeps what else a target says',
      profileText('targets:\n  RUN: { level: 1, evidence: 5 } # mine\n'),
      ['RUN', '2', '2027-Q2'],
      profileText('targets:\n  RUN: { level: 2, by: 2027-Q2, evidence: 5 } # mine\n'),
    ],
    [
      'changes a day',
      profileText('targets:\n  RUN:\n    level: 1\n    by: 2027-01 # hm\n    evidence: 5\n'),
      ['RUN', '2', '2028'],
      profileText('targets:\n  RUN:\n    level: 2\n    by: 2028 # hm\n    evidence: 5\n'),
    ],
    [
      'takes a day away',
      profileText('targets:\n  RUN:\n    level: 1\n    by: 2027-01\n    evidence: 5\n'),
      ['RUN', '2'],
      profileText('targets:\n  RUN:\n    level: 2\n    evidence: 5\n'),
    ],
    [
      'takes a day away from a target in one line',
      profileText('# mine\ntargets:\n  RUN: { level: 1, by: 2027-01, evidence: 5 }\n'),
      ['RUN', '2'],
      profileText('# mine\ntargets:\n  RUN: { level: 2, evidence: 5 }\n'),
    ],
    [
      'adds a day in a block',
      profileText('targets:\n  RUN:\n    level: 1\n    evidence: 5\n'),
      ['RUN', '2', '2028'],
      profileText('targets:\n  RUN:\n    level: 2\n    by: 2028\n    evidence: 5\n'),
    ],
    [
      'joins a list in one line',
      profileText('targets: { RUN: 2 }\n'),
      ['BUILD', '3', '2027'],
      profileText('targets: { RUN: 2 , BUILD: { level: 3, by: 2027 }}\n'),
    ],
    [
      'fills an empty list',
      profileText('targets: {}\nname: A\n'),
      ['RUN', '2'],
      profileText('targets: {RUN: 2}\nname: A\n'),
    ],
    [
      'fills a key without a value',
      profileText('targets: # none yet\nname: A\n'),
      ['RUN', '2'],
      profileText('targets: # none yet\n  RUN: 2\nname: A\n'),
    ],
    [
      'takes a target out',
      profileText('targets:\n  RUN: 2 # soon\n  BUILD: 1\n'),
      ['RUN'],
      profileText('targets:\n  BUILD: 1\n'),
    ],
    [
      'takes the last target out',
      profileText('targets:\n  RUN:\n    level: 2\n    by: 2027\nname: A\n'),
      ['RUN'],
      profileText('targets:\nname: A\n'),
    ],
    [
      'keeps Windows line ends and a byte order mark',
      '\uFEFFformat: skill-profile/1\r\ntargets:\r\n  RUN: 2\r\n',
      ['COOK', '1'],
      '\uFEFFformat: skill-profile/1\r\ntargets:\r\n  RUN: 2\r\n  COOK: 1\r\n',
    ],
    [
      'ends a last line that has no end',
      'format: skill-profile/1',
      ['RUN', '2'],
      'format: skill-profile/1\ntargets:\n  RUN: 2\n',
    ],
    [
      'works in JSON',
      '{ "format": "skill-profile/1", "targets": { "RUN": "2" } }\n',
      ['RUN', '3'],
      '{ "format": "skill-profile/1", "targets": { "RUN": 3 } }\n',
    ],
  ];
  for (const [name, text, [code, level, by], expected] of cases) {
    it(name, () => assert.equal(set(text, code, level, by), expected));
  }

  it('leaves a file alone that is no profile', () => {
    for (const text of ['', 'targets: [', 'format: skill-framework/1\n', 'format: skill-profile/1\n---\na: b']) {
      assert.equal(set(text, 'RUN', '2'), undefined, text);
    }
  });

  it('leaves a file alone in which there is no place for it', () => {
    assert.equal(set(profileText('targets: soon\n'), 'RUN', '2'), undefined);
  });

  it('knows what is there', () => {
    const text = profileText('targets: { acme/RUN: { level: "2", by: Jun 2027 } }');
    assert.deepEqual(presentTarget(text, { framework: 'acme', code: 'RUN' }, library), {
      framework: 'acme',
      code: 'RUN',
      level: '2',
      by: '2027-06',
    });
    assert.equal(presentTarget(text, { framework: 'acme', code: 'BUILD' }, library), undefined);
    assert.equal(presentTarget('{', { framework: 'acme', code: 'RUN' }, library), undefined);
  });
});
