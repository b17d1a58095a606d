import assert from 'node:assert/strict';
import { Library } from '../../../src/core/framework/library.js';
import type { SkillRef } from '../../../src/core/framework/model.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { IndexEvidence, tallyJournal } from '../../../src/core/tally/tally.js';
import type { GapAnalysis, StatementGap, TargetGap } from '../../../src/core/targets/gapModel.js';
import { allTargets, analyseGaps, evidenceOf } from '../../../src/core/targets/gaps.js';
import { emptyProfile } from '../../../src/core/targets/model.js';
import { frameworkText, readSound } from '../framework/support.js';
import { gapsOf, indexOf, library, today } from './support.js';

const only = (gaps: GapAnalysis): TargetGap => {
  assert.equal(gaps.targets.length, 1);
  const [gap] = gaps.targets;
  assert.ok(gap);
  return gap;
};
const states = (statements: readonly StatementGap[] | undefined): readonly string[] =>
  (statements ?? []).map(({ number, state }) => `${number} ${state}`);

describe('the gap to a target', () => {
  it('is everything where there is no evidence at all', () => {
    const gap = only(gapsOf('targets: { RUN: { level: 2, by: 2027-06 } }'));
    assert.equal(gap.state, 'open');
    assert.equal(gap.name, 'RUN it');
    assert.deepEqual(gap.level, { id: '2', name: '2' });
    assert.equal(gap.reached, undefined);
    assert.equal(gap.missing, 3);
    assert.deepEqual(states(gap.statements), ['1 missing', '2 missing']);
    // The way up begins at the lowest level.
    assert.deepEqual(gap.next?.level.id, '1');
  });

  it('closes with enough evidence at the level', () => {
    const lines = ['- 2026-01-02 One #RUN/2/1', '- 2026-02-02 Two #RUN/2', '- 2026-03-02 Three #RUN/2'];
    const profile = 'targets: { RUN: 2 }';
    const open = only(gapsOf(profile, lines.slice(0, 2).join('\n')));
    assert.deepEqual([open.state, open.evidence.length, open.missing], ['open', 2, 1]);
    const met = only(gapsOf(profile, lines.join('\n')));
    assert.deepEqual([met.state, met.evidence.length, met.missing], ['met', 3, 0]);
    assert.deepEqual(met.reached, { id: '2', name: '2' });
    assert.deepEqual(states(met.statements), ['1 shown', '2 missing']);
    assert.equal(met.next?.level.id, '3');
    assert.deepEqual(states(met.next.statements), ['1 missing', '2 missing', '3 missing']);
  });

  it('is closed by a level above', () => {
    const gap = only(gapsOf('targets: { RUN: { level: 2, evidence: 1 } }', '- 2026-01-02 One #RUN/3'));
    assert.deepEqual([gap.state, gap.reached?.id, gap.evidence.length], ['met', '3', 0]);
    assert.equal(gap.next, undefined);
  });

  it('may ask for statements, all or some', () => {
    const note = '- 2026-01-02 One #RUN/2/1';
    const some = only(gapsOf('targets: { RUN: { level: 2, evidence: 1, statements: 1 } }', note));
    assert.deepEqual([some.state, some.missingStatements], ['met', 0]);
    const all = only(gapsOf('targets: { RUN: { level: 2, evidence: 1, statements: all } }', note));
    assert.deepEqual([all.state, all.missingStatements], ['open', 1]);
    // A level cannot be asked for more statements than it has.
    const more = only(
      gapsOf('targets: { RUN: { level: 2, evidence: 1, statements: 50 } }', `${note}\n- 2026-01-03 Two #RUN/2/2`),
    );
    assert.deepEqual([more.state, more.missingStatements], ['met', 0]);
  });

  it('keeps apart what is old, undated, planned and knowledge', () => {
    const gap = only(
      gapsOf(
        'targets: { RUN: { level: 3, within: 12 months, evidence: 2 } }',
        [
          '- 2025-11-25 A day too old #RUN/3/1',
          '- 2025-11-26 Just recent #RUN/3/2',
          '- No date at all #RUN/3/1',
          '- [ ] To do 📅 2027-01-01 #RUN/3/3',
          '- 2026-03-01 A course #RUN/3 #knowledge',
        ].join('\n'),
      ),
    );
    assert.deepEqual(
      [gap.evidence, gap.old, gap.undated, gap.planned, gap.knowledge].map((list) =>
        list.map(({ text }) => text.slice(0, 6)),
      ),
      [['Just r'], ['A day '], ['No dat'], ['To do'], ['A cour']],
    );
    assert.deepEqual([gap.state, gap.missing], ['open', 1]);
    assert.deepEqual(states(gap.statements), ['1 old', '2 shown', '3 planned']);
  });

  it('counts evidence dated in the future, as the tally does', () => {
    const gap = only(
      gapsOf('targets: { RUN: { level: 1, evidence: 1, within: 1 month } }', '- 2031-01-01 Time travel #RUN/1'),
    );
    assert.equal(gap.state, 'met');
  });

  it('is overdue on the day after its last', () => {
    assert.equal(only(gapsOf('targets: { RUN: { level: 1, by: 2026-11 } }')).state, 'open');
    assert.equal(only(gapsOf('targets: { RUN: { level: 1, by: 2026-11-24 } }')).state, 'overdue');
    const met = gapsOf('targets: { RUN: { level: 1, by: 2020, evidence: 1 } }', '- 2026-01-02 One #RUN/1');
    assert.equal(only(met).state, 'met');
  });
});

