import assert from 'node:assert/strict';
import { clipToWidth, displayWidth, toPlainLine } from '../../../src/core/plainText.js';
import type { LevelTally } from '../../../src/core/tally/model.js';
import { tallyToTable } from '../../../src/core/tally/table.js';
import { makeEntry, makeLevel, makeSkill, makeStatements, makeTally } from './tallies.js';

const entry = makeEntry({ date: '2026-11-20' });

describe('the table of a tally', () => {
  it('has a line for each skill and level that has anything', () => {
    const tally = makeTally({
      notes: 412,
      skills: [
        makeSkill({
          mentions: [entry, entry],
          levels: [
            makeLevel({ id: '3', name: 'Apply', statements: makeStatements([], []) }),
            makeLevel({
              evidence: Array.from({ length: 12 }, () => entry),
              planned: [entry],
              knowledge: [entry, entry],
              last: entry.date,
              statements: makeStatements([entry], [], [entry]),
            }),
            makeLevel({ id: '5', name: 'Ensure, advise', planned: [entry], statements: makeStatements([]) }),
          ],
        }),
        makeSkill({
          code: 'K8S',
          name: 'Clusters',
          levels: [
            makeLevel({ id: 'senior', name: '', evidence: [entry], last: makeEntry({ date: '2026-W23' }).date }),
          ],
        }),
        makeSkill({ code: 'PROG', name: 'Programming', mentions: [entry] }),
      ],
    });
    assert.equal(
      tallyToTable(tally),
      [
        '13 pieces of evidence for 2 skills in a journal of 412 notes.',
        '',
        'Skill  Name                       Level             Evidence  Statements  Last        Planned  Knowledge',
        'ITOP   Infrastructure operations  4 Enable                12         2/3  2026-11-20        1          2',
        'ITOP   Infrastructure operations  5 Ensure, advise         -         0/1  -                 1          -',
        'K8S    Clusters                   senior                   1           -  2026-W23          -          -',
        '',
        'Named without a level, not counted: ITOP (2), PROG (1).',
        '',
      ].join('\n'),
    );
  });

  it('is one sentence where there is nothing to count', () => {
    assert.equal(tallyToTable(makeTally({ notes: 0 })), 'No evidence in a journal of 0 notes.\n');
    assert.equal(tallyToTable(makeTally({ notes: 1 })), 'No evidence in a journal of 1 note.\n');
  });

  it('says the period, and counts one as one', () => {
    const skills = [makeSkill({ levels: [makeLevel({ evidence: [entry], last: entry.date })] })];
    const sentence = (from: string | undefined, to: string | undefined) =>
      tallyToTable(makeTally({ notes: 1, skills, period: { from, to } })).split('\n')[0];
    const counted = '1 piece of evidence for 1 skill in a journal of 1 note.';
    assert.equal(sentence('2026-01-01', '2026-06-30'), `From 2026-01-01 to 2026-06-30: ${counted}`);
    assert.equal(sentence('2026-01-01', undefined), `Since 2026-01-01: ${counted}`);
    assert.equal(sentence(undefined, '2026-06-30'), `Until 2026-06-30: ${counted}`);
    assert.equal(sentence(undefined, undefined), counted);
  });

  it('names undated evidence, what a period left out, and problems', () => {
    const problem = {
      code: 'entry.empty' as const,
      args: {},
      uri: 'a.md',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    };
    const undated = makeSkill({ levels: [makeLevel({ evidence: [makeEntry()], undated: 1 })] });
    const text = tallyToTable(makeTally({ skills: [undated], problems: [problem] }));
    assert.match(text, /\n1 piece of evidence has no date\.\n/);
    assert.match(text, /\n1 problem in the notes; --format json names it\.\n$/);
    const left = tallyToTable(
      makeTally({
        period: { from: '2026-01-01', to: undefined },
        undatedLeftOut: [makeEntry(), makeEntry()],
        problems: [problem, problem],
      }),
    );
    assert.match(left, /\n2 undated pieces of evidence are left out of the period\.\n/);
    assert.match(left, /\n2 problems in the notes; --format json names them\.\n$/);
  });

  it('names the framework where two of them share a code', () => {
    const levels: readonly LevelTally[] = [makeLevel({ evidence: [entry] })];
    const text = tallyToTable(
      makeTally({
        skills: [
          makeSkill({ levels }),
          makeSkill({ framework: 'acme', levels, mentions: [entry] }),
          makeSkill({ framework: 'acme', code: 'PROG', levels }),
        ],
      }),
    );
    assert.match(text, /^sfia-9\/ITOP {2}/m);
    assert.match(text, /^acme\/ITOP {2}/m);
    assert.match(text, /^PROG {2}/m);
    assert.match(text, /not counted: acme\/ITOP \(1\)\./);
  });

  it('keeps its columns in line with wide, combining and overlong words', () => {
    const names = ['運用管理', 'cafe\u0301 ops', '🚒 on call 👩‍🚒', 'ﾊｰﾌ', 'x'.repeat(200), '運'.repeat(100)];
    const skills = names.map((name, i) =>
      makeSkill({ code: `S${i}`, name, levels: [makeLevel({ evidence: [entry], last: entry.date })] }),
    );
    const rows = tallyToTable(makeTally({ skills })).split('\n').slice(2, 9);
    const starts = rows.map((row) => displayWidth(row.slice(0, row.search(/Level|4 Enable/))));
    assert.equal(rows.length, 7);
    assert.deepEqual(
      starts,
      Array.from({ length: 7 }, () => starts[0]),
    );
  });

  it('lets no text of a framework act on the terminal', () => {
    const evil = '\u001b[31mred\u001b]0;title\u0007\u001b]8;;http://x\u001b\\link\u0000\r\nnext\u202e\u009b2J';
    const levels = [makeLevel({ id: evil, name: evil, evidence: [entry] })];
    const text = tallyToTable(
      makeTally({ skills: [makeSkill({ code: evil, name: evil, levels, mentions: [entry] })] }),
    );
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\p{Cc}\u202e]/u);
    assert.match(text, /redlink next/);
    assert.equal(text.split('\n').length, 7);
  });
});

