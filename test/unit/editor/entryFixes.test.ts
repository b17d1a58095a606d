import assert from 'node:assert/strict';
import { fixesFor, type Fix } from '../../../src/core/editor/quickFixes.js';
import { nearbyDates } from '../../../src/core/editor/support/nearbyDates.js';
import { applyEdits } from '../../../src/core/editor/support/offsetEdits.js';
import { JournalIndex } from '../../../src/core/journal/index/journalIndex.js';
import { defaultMarkers } from '../../../src/core/journal/markers.js';
import type { NoteRecord } from '../../../src/core/journal/model.js';
import { readNote } from '../../../src/core/journal/reading/read.js';
import { english } from '../../../src/core/messages/translate.js';
import type { Problem, ProblemCode } from '../../../src/core/problem.js';
import { sfiaLibrary } from './fixtures.js';

const library = sfiaLibrary();
const today = '2026-11-25';
const days = { today, saved: '2026-10-02' };

function read(text: string, uri = 'file:///journal/inbox.md'): NoteRecord {
  return readNote(uri, text, { library, markers: defaultMarkers, today });
}

function fixesOf(problem: Problem, text: string): readonly Fix[] {
  return fixesFor(problem, { text, library, t: english, days, plannedMarker: 'planned' });
}

/** The fixes of the only problem of a kind, by title, with the text after each. */
function fixes(code: ProblemCode, text: string, uri?: string): ReadonlyMap<string, string> {
  const [problem, ...more] = read(text, uri).problems.filter((one) => one.code === code);
  assert.ok(problem, `${code} in ${text}`);
  assert.equal(more.length, 0, text);
  return new Map(fixesOf(problem, text).map(({ title, edits }) => [title, applyEdits(text, edits)]));
}

describe('quick fixes of an entry without a date', () => {
  /** Every place of a tag, with what the entry is to look like once it is dated today. */
  const places: readonly (readonly [string, string])[] = [
    ['- Moved it #ITOP/4', '- Moved it [date:: 2026-11-25] #ITOP/4'],
    ['- Moved it **#ITOP/4** today', '- Moved it [date:: 2026-11-25] **#ITOP/4** today'],
    ['- #ITOP/4 moved it', '- 2026-11-25 #ITOP/4 moved it'],
    ['- [x] #ITOP/4 moved it', '- [x] 2026-11-25 #ITOP/4 moved it'],
    ['#ITOP/4 moved it', '2026-11-25 #ITOP/4 moved it'],
    ['> Moved it #ITOP/4\r\n> today', '> Moved it [date:: 2026-11-25] #ITOP/4\r\n> today'],
    ['Moved it.\n#ITOP/4 #food', 'Moved it.\n[date:: 2026-11-25] #ITOP/4 #food'],
    ['Moved it.\n\nTags: #ITOP/4', 'Moved it.\n\nTags: [date:: 2026-11-25] #ITOP/4'],
    ['## Moved it #ITOP/4\n\nAll of it.', '## Moved it [date:: 2026-11-25] #ITOP/4\n\nAll of it.'],
    ['## #ITOP/4 moved it\n\nAll of it.', '## 2026-11-25 #ITOP/4 moved it\n\nAll of it.'],
    ['| a | b |\n|--|--|\n| Moved it | #ITOP/4 |', '| a | b |\n|--|--|\n| Moved it | [date:: 2026-11-25] #ITOP/4 |'],
    ['- Moved it ([#ITOP/4](x.md))', '- Moved it ([date:: 2026-11-25] [#ITOP/4](x.md))'],
    ['- Moved 👩🏽‍💻é it,#ITOP/4', '- Moved 👩🏽‍💻é it,[date:: 2026-11-25] #ITOP/4'],
    ['---\ntags: [ITOP/4]\n---\nMoved it.', '---\ndate: 2026-11-25\ntags: [ITOP/4]\n---\nMoved it.'],
    ['\uFEFF---\r\ntags: [ITOP/4]\r\n---\r\nIt.', '\uFEFF---\r\ndate: 2026-11-25\r\ntags: [ITOP/4]\r\n---\r\nIt.'],
  ];

  for (const [before, after] of places) {
    it(`date it in ${JSON.stringify(before)}`, () => {
      const made = fixes('entry.undated', before).get('Date it today (2026-11-25)');
      assert.equal(made, after);
      // It is dated now, and nothing else about it has changed.
      const plain = (text: string): unknown =>
        read(text).entries.map(({ claims, text: words, kind }) => [words, kind, claims.map(({ code }) => code)]);
      assert.deepEqual(
        read(after).entries.map(({ date }) => date?.text),
        ['2026-11-25'],
      );
      assert.deepEqual(plain(after), plain(before));
    });
  }

  it('leave other entries of a paragraph as they were', () => {
    const [first, second] = read('#ITOP/4 moved it\n#ITOP/3 looked on').problems;
    assert.ok(first && second);
    const text = '#ITOP/4 moved it\n#ITOP/3 looked on';
    const [fix] = fixesOf(second, text);
    assert.ok(fix);
    const after = applyEdits(text, fix.edits);
    assert.deepEqual(
      read(after).entries.map(({ text: words, date }) => [words, date?.text]),
      [
        ['moved it', undefined],
        ['looked on', '2026-11-25'],
      ],
    );
  });

  it('offer the day when the note was last saved', () => {
    assert.deepEqual(
      [...fixes('entry.undated', '- Moved it #ITOP/4')],
      [
        ['Date it today (2026-11-25)', '- Moved it [date:: 2026-11-25] #ITOP/4'],
        ['Date it 2026-10-02, when the note was last saved', '- Moved it [date:: 2026-10-02] #ITOP/4'],
      ],
    );
  });

  it('are none where the front matter has a date that cannot be read', () => {
    assert.deepEqual([...fixes('entry.undated', '---\ndate: some day\ntags: [ITOP/4]\n---\nIt.')], []);
  });
});