describe('roles aimed at', () => {
  const roles = 'roles: { senior: { name: Senior, skills: { RUN: 2, BUILD: { level: 1, by: 2027-01 } } } }';

  it('ask for their skills, by the day of the aim', () => {
    const gaps = gapsOf(`aim: { role: senior, by: 2027-12 }\n${roles}`, '- 2026-01-02 One #RUN/2');
    const [aim] = gaps.aims;
    assert.ok(aim);
    assert.equal(aim.name, 'Senior');
    assert.deepEqual(
      aim.targets.map(({ code, level, by, missing }) => [code, level.id, by?.text, missing]),
      [
        ['RUN', '2', '2027-12', 2],
        ['BUILD', '1', '2027-01', 3],
      ],
    );
  });

  it('do not repeat an own target of the same level', () => {
    const gaps = gapsOf(`targets: { RUN: { level: 2, evidence: 9 } }\naim: senior\n${roles}`);
    assert.deepEqual(
      allTargets(gaps).map(({ code, enough }) => [code, enough.evidence]),
      [
        ['RUN', 9],
        ['BUILD', 3],
      ],
    );
  });
});

describe('rules', () => {
  const notes = [
    '- 2026-01-02 a #RUN/3',
    '- 2026-01-02 b #BUILD/2',
    '- 2026-01-02 c #TEACH/1',
    '- 2026-01-02 d #COOK/2',
  ];
  const check = (rule: string): string => {
    const [result] = gapsOf(`enough: { evidence: 1 }\nrules: [${rule}]`, ...notes).rules;
    assert.ok(result);
    const parts = result.including.map(
      ({ met, skills }) => `${met ? '+' : '-'} ${skills.map(({ code }) => code).join(' ')}`,
    );
    const skills = result.skills.map(({ code, reached }) => `${code}/${reached.id}`).join(' ');
    return [`${result.met ? 'met' : 'not met'}: ${skills}`, ...parts].join('; ');
  };

  it('count the skills at a level or above, each in its own framework', () => {
    assert.equal(check('{ skills: 3, level: 2 }'), 'met: RUN/3 BUILD/2 COOK/2');
    assert.equal(check('{ skills: 4, level: 2 }'), 'not met: RUN/3 BUILD/2 COOK/2');
    assert.equal(check('{ skills: 1, level: 3 }'), 'met: RUN/3');
  });

  it('can be about one framework, or some skills', () => {
    assert.equal(check('{ skills: 2, level: 2, framework: acme }'), 'met: RUN/3 BUILD/2');
    assert.equal(check('{ skills: 2, level: 1, among: [TEACH, COOK] }'), 'met: TEACH/1 COOK/2');
  });

  it('hold only with all that they include', () => {
    assert.equal(
      check('{ skills: 2, level: 2, including: { skills: 1, level: 3 } }'),
      'met: RUN/3 BUILD/2 COOK/2; + RUN',
    );
    assert.equal(
      check('{ skills: 2, level: 2, including: [{ skills: 2, level: 3 }] }'),
      'not met: RUN/3 BUILD/2 COOK/2; - RUN',
    );
  });

  it('say which skills are nearest where they do not hold, and what each lacks', () => {
    const shortOf = (rule: string): readonly string[] => {
      const [result] = gapsOf(`rules: [${rule}]`, ...notes).rules;
      assert.ok(result);
      return result.short.map(
        ({ code, level, reached, missing, missingStatements }) =>
          `${code}/${level.id}, at ${reached?.id ?? 'none'}: ${missing} + ${missingStatements}`,
      );
    };
    assert.deepEqual(shortOf('{ skills: 4, level: 2, evidence: 1 }'), ['TEACH/2, at 1: 1 + 0']);
    assert.deepEqual(shortOf('{ skills: 3, level: 2, evidence: 1 }'), []);
    assert.deepEqual(shortOf('{ skills: 1, level: 3, evidence: 1, statements: all, among: [TEACH, BUILD] }'), [
      'TEACH/3, at none: 1 + 3',
      'BUILD/3, at none: 1 + 3',
    ]);
  });

  it('can ask for more evidence than the profile', () => {
    assert.equal(check('{ skills: 1, level: 1, evidence: 2 }'), 'not met: ');
  });
});

