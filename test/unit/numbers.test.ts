import assert from 'node:assert/strict';

import { catalogue, createTranslate, numberWriter, type Localise } from '../../src/core/messages/translate.js';
import { renderTallyPage } from '../../src/core/tally/page/page.js';
import { makeDate, makeEntry, makeFramework, makeLevel, makeLevelTally } from '../fixtures/tally/year.js';

const fill: Localise = (text, args) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(args[name]));

describe('numbers', () => {
  const german = createTranslate(fill, numberWriter('de'));

  it('are written as the user’s language writes them where they count something', () => {
    assert.equal(german('common.number', { count: 1234567 }), '1.234.567');
    assert.equal(createTranslate(fill, numberWriter('en'))('common.number', { count: 1234 }), '1,234');
    assert.equal(createTranslate(fill, numberWriter('es'))('common.number', { count: 1234 }), '1234');
    assert.match(
      german('tag.unknown-statement', { code: 'A', level: '4', count: '2000', statement: '9999' }),
      /2\.000/,
    );
    assert.match(german('note.too-large', { size: '129.5', limit: '128.0' }), /129,5.*128[^.]/);
  });

  it('stay as they are where they are names: years, lines, levels, statements', () => {
    assert.equal(german('tally.date.month', { month: 'März', year: 2026 }), 'März 2026');
    assert.match(german('review.refused.twice', { region: 'x', line: 1234 }), /line 1234/);
    assert.match(german('editor.page.level', { level: '1000' }), /1000/);
  });

  it('stay as they are in what is written into files', () => {
    assert.equal(createTranslate(fill)('common.number', { count: 1234 }), '1234');
  });

  it('are written in some way whatever the editor says its language is', () => {
    for (const language of ['', 'qps-ploc', 'zz-xx', 'no such', 'zh-cn', 'pt-br']) {
      assert.match(numberWriter(language)(1234), /^1\D?234$/, language);
    }
  });

  it('are so on the tally page, wherever more than a thousand pieces are counted', () => {
    const levels = [makeLevel('4', 'Enable')];
    const ladder = makeFramework('ladder', 'The ladder', '1', levels, [['ITOP', 'Infrastructure', ['4'], [1]]]);
    const evidence = Array.from({ length: 1234 }, (_, i) => makeEntry({ date: makeDate('2026-03-18'), text: `${i}` }));
    const skill = { framework: 'ladder', code: 'ITOP', name: 'Infrastructure', mentions: [] };
    const tallied = levels.map((level) => makeLevelTally(level, ['One'], evidence));
    const tally = {
      period: { from: undefined, to: undefined },
      notes: 5678,
      entries: evidence.length,
      undatedLeftOut: undefined,
      skills: [{ ...skill, levels: tallied }],
      problems: [],
    };
    const view = { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor' } as const;
    const page = renderTallyPage(tally, [ladder], view, german).html;
    assert.ok(page.split('1.234').length > 4);
    assert.match(page, /5\.678/);
    assert.doesNotMatch(page, />[^<]*\b(?:1234|5678)\b/);
  });
});

/** Every argument that a message names `count` is a count; those that are names have other names. */
describe('messages', () => {
  it('call a year a year and a line a line, so that nobody writes them as numbers', () => {
    for (const text of Object.values(catalogue)) assert.doesNotMatch(text, /\bline \{(?!line\b)|\byear \{(?!year\b)/);
  });
});