describe('dates near to one that is none', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    '2026-02-30': ['2026-02-28', '2026-03-01'],
    '2028-02-31': ['2028-02-29', '2028-03-01'],
    '2026-13-05': ['2026-05-13', '2026-12-05'],
    '2026-13-20': ['2026-12-20'],
    '2026-00-10': ['2026-01-10'],
    '30.02.2026': ['28.02.2026', '01.03.2026'],
    '31.4.2026': ['30.4.2026', '1.5.2026'],
    '2026年2月30日': ['2026年2月28日', '2026年3月1日'],
    '31 November 2026': ['30 November 2026'],
    'Nov 31st, 2026': ['Nov 30st, 2026'],
    '2026-W54': ['2026-W53'],
    '2026-Q7': ['2026-Q4'],
    '0000-00-00': [],
  };
  for (const [text, wanted] of Object.entries(cases)) {
    it(`are ${wanted.join(' and ') || 'none'} for ${text}`, () => {
      assert.deepEqual(
        nearbyDates(text).map((near) => near.text),
        wanted,
      );
    });
  }
});

describe('quick fixes of an impossible date', () => {
  it('write a near one in its place', () => {
    assert.deepEqual(
      [...fixes('entry.impossible-date', '- 2026-02-30 Moved it #ITOP/4\r\n')],
      [
        ['Change to “2026-02-28”', '- 2026-02-28 Moved it #ITOP/4\r\n'],
        ['Change to “2026-03-01”', '- 2026-03-01 Moved it #ITOP/4\r\n'],
      ],
    );
    assert.deepEqual(
      [...fixes('entry.impossible-date', '---\ndate: 2026-13-20\ntags: ITOP/4\n---\nx\n').values()],
      ['---\ndate: 2026-12-20\ntags: ITOP/4\n---\nx\n'],
    );
  });

  it('write today for a date that a template left open', () => {
    assert.deepEqual(
      [...fixes('entry.impossible-date', '- 0000-00-00 Moved it #ITOP/4').values()],
      ['- 2026-11-25 Moved it #ITOP/4'],
    );
  });

  it('give the entry a date where the file’s name has the impossible one', () => {
    for (const name of ['2026-02-30.md', '20260230.md', '2026_02_30%20x.md', '2026/02/30.md']) {
      const made = [...fixes('entry.impossible-date', '- Moved it #ITOP/4', `file:///j/${name}`).values()];
      assert.deepEqual(
        made,
        ['- Moved it [date:: 2026-02-28] #ITOP/4', '- Moved it [date:: 2026-03-01] #ITOP/4'],
        name,
      );
    }
  });
});

