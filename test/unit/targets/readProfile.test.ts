import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import { readProfile, readRoles } from '../../../src/core/targets/readProfile.js';
import { resolveProfile } from '../../../src/core/targets/resolveProfile.js';
import { library, problemsOf, profileText, uri } from './support.js';

const whole = profileText(`name: Jonna Kask
role: Engineer
enough: { evidence: 2, within: 18 months }
targets:
  RUN: 2
  acme/build: { level: "3", by: Jun 2027, evidence: 5, statements: all }
aim: [senior, { role: Cook, by: 2027 }]
rules:
  - name: Broad
    skills: 2
    level: 2
    framework: acme
    among: [RUN, BUILD]
    including: { skills: 1, level: 3 }
roles:
  senior:
    name: Senior engineer
    enough: { evidence: 4 }
    skills: { RUN: 3 }
  cook:
    name: Cook
    skills: { COOK: { level: 2, within: 1 year } }
`);

describe('a profile', () => {
  it('holds name, role, targets, roles and rules', () => {
    const { file, problems } = readProfile(whole, uri);
    assert.deepEqual(problems, []);
    assert.ok(file);
    const resolved = resolveProfile(file, [], library);
    assert.deepEqual(resolved.problems, []);
    const within = { count: 18, unit: 'month' } as const;
    const usual = { evidence: 2, within, statements: 0 };
    assert.deepEqual(resolved.profile, {
      name: 'Jonna Kask',
      role: 'Engineer',
      enough: usual,
      targets: [
        { framework: 'acme', code: 'RUN', level: '2', by: undefined, enough: usual },
        {
          framework: 'acme',
          code: 'BUILD',
          level: '3',
          by: { text: '2027-06', last: '2027-06-30' },
          enough: { evidence: 5, within, statements: 'all' },
        },
      ],
      rules: [
        {
          name: 'Broad',
          skills: 2,
          level: '2',
          framework: 'acme',
          among: [
            { framework: 'acme', code: 'RUN' },
            { framework: 'acme', code: 'BUILD' },
          ],
          enough: usual,
          including: [{ skills: 1, level: '3' }],
        },
      ],
      aims: [
        {
          id: 'senior',
          name: 'Senior engineer',
          by: undefined,
          targets: [{ framework: 'acme', code: 'RUN', level: '3', by: undefined, enough: { ...usual, evidence: 4 } }],
          rules: [],
        },
        {
          id: 'cook',
          name: 'Cook',
          by: { text: '2027', last: '2027-12-31' },
          targets: [
            {
              framework: 'other',
              code: 'COOK',
              level: '2',
              by: undefined,
              enough: { ...usual, within: { count: 1, unit: 'year' } },
            },
          ],
          rules: [],
        },
      ],
    });
  });

  it('is read from JSON too', () => {
    const { file, problems } = readProfile('{"format": "skill-profile/1", "targets": {"RUN": "2"}}', uri);
    assert.deepEqual(problems, []);
    assert.equal(file?.targets[0]?.level.text, '2');
  });

  it('may hold nothing but its format', () => {
    assert.deepEqual(problemsOf('format: skill-profile/1'), []);
  });

  it('takes roles from shared files, its own first', () => {
    const { file } = readProfile(profileText('aim: [a, b]\nroles: { a: { name: Mine, skills: { RUN: 1 } } }'), uri);
    const team = 'file:///journal/team.yaml';
    const shared = readRoles(
      'format: skill-roles/1\nroles: { a: { skills: { RUN: 3 } }, b: { skills: { NOPE: 3 } } }',
      team,
    );
    assert.ok(file && shared.file);
    assert.deepEqual(shared.problems, []);
    const { profile, problems } = resolveProfile(file, [shared.file], library);
    assert.deepEqual(
      profile.aims.map(({ name, targets }) => [name, targets.map(({ level }) => level)]),
      [
        ['Mine', ['1']],
        ['b', []],
      ],
    );
    assert.deepEqual(
      problems.map(({ code, uri: place }) => [code, place]),
      [['profile.unknown-skill', team]],
    );
  });

  it('has the roles of another profile taken from it', () => {
    const { file, problems } = readRoles(whole, uri);
    assert.deepEqual(problems, []);
    assert.equal(file?.roles.length, 2);
  });

  it('takes a bare code for the first framework that has it', () => {
    const twice = new Library(
      [...library.frameworks].map((framework) => ({ ...framework, skills: [...framework.skills] })),
    );
    const { file } = readProfile(profileText('targets: { COOK: 1, "other/COOK": 2 }'), uri);
    assert.ok(file);
    assert.deepEqual(
      resolveProfile(file, [], twice).problems.map(({ code }) => code),
      ['profile.same-skill'],
    );
  });
});