describe('plain lines', () => {
  const lines: readonly (readonly [text: string, plain: string])[] = [
    ['  two\twords \n', 'two words'],
    ['a\u001b[1;31mb\u001b[0mc', 'abc'],
    ['a\u001b]8;;https://example.org\u001b\\b', 'ab'],
    ['a\u009b1mb', 'ab'],
    ['a\u001bcb', 'ab'],
    ['a\u001b', 'a'],
    ['a\u0000\u0007b', 'a b'],
    ['a\u202eb\u2066c', 'abc'],
    ['a\u2028b', 'a b'],
    ['a\ud83db', 'a\ufffdb'],
    ['👩‍🚒', '👩‍🚒'],
  ];
  for (const [text, plain] of lines) {
    it(`shows ${JSON.stringify(text)} as ${JSON.stringify(plain)}`, () => {
      assert.equal(toPlainLine(text), plain);
    });
  }

  it('are made in linear time', () => {
    for (const part of ['\u001b]', '\u001b[', '\u001b[1;', '\u009d', ' ', '\n']) {
      assert.doesNotMatch(toPlainLine(`${part.repeat(200_000)}x`), /\p{Cc}/u);
    }
  });
});

describe('the width of a text', () => {
  const widths: readonly (readonly [text: string, width: number])[] = [
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['한국', 4],
    ['ｆｕｌｌ', 8],
    ['ﾊﾝ', 2],
    ['🙂', 2],
    ['👩‍🚒', 2],
    ['🇸🇮', 2],
    ['✔', 1],
    ['✔️', 2],
    ['a\u200bb', 2],
  ];
  for (const [text, width] of widths) {
    it(`is ${width} for ${JSON.stringify(text)}`, () => {
      assert.equal(displayWidth(text), width);
    });
  }

  it('is never more than asked for after clipping', () => {
    assert.equal(clipToWidth('infrastructure', 14), 'infrastructure');
    assert.equal(clipToWidth('infrastructure', 6), 'infra…');
    assert.equal(clipToWidth('two words', 5), 'two…');
    assert.equal(clipToWidth('運用管理', 6), '運用…');
    for (let limit = 1; limit < 12; limit++) assert.ok(displayWidth(clipToWidth('a運b用👩‍🚒cd管理', limit)) <= limit);
  });
});