describe('quick fixes of an entry in the future', () => {
  it('take the year for a slip, date it today, or make it a plan', () => {
    assert.deepEqual(
      [...fixes('entry.future', '- 2027-01-05 Moved it **#ITOP/4**, all of it')],
      [
        ['Change to “2026-01-05”', '- 2026-01-05 Moved it **#ITOP/4**, all of it'],
        ['Date it today (2026-11-25)', '- 2026-11-25 Moved it **#ITOP/4**, all of it'],
        ['Mark it as planned (#planned)', '- 2027-01-05 Moved it **#ITOP/4** #planned, all of it'],
      ],
    );
    assert.deepEqual([...fixes('entry.future', '- 24 December 2026: moved it #ITOP/4').values()].slice(0, 1), [
      '- 24 December 2025: moved it #ITOP/4',
    ]);
  });

  it('leave a heading that others stand under alone', () => {
    const text = '## 2027-01-05\n\n- Moved it #ITOP/4\n- Rested\n';
    assert.deepEqual(
      [...fixes('entry.future', text).values()],
      [text.replace('#ITOP', '[date:: 2026-11-25] #ITOP'), text.replace('#ITOP/4', '#ITOP/4 #planned')],
    );
  });

  it('leave nothing to complain of', () => {
    const text = '- 2027-01-05 Moved it #ITOP/4\n';
    for (const after of fixes('entry.future', text).values()) assert.deepEqual(read(after).problems, [], after);
    assert.equal(
      read(fixes('entry.future', text).get('Mark it as planned (#planned)') ?? '').entries[0]?.claims[0]?.state,
      'planned',
    );
  });
});

describe('quick fixes of an entry without words', () => {
  it('take the line away, or the tag where others stand there', () => {
    assert.deepEqual(
      [...fixes('entry.empty', 'a\r\n\r\n- 2026-01-05 #ITOP/4\r\n- b\r\n')],
      [['Remove the line', 'a\r\n\r\n- b\r\n']],
    );
    assert.deepEqual([...fixes('entry.empty', 'a\n\n## #ITOP/4')], [['Remove the line', 'a\n\n']]);
    assert.deepEqual([...fixes('entry.empty', '- #ITOP/4, #food')], [['Remove the tag', '- #food']]);
    assert.deepEqual([...fixes('entry.empty', '- #food, **#ITOP/4**')], [['Remove the tag', '- #food']]);
    assert.deepEqual(
      [...fixes('entry.empty', '| a | b |\n|--|--|\n| #ITOP/4 | |')],
      [['Remove the tag', '| a | b |\n|--|--|\n| | |']],
    );
    assert.deepEqual([...fixes('entry.empty', '---\ntags: [ITOP/4]\n---\n')], []);
  });

  it('are never the first choice', () => {
    const text = '- #ITOP/4';
    const [problem] = read(text).problems.filter(({ code }) => code === 'entry.empty');
    assert.ok(problem);
    assert.deepEqual(
      fixesOf(problem, text).map(({ preferred, certain }) => [preferred, certain]),
      [[false, false]],
    );
  });
});

describe('quick fixes of equal words elsewhere', () => {
  it('lead to the other entry, or take the tag away', () => {
    const index = new JournalIndex();
    index.set(read('- 2026-01-05 Moved it #ITOP/4\n', 'file:///j/a%20b.md'));
    index.set(read('# x\n\n- 2026-01-06 Moved it #ITOP/4\n', 'file:///j/c.md'));
    const [problem] = index.problemsOf('file:///j/c.md');
    assert.ok(problem);
    const [goTo, remove] = fixesOf(problem, '# x\n\n- 2026-01-06 Moved it #ITOP/4\n');
    assert.equal(goTo?.title, 'Go to the other entry (a b.md, line 1)');
    assert.deepEqual(goTo.opens, { uri: 'file:///j/a%20b.md', line: 0 });
    assert.deepEqual(goTo.edits, []);
    assert.equal(
      applyEdits('# x\n\n- 2026-01-06 Moved it #ITOP/4\n', remove?.edits ?? []),
      '# x\n\n- 2026-01-06 Moved it\n',
    );
  });
});

describe('a fix of an entry', () => {
  it('is none in a text that has moved on', () => {
    const cases: readonly (readonly [string, ProblemCode])[] = [
      ['- Moved it #ITOP/4', 'entry.undated'],
      ['- 2026-02-30 Moved it #ITOP/4', 'entry.impossible-date'],
      ['- 2027-01-05 Moved it #ITOP/4', 'entry.future'],
      ['- #ITOP/4', 'entry.empty'],
    ];
    for (const [text, code] of cases) {
      const [problem] = read(text).problems.filter((one) => one.code === code);
      assert.ok(problem, code);
      for (const other of ['', '- x', `a ${text}`]) assert.deepEqual(fixesOf(problem, other), [], `${code}: ${other}`);
    }
  });
});