describe('problems of a profile', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['is no profile', 'targets: { RUN: 2 }', ['1:1 This file has to begin with “format: skill-profile/1”.']],
    ['is of another form', 'format: skill-framework/1', ['1:9 This file has to begin with “format: skill-profile/1”.']],
    ['is a list', '- format: skill-profile/1', ['1:1 This file has to begin with “format: skill-profile/1”.']],
    [
      'has keys that are unknown',
      profileText('target: { RUN: 2 }'),
      [
        '2:1 Unknown key “target”; it is ignored. Known here: $schema, format, name, role, enough, targets, aim, rules, roles, rolesFrom.',
      ],
    ],
    [
      'names a skill that is unknown',
      profileText('targets:\n  NOPE: 2'),
      ['3:3 No loaded framework has a skill “NOPE”; this is left out.'],
    ],
    [
      'names a level that is unknown',
      profileText('targets:\n  RUN: 9'),
      ['3:8 RUN (RUN it) has no level “9”. It has 1, 2, 3.'],
    ],
    [
      'has a target without a level',
      profileText('targets:\n  RUN: { by: 2027 }'),
      ['3:3 “targets.RUN.level” is missing.'],
    ],
    [
      'has a target that is a list',
      profileText('targets:\n  RUN: [2]'),
      ['3:8 “targets.RUN” must be a level, or keys such as level and by.'],
    ],
    [
      'has an empty target',
      profileText('targets:\n  RUN:'),
      ['3:3 “targets.RUN” must be a level, or keys such as level and by.'],
    ],
    [
      'has dates, counts and lengths that are none',
      profileText('targets:\n  RUN: { level: 2, by: soon, evidence: many, within: ages, statements: -1 }'),
      [
        '3:24 “targets.RUN.by” must be a date such as 2027-06-30, 2027-06 or 2027-Q2.',
        '3:40 “targets.RUN.evidence” must be a whole number from 1 to 10000.',
        '3:54 “targets.RUN.within” must be a length of time such as 18 months, 2 years or 90 days.',
        '3:72 “targets.RUN.statements” must be a whole number from 1 to 10000.',
      ],
    ],
    [
      'aims at a role that is unknown',
      profileText('aim: boss'),
      ['2:6 No role “boss” is described here. There are: –.'],
    ],
    [
      'has rules that ask for nothing',
      profileText('rules:\n  - { name: Any }\n  - five'),
      [
        '3:5 “rules[1].skills” is missing.',
        '3:5 “rules[1].level” is missing.',
        '4:5 “rules[2]” must have keys and values of its own.',
      ],
    ],
    [
      'has rules about what is unknown',
      profileText('rules:\n  - { skills: 1, level: 7 }\n  - { skills: 1, level: 1, framework: nope }'),
      [
        '3:25 acme (Acme, Acme) has no level “7”. It has 1, 2, 3.',
        '4:39 No framework “nope” is loaded; this is left out.',
      ],
    ],
  ];
  for (const [name, text, expected] of cases) {
    it(`are told where it ${name}`, () => assert.deepEqual(problemsOf(text), expected));
  }

  it('are told for text that is no YAML, without throwing', () => {
    assert.match(problemsOf('format: skill-profile/1\ntargets: [')[0] ?? '', /^2:\d+ This is neither YAML nor JSON/);
    for (const text of ['', '\0', '---\n---', '%', '- - -', '{', 'format: *x', '? [a]: b'])
      assert.ok(problemsOf(text).length > 0, text);
  });

  it('stop an alias bomb', () => {
    const lines = ['a: &a0 "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"'];
    for (let i = 1; i < 30; i++) lines.push(`a${i}: &a${i} [*a${i - 1}, *a${i - 1}, *a${i - 1}, *a${i - 1}]`);
    const { file, problems } = readProfile(profileText(lines.join('\n')), uri);
    assert.equal(file, undefined);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['profile.alias-growth'],
    );
  });

  it('leave keys such as __proto__ without any power', () => {
    const text = profileText(
      '__proto__: { polluted: yes }\ntargets:\n  __proto__: { level: 1 }\n  constructor: 2\naim: toString',
    );
    assert.deepEqual(problemsOf(text), [
      '2:1 Unknown key “__proto__”; it is ignored. Known here: $schema, format, name, role, enough, targets, aim, rules, roles, rolesFrom.',
      '4:3 No loaded framework has a skill “__proto__”; this is left out.',
      '5:3 No loaded framework has a skill “constructor”; this is left out.',
      '6:6 No role “toString” is described here. There are: –.',
    ]);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('bound what is read', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `  S${i}: 1`).join('\n');
    assert.deepEqual(problemsOf(profileText(`targets:\n${many}`)), [
      '3:3 “targets” has 3000 items; more than 2000 are not read.',
    ]);
    assert.match(problemsOf(profileText(`name: ${'x'.repeat(2_000_001)}`))[0] ?? '', /2\.0 MB/);
  });
});
