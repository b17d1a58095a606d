import assert from 'node:assert/strict';
import { finish } from '../../../src/core/steps.js';
import * as json from '../../../src/core/tally/json.js';
import { makeEntry, makeLevel, makeSkill, makeStatements, makeTally } from './tallies.js';

const toRelative = (uri: string): string => uri.replace('file:///journal/', '');
const inNote = (name: string): string => `file:///journal/${name}`;

function tallyToJson(...given: Parameters<typeof json.tallyToJson>): json.TallyJson {
  return finish(json.tallyToJson(...given));
}

describe('the JSON of a tally', () => {
  it('has the documented shape and order', () => {
    const first = makeEntry({ uri: inNote('a.md'), date: '2026-01-09', text: 'Swapped a disk' });
    const last = makeEntry({ uri: inNote('2026/b.md'), date: '2026-11-20', position: { line: 13, character: 0 } });
    const planned = makeEntry({ uri: inNote('c.md'), state: 'planned', text: 'Plan the DC move' });
    const course = makeEntry({ uri: inNote('d.md'), date: '2026-W23', kind: 'knowledge', private: true });
    const tally = makeTally({
      notes: 412,
      entries: 4,
      skills: [
        makeSkill({
          mentions: [makeEntry(), makeEntry()],
          levels: [
            makeLevel({ id: '3', name: 'Apply', statements: makeStatements([], []) }),
            makeLevel({
              evidence: [first, last],
              planned: [planned],
              knowledge: [course],
              first: first.date,
              last: last.date,
              statements: makeStatements([first, last], [], [last]),
            }),
          ],
        }),
      ],
      problems: [
        {
          code: 'tag.unknown-skill',
          args: { code: 'XYZW', framework: 'SFIA 9' },
          uri: inNote('a.md'),
          range: { start: { line: 2, character: 11 }, end: { line: 2, character: 18 } },
        },
      ],
    });
    const expected = {
      format: 'skill-journal-tally/1',
      period: { from: null, to: null },
      notes: 412,
      entries: 4,
      skills: [
        {
          framework: 'sfia-9',
          code: 'ITOP',
          name: 'Infrastructure operations',
          mentions: 2,
          levels: [
            {
              id: '3',
              name: 'Apply',
              evidence: 0,
              planned: 0,
              knowledge: 0,
              first: null,
              last: null,
              undated: 0,
              statements: [
                { number: 1, evidence: 0 },
                { number: 2, evidence: 0 },
              ],
              entries: [],
            },
            {
              id: '4',
              name: 'Enable',
              evidence: 2,
              planned: 1,
              knowledge: 1,
              first: '2026-01-09',
              last: '2026-11-20',
              undated: 0,
              statements: [
                { number: 1, evidence: 2 },
                { number: 2, evidence: 0 },
                { number: 3, evidence: 1 },
              ],
              entries: [
                { uri: 'a.md', line: 2, date: '2026-01-09', state: 'done', kind: 'practice', text: 'Swapped a disk' },
                {
                  uri: 'd.md',
                  line: 2,
                  date: '2026-W23',
                  state: 'done',
                  kind: 'knowledge',
                  private: true,
                  text: 'Swapped a disk',
                },
                {
                  uri: '2026/b.md',
                  line: 14,
                  date: '2026-11-20',
                  state: 'done',
                  kind: 'practice',
                  text: 'Swapped a disk',
                },
                { uri: 'c.md', line: 2, date: null, state: 'planned', kind: 'practice', text: 'Plan the DC move' },
              ],
            },
          ],
        },
      ],
      problems: [
        { code: 'tag.unknown-skill', uri: 'a.md', line: 3, column: 12, message: 'No skill “XYZW” in SFIA 9.' },
      ],
    };
    // As text, so that the order of the keys is held too.
    assert.equal(JSON.stringify(tallyToJson(tally, toRelative), null, 2), JSON.stringify(expected, null, 2));
  });

  it('names what a period left out, even where that is nothing', () => {
    const period = { from: '2026-01-01', to: undefined };
    const some = tallyToJson(makeTally({ period, undatedLeftOut: [makeEntry(), makeEntry()] }), toRelative);
    assert.equal(some.undatedLeftOut, 2);
    assert.deepEqual(some.period, { from: '2026-01-01', to: null });
    assert.equal(tallyToJson(makeTally({ period, undatedLeftOut: [] }), toRelative).undatedLeftOut, 0);
    assert.equal('undatedLeftOut' in tallyToJson(makeTally(), toRelative), false);
  });

  it('orders entries by first day, then path, then place, undated last', () => {
    const at = (uri: string, line: number, date?: string) =>
      makeEntry({ uri: inNote(uri), position: { line, character: 0 }, ...(date === undefined ? {} : { date }) });
    const level = makeLevel({
      evidence: [
        at('b.md', 9),
        at('b.md', 10, '2026-11-01'),
        at('b.md', 9, '2026-11'),
        at('a.md', 20, '2026-11-01'),
        at('z.md', 0, '2026-Q4'),
        at('a.md', 3),
        at('z.md', 0, '2026-W44'),
      ],
    });
    const [skill] = tallyToJson(makeTally({ skills: [makeSkill({ levels: [level] })] }), toRelative).skills;
    assert.deepEqual(
      skill?.levels[0]?.entries.map(({ uri, line, date }) => `${date} ${uri}:${line}`),
      [
        '2026-Q4 z.md:1',
        '2026-W44 z.md:1',
        '2026-11-01 a.md:21',
        '2026-11 b.md:10',
        '2026-11-01 b.md:11',
        'null a.md:4',
        'null b.md:10',
      ],
    );
  });

  it('orders problems by path and place, whatever order they came in', () => {
    const problem = (uri: string, line: number, character: number) => ({
      code: 'entry.empty' as const,
      args: {},
      uri: inNote(uri),
      range: { start: { line, character }, end: { line, character: character + 1 } },
    });
    const tally = makeTally({
      problems: [problem('b.md', 0, 0), problem('a.md', 4, 0), problem('a.md', 3, 9), problem('a.md', 3, 2)],
    });
    assert.deepEqual(
      tallyToJson(tally, toRelative).problems.map(({ uri, line, column }) => `${uri}:${line}:${column}`),
      ['a.md:4:3', 'a.md:4:10', 'a.md:5:1', 'b.md:1:1'],
    );
  });

  it('says problems in the language it is given', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const tally = makeTally({ problems: [{ code: 'entry.empty', args: {}, uri: inNote('a.md'), range }] });
    assert.equal(tallyToJson(tally, toRelative, (key) => `<${key}>`).problems[0]?.message, '<entry.empty>');
  });

  it('leaves the tally as it was', () => {
    const evidence = Object.freeze([makeEntry({ date: '2026-02-01' }), makeEntry({ date: '2026-01-01' })]);
    const tally = makeTally({ skills: [makeSkill({ levels: [makeLevel({ evidence })] })] });
    tallyToJson(tally, toRelative);
    assert.equal(evidence[0]?.date?.text, '2026-02-01');
  });
});
