import assert from 'node:assert/strict';

import { english } from '../../../src/core/messages/translate.js';
import { renderTallyDocument } from '../../../src/core/tally/page/document.js';
import { renderTallyPage } from '../../../src/core/tally/page/page.js';
import type { TallyPageView } from '../../../src/core/tally/page/view.js';
import type { SkillTally, Tally, TallyEntry } from '../../../src/core/tally/model.js';
import {
  byId,
  findElements,
  hasClass,
  nameOf,
  skeleton,
  textOf,
  wholePage,
  type Element,
} from '../../fixtures/tally/markup.js';
import {
  makeDate,
  makeEntry,
  makeFramework,
  makeLevel,
  makeLevelTally,
  yearFrameworks,
  yearTally,
} from '../../fixtures/tally/year.js';

const view: TallyPageView = { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor' };
const levels = [makeLevel('3', 'Apply'), makeLevel('4', 'Enable'), makeLevel('5', 'Ensure')];
const ladder = makeFramework('ladder', 'The ladder', '1', levels, [['ITOP', 'Infrastructure', ['3', '4'], [2, 2]]]);

function render(tally: Tally, over: Partial<TallyPageView> = {}, frameworks = [ladder]): string {
  return wholePage(renderTallyPage(tally, frameworks, { ...view, ...over }, english));
}

function makeTally(evidence: readonly TallyEntry[], over: Partial<Tally> = {}, skill: Partial<SkillTally> = {}): Tally {
  const [apply = makeLevel('3', ''), enable = makeLevel('4', '')] = levels;
  const tallied = [makeLevelTally(apply, ['One', 'Two'], []), makeLevelTally(enable, ['Three', 'Four'], evidence)];
  const itop: SkillTally = { framework: 'ladder', code: 'ITOP', name: 'Infrastructure', mentions: [], levels: tallied };
  return {
    period: { from: undefined, to: undefined },
    notes: 3,
    entries: evidence.length,
    undatedLeftOut: undefined,
    skills: [{ ...itop, ...skill }],
    problems: [],
    ...over,
  };
}

const zeroRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function openers(markup: string): readonly Element[] {
  return findElements(markup, ({ attributes }) => attributes.has('data-opens'));
}

function countLines(markup: string): number {
  return findElements(markup, (element) => element.name === 'button' && hasClass(element, 'entry')).length;
}

function elementsById(markup: string): ReadonlyMap<string, Element> {
  return new Map(findElements(markup, () => true).map((element) => [element.attributes.get('id') ?? '', element]));
}

function figures(cell: Element): string {
  const [seen] = findElements(cell.inner, (element) => hasClass(element, 'figures'));
  return textOf(seen?.inner ?? '');
}

function leadingNumber(text: string): number {
  return Number(/^\D*?(\d+)/.exec(text)?.[1]);
}

describe('tally page', () => {
  it('begins with the tally in words', () => {
    const markup = render(yearTally(), {}, [...yearFrameworks]);
    assert.equal(
      textOf(byId(markup, 'summary').inner).slice(0, 86),
      '96 pieces of evidence for 7 skills in a journal of 412 notes, last on 19 Nov 2026 All ',
    );
  });

  it('says one piece, one skill and one note, and "in" a month', () => {
    const markup = render(makeTally([makeEntry({ date: makeDate('2026-06') })], { notes: 1 }));
    assert.match(
      textOf(byId(markup, 'summary').inner),
      /^1 piece of evidence for 1 skill in a journal of 1 note, last in Jun 2026 /,
    );
  });

  for (const [name, tally] of [
    ['all time', yearTally()],
    ['a period', yearTally({ from: '2026-01-01', to: '2026-12-31' })],
  ] as const) {
    it(`opens exactly as many lines as each number says, for ${name}`, () => {
      const markup = render(tally, {}, [...yearFrameworks]);
      const panels = elementsById(markup);
      const numbers = openers(markup);
      assert.ok(numbers.length > 40);
      for (const opener of numbers) {
        const label = nameOf(opener);
        const panel = panels.get(opener.attributes.get('aria-controls') ?? '')?.inner ?? '';
        const lines = findElements(panel, (element) => hasClass(element, 'lines') && element.name === 'section');
        assert.equal(countLines(lines[0]?.inner ?? ''), leadingNumber(label), label);
        assert.ok(textOf(opener.inner).includes(String(leadingNumber(label))), label);
      }
    });
  }

  it('opens exactly as many lines as each statement and each notice says', () => {
    const tally = yearTally({ from: '2026-01-01', to: '2026-12-31' });
    const markup = render(tally, {}, [...yearFrameworks]);
    const folds = findElements(markup, (element) => element.name === 'details' && !hasClass(element, 'panel'));
    assert.ok(folds.length > 20);
    for (const fold of folds) {
      const [summary] = findElements(fold.inner, ({ name }) => name === 'summary');
      const [count] = findElements(summary?.inner ?? '', (element) => hasClass(element, 'count'));
      const said = leadingNumber(textOf(count?.inner ?? summary?.inner ?? ''));
      assert.equal(countLines(fold.inner), said, textOf(summary?.inner ?? ''));
    }
  });

  it('tells notes of the same name apart in a list', () => {
    const uris = ['work/2026-06-01.md', 'home/2026-06-01.md', 'log.md'].map((path) => `file:///journal/${path}`);
    const problems = uris.map((uri) => ({ code: 'entry.empty' as const, args: {}, uri, range: zeroRange }));
    const markup = render(
      makeTally(
        uris.map((uri) => makeEntry({ uri })),
        { problems },
      ),
    );
    for (const id of ['skill.ladder.ITOP.level.4', 'problems']) {
      const files = findElements(byId(markup, id).inner, (element) => hasClass(element, 'file'));
      assert.deepEqual(
        files.map(({ inner }) => textOf(inner).replace(/\s*:.*/u, '')).sort(),
        ['home/2026-06-01.md', 'log.md', 'work/2026-06-01.md'],
        id,
      );
    }
  });

  it('draws a hundred lines of a long list, then five hundred at a time, the newest first', () => {
    const evidence = Array.from({ length: 1234 }, (_, i) =>
      makeEntry({
        text: `Deed ${i}`,
        date: makeDate('2026-01-09'),
        position: { line: i, character: 0 },
        statements: [1],
      }),
    );
    const problems = evidence.map(({ uri, position: start }) => ({
      code: 'tag.malformed' as const,
      args: {},
      uri,
      range: { start, end: start },
    }));
    const tally = makeTally(evidence, { problems });
    const page = renderTallyPage(tally, [ladder], view, english);
    const level = 'skill.ladder.ITOP.level.4';
    for (const [part, list] of [
      ['all-evidence', 'all-evidence.list'],
      [level, `${level}.list`],
      [`${level}.1`, `${level}.1.list`],
      ['problems', 'problems.list'],
    ] as const) {
      const drawn: (readonly string[])[] = [];
      let rest: Element | undefined;
      let id: string = part;
      do {
        const markup = page.body(id)?.html ?? '';
        // Beside the list of a level stand its statements, which come when they are opened.
        const entries = findElements(markup, ({ attributes }) => attributes.has('data-open-line'));
        drawn.push(entries.map(({ attributes }) => attributes.get('data-open-line') ?? ''));
        id = drawn.length === 1 ? `${list}.more` : `${id}.more`;
        [rest] = findElements(markup, ({ attributes }) => attributes.get('id') === id);
        if (rest) assert.equal(textOf(rest.inner), `${1234 - drawn.flat().length} more`);
      } while (rest);
      assert.deepEqual(
        drawn.map(({ length }) => length),
        [100, 500, 500, 134],
        part,
      );
      assert.deepEqual(
        drawn.flat(),
        evidence.map((_, i) => String(i)),
      );
    }
    const alone = renderTallyPage(tally, [ladder], { ...view, links: 'none' }, english).html;
    const lines = findElements(alone, (element) => hasClass(element, 'entry'));
    assert.equal(lines.length, findElements(wholePage(page), (element) => hasClass(element, 'entry')).length);
    assert.equal(findElements(alone, (element) => hasClass(element, 'rest') && element.name === 'details').length, 0);
  });

  it('names each number in full for those who only hear it', () => {
    const planned = makeEntry({ state: 'planned' });
    const knowledge = makeEntry({ kind: 'knowledge' });
    const level = makeLevelTally(
      levels[1] ?? makeLevel('4', ''),
      ['a', 'b'],
      [makeEntry({ statements: [2] })],
      [planned, planned],
      [knowledge],
    );
    const markup = render(makeTally([], {}, { levels: [level], mentions: [makeEntry()] }));
    assert.deepEqual(openers(markup).map(nameOf), [
      '1 piece of evidence',
      '1 piece of evidence in Jan 2026',
      '1 mention of ITOP without a level',
      '1 piece of evidence for ITOP level 4 Enable, 1 of 2 statements shown, last 9 Jan 2026',
      '2 planned for ITOP level 4 Enable',
      '1 knowledge for ITOP level 4 Enable',
      '1 piece of evidence for ITOP at all levels, last 9 Jan 2026',
    ]);
    assert.ok(openers(markup).every(({ attributes }) => attributes.get('aria-expanded') === 'false'));
  });

  it('is a table with a caption and heads for columns and rows', () => {
    const markup = render(makeTally([makeEntry()]));
    const heads = findElements(markup, ({ name }) => name === 'th').map((head) => [
      head.attributes.get('scope'),
      textOf(head.inner),
    ]);
    assert.deepEqual(heads, [
      ['col', 'Skill'],
      ['col', 'Level 3 Apply'],
      ['col', 'Level 4 Enable'],
      ['col', 'All levels'],
      ['row', 'ITOP Infrastructure'],
    ]);
    assert.equal(
      textOf(findElements(markup, ({ name }) => name === 'caption')[0]?.inner ?? ''),
      'Evidence by skill and level: The ladder Arrow keys move between the numbers.',
    );
  });

  it('tells a level that is not defined from one without evidence', () => {
    const sibling = {
      framework: 'ladder',
      code: 'DBAD',
      name: 'Databases',
      mentions: [],
      levels: [makeLevelTally(makeLevel('5', 'Ensure'), [], [])],
    };
    const tally = makeTally([makeEntry()]);
    const markup = render({ ...tally, skills: [...tally.skills, sibling] });
    const cells = findElements(markup, ({ name, attributes }) => name === 'td' && !attributes.has('colspan'));
    assert.deepEqual(
      cells.map((cell) => (hasClass(cell, 'undefined') ? cell.attributes.get('title') : figures(cell))),
      [
        '3 Apply 0 0/2',
        '4 Enable 1 0/2 9 Jan 2026',
        'Level 5 Ensure is not defined for ITOP',
        'All levels 1 9 Jan 2026',
        'Level 3 Apply is not defined for DBAD',
        'Level 4 Enable is not defined for DBAD',
        '5 Ensure 0',
        'All levels 0',
        '3 Apply 0 0/2',
        '4 Enable 1 0/2',
        '5 Ensure 0',
        'All levels 1',
      ],
    );
  });

  it('marks a statement without evidence as a gap, in words', () => {
    const markup = render(makeTally([makeEntry({ statements: [1] })]));
    const panel = byId(markup, 'skill.ladder.ITOP.level.4').inner;
    const statements = findElements(panel, ({ name, attributes }) => name === 'li' && attributes.has('class'));
    assert.deepEqual(
      statements.map((statement) => [hasClass(statement, 'gap'), textOf(statement.inner).slice(0, 40)]),
      [
        [false, '1 Three 1 shown, 1 piece of evidence 9 J'],
        [true, '2 Four no evidence yet'],
      ],
    );
  });

  it('claims nothing about what a period leaves out', () => {
    const tally = { ...makeTally([]), period: { from: '2026-01-01', to: '2026-03-31' } };
    const panel = textOf(byId(render(tally), 'skill.ladder.ITOP.level.4').inner);
    assert.match(panel, /2 Four none in this period/);
    assert.match(panel, /Nothing is counted here in this period\./);
    assert.doesNotMatch(panel, /yet|would be the first/);
  });

  it('shows an entry with date, words, file and line, statements and marks', () => {
    const entry = makeEntry({
      date: makeDate('2026-W23'),
      private: true,
      statements: [1, 2],
      text: 'First\nSecond',
      uri: 'file:///a/My%20notes%2Fx/b%20c.md',
    });
    const markup = render(makeTally([entry]));
    const [line] = findElements(markup, (element) => hasClass(element, 'entry'));
    assert.ok(line !== undefined);
    assert.equal(textOf(line.inner), 'week 23, 2026 First Second b c.md :14 #ITOP/4 statements 1, 2 private');
    assert.equal(line.attributes.get('data-open-uri'), entry.uri);
    assert.equal(line.attributes.get('data-open-line'), '13');
    assert.equal(line.attributes.get('data-open-character'), '4');
  });

  it('lists the newest first and what has no date last', () => {
    const dates = ['2026-01-02', undefined, '2026-03-04', '2026-02'];
    const entries = dates.map((date) => makeEntry({ date: date === undefined ? undefined : makeDate(date) }));
    const markup = render(makeTally(entries));
    const shown = findElements(byId(markup, 'all-evidence').inner, (element) => hasClass(element, 'date'));
    assert.deepEqual(
      shown.map(({ inner }) => textOf(inner)),
      ['4 Mar 2026', 'Feb 2026', '2 Jan 2026', 'undated'],
    );
  });

  it('clips a very long entry without breaking a character', () => {
    const markup = render(makeTally([makeEntry({ text: '😀'.repeat(5000) })]));
    const [text] = findElements(markup, (element) => hasClass(element, 'text'));
    assert.match(text?.inner ?? '', /^(?:😀)+…$/u);
    assert.ok((text?.inner.length ?? 0) < 500);
  });

  it('names undated evidence whether it is counted or left out', () => {
    const undated = makeEntry({ date: undefined });
    assert.match(textOf(byId(render(makeTally([undated, makeEntry()])), 'undated').inner), /^1 piece has no date /);
    const period = { from: '2026-01-01', to: undefined };
    const left = render(makeTally([makeEntry()], { period, undatedLeftOut: [undated, undated] }));
    assert.match(textOf(byId(left, 'undated').inner), /^2 undated pieces left out /);
    const none = render(makeTally([makeEntry()], { period, undatedLeftOut: [] }));
    assert.throws(() => byId(none, 'undated'));
  });

  it('shows no number while notes are being read', () => {
    const markup = render(makeTally([makeEntry()]), { indexing: { done: 120, total: 412 } });
    assert.equal(textOf(byId(markup, 'summary').inner), 'Evidence tally');
    assert.equal(textOf(byId(markup, 'indexing').inner), 'Counting… 120 of 412 notes read');
    assert.equal(openers(markup).length, 0);
  });

  it('says what to do when there are no notes, no tags, or nothing in the period', () => {
    const empty = (tally: Tally): readonly [string, readonly (string | undefined)[]] => {
      const { inner } = byId(render(tally), 'empty');
      return [
        textOf(inner),
        findElements(inner, ({ name }) => name === 'button').map(({ attributes }) => attributes.get('data-action')),
      ];
    };
    assert.deepEqual(empty(makeTally([], { notes: 0, skills: [] }))[1], ['open-settings']);
    assert.match(empty(makeTally([], { skills: [] }))[0], /No skill tags yet Write a tag such as #ITOP\/4 at the end/);
    const [words, actions] = empty(makeTally([], { period: { from: '2026-01-01', to: '2026-01-31' } }));
    assert.match(words, /^Nothing dated in this period /);
    assert.deepEqual(actions, ['show-all']);
  });

  it('gives the counting rule and the licence of the text', () => {
    const foot = textOf(byId(render(makeTally([makeEntry()])), 'foot').inner);
    assert.match(foot, /One piece of evidence is one entry, for one skill, at one level\./);
    assert.match(foot, /The ladder: Free for any use/);
  });

  it('shows a skill whose framework has gone', () => {
    const markup = render(makeTally([makeEntry()]), {}, []);
    assert.equal(
      findElements(markup, ({ name, attributes }) => name === 'th' && attributes.get('scope') === 'col').length,
      4,
    );
  });

  it('has no id twice', () => {
    const markup = render(yearTally(), {}, [...yearFrameworks]);
    const ids = findElements(markup, ({ attributes }) => attributes.has('id')).map(({ attributes }) =>
      attributes.get('id'),
    );
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
  });
});

describe('tally page for a document that stands alone', () => {
  const markup = render(yearTally(), { links: 'none' }, [...yearFrameworks]);

  it('has neither buttons nor a form', () => {
    assert.deepEqual(
      findElements(markup, ({ name }) => ['button', 'form', 'input', 'select'].includes(name)),
      [],
    );
  });

  it('links every number to lines within it', () => {
    const links = findElements(markup, ({ name }) => name === 'a');
    assert.ok(links.length > 40);
    const targets = elementsById(markup);
    for (const { attributes } of links) assert.ok(targets.has((attributes.get('href') ?? '').slice(1)));
  });
});

describe('tally page and hostile text', () => {
  const texts = [
    `</script><img src=x onerror=alert(1)>`,
    `" onmouseover="alert(1)" x='`,
    '\u202E\u2067تجربة',
    '\0\uD800',
    '&lt;b&gt;',
    '\uE0000\uE001',
  ];

  function tallyOf(text: string): { readonly tally: Tally; readonly framework: typeof ladder } {
    const level = makeLevel(`4${text}`, `Name${text}`);
    const base = makeFramework(
      'evil',
      `Framework${text}`,
      `v${text}`,
      [level],
      [[`C${text}`, `Skill${text}`, [level.id], [1]]],
    );
    const licence = { name: text, url: text, notice: `Notice${text}`, redistributable: true };
    const [skill] = base.skills;
    const summary = skill?.levels.map((defined) => ({ ...defined, summary: `Summary${text}` })) ?? [];
    const framework = {
      ...base,
      id: `evil${text}`,
      licence,
      skills: base.skills.map((other) => ({ ...other, levels: summary })),
    };
    const entry = makeEntry({ text: `Text${text}`, uri: `file:///${text}`, heading: text, statements: [1] });
    const tallied = { framework: framework.id, code: `C${text}`, name: `Skill${text}`, mentions: [entry] };
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const tally = makeTally([], {
      skills: [{ ...tallied, levels: [makeLevelTally(level, [`Statement${text}`], [entry], [entry], [entry])] }],
      problems: [{ code: 'tag.malformed', args: { found: text }, uri: `file:///${text}`, range }],
    });
    return { tally, framework };
  }

  const plain = tallyOf('x');
  for (const links of ['editor', 'none'] as const) {
    for (const text of texts) {
      it(`makes the same tags and attributes of ${JSON.stringify(text)} as of a plain word (links: ${links})`, () => {
        const { tally, framework } = tallyOf(text);
        const markup = render(tally, { links }, [framework]);
        assert.deepEqual(skeleton(markup), skeleton(render(plain.tally, { links }, [plain.framework])));
      });
    }
  }

  it('keeps a nonce and a language within their attributes', () => {
    const frame = {
      language: '"><script>',
      style: '"><script>',
      styleSource: '"><script>',
      script: { address: '"><script>', nonce: '"><script>' },
    };
    const markup = renderTallyDocument(makeTally([]), [], view, english, frame);
    assert.equal(markup.match(/<script\b/g)?.length, 1);
  });
});

describe('tally document', () => {
  it('lets in one style sheet and one script, and nothing else', () => {
    const frame = {
      language: 'en',
      style: 'https://x.test/a.css',
      styleSource: 'https://x.test',
      script: { address: 'https://x.test/a.js', nonce: 'n0' },
    };
    const markup = renderTallyDocument(makeTally([makeEntry()]), [ladder], view, english, frame);
    const [policy] = findElements(markup, ({ attributes }) => attributes.has('http-equiv'));
    assert.equal(
      policy?.attributes.get('content'),
      "default-src 'none'; style-src https://x.test; script-src 'nonce-n0'; base-uri 'none'; form-action 'none'",
    );
    assert.doesNotMatch(markup, /\s(?:style|on[a-z]+)="/);
  });

  it('has no script where none is given', () => {
    const frame = { language: 'en', style: 'tally.css', styleSource: "'self'" };
    const markup = renderTallyDocument(makeTally([makeEntry()]), [ladder], { ...view, links: 'none' }, english, frame);
    assert.doesNotMatch(markup, /script/);
  });
});