describe('the gap analysis', () => {
  it('says nothing for an empty profile', () => {
    const gaps = analyseGaps(emptyProfile, library, new IndexEvidence(indexOf(), library), today);
    assert.deepEqual(gaps, { today, name: undefined, role: undefined, targets: [], aims: [], rules: [] });
  });

  it('takes the counts of a period', () => {
    const index = indexOf('- 2026-01-02 Old #RUN/1\n- 2026-10-02 New #RUN/1\n- 2026-10-03 Secret #RUN/1 #private');
    const profile = {
      ...emptyProfile,
      targets: [{ framework: 'acme', code: 'RUN', level: '1', by: undefined, enough: emptyProfile.enough }],
    };
    const tally = tallyJournal(index, library, {
      period: { from: '2026-10-01', to: undefined },
      includePrivate: false,
    });
    const gap = only(analyseGaps(profile, library, evidenceOf(tally), today));
    assert.deepEqual(
      gap.evidence.map(({ text }) => text),
      ['New'],
    );
  });

  it('leaves out a target whose skill the library no longer has', () => {
    const profile = {
      ...emptyProfile,
      targets: [{ framework: 'acme', code: 'GONE', level: '1', by: undefined, enough: emptyProfile.enough }],
    };
    assert.deepEqual(analyseGaps(profile, library, evidenceOf({ skills: [] }), today).targets, []);
  });

  it('looks at each of 500 skills a bounded number of times', () => {
    const codes = Array.from({ length: 500 }, (_, i) => `S${i}`);
    const skills = codes.map(
      (code) => `  ${code}: { name: ${code}, levels: { 1: ["Does."], 2: ["Leads."], 3: ["Sets."] } }`,
    );
    const many = new Library([readSound(frameworkText(skills.join('\n')))]);
    const enough = { ...emptyProfile.enough, evidence: 1 };
    const rule = {
      name: undefined,
      skills: 100,
      level: '2',
      framework: undefined,
      among: undefined,
      enough,
      including: [],
    };
    const targets = codes.map((code) => ({ framework: 'acme', code, level: '2', by: undefined, enough }));
    const index = new JournalIndex();
    const note = codes.map((code, i) => (i % 2 === 0 ? `- 2026-01-02 a #${code}/2\n` : '')).join('');
    index.set(readNote('file:///note.md', note, { library: many, markers: defaultMarkers, today }));
    const evidence = new IndexEvidence(index, many);
    let asked = 0;
    const counting = { skill: (ref: SkillRef) => (asked++, evidence.skill(ref)) };
    const gaps = analyseGaps({ ...emptyProfile, targets, rules: [rule, rule] }, many, counting, today);
    assert.equal(gaps.targets.filter(({ state }) => state === 'met').length, 250);
    assert.deepEqual(
      gaps.rules.map(({ met, skills: found }) => [met, found.length]),
      [
        [true, 250],
        [true, 250],
      ],
    );
    assert.ok(asked <= 500 * (5 + 2 * 4), `${asked} times`);
  });
});
