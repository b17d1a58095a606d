import assert from 'node:assert/strict';

import { Library } from '../../../src/core/framework/library.js';
import { english } from '../../../src/core/messages/translate.js';
import { plainArrangement } from '../../../src/core/tally/arrangement.js';
import { entriesOfGaps, narrowGaps } from '../../../src/core/tally/page/narrowGaps.js';
import { renderTallyPage } from '../../../src/core/tally/page/page.js';
import { analyseGaps, evidenceOf } from '../../../src/core/targets/gaps.js';
import { emptyProfile, usuallyEnough, type Profile } from '../../../src/core/targets/model.js';
import { byId, findElements, hasClass, nameOf, textOf, type Element } from '../../fixtures/tally/markup.js';
import { yearFrameworks, yearTally } from '../../fixtures/tally/year.js';

const library = new Library(yearFrameworks);
const target = { framework: 'infra', enough: usuallyEnough, by: undefined };
const profile: Profile = {
  ...emptyProfile,
  targets: [
    { ...target, code: 'ITOP', level: '4' },
    { ...target, code: 'ITOP', level: '5', by: { text: '2026-Q2', last: '2026-06-30' } },
    { ...target, code: 'SCTY', level: '4' },
  ],
  aims: [
    {
      id: 'senior',
      name: 'Senior <b>engineer</b>',
      by: { text: '2027', last: '2027-12-31' },
      targets: [{ ...target, code: 'USUP', level: '3' }],
      rules: [
        {
          name: 'Breadth',
          framework: undefined,
          among: undefined,
          enough: usuallyEnough,
          skills: 9,
          level: '3',
          including: [],
        },
      ],
    },
  ],
};
const gaps = analyseGaps(profile, library, evidenceOf(yearTally()), '2026-11-23');
const page = renderTallyPage(
  yearTally(),
  yearFrameworks,
  { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor', gaps },
  english,
);
const section = byId(page.html, 'targets');
const openers = findElements(section.inner, (element) => hasClass(element, 'target-opener'));

function sectionOf(opener: Element, kind: string): Element | undefined {
  const body = page.body(opener.attributes.get('data-opens') ?? '')?.html ?? '';
  return findElements(body, (element) => hasClass(element, kind))[0];
}

describe('targets on the tally page', () => {
  it('say what is met, what is open or overdue, and what is to go', () => {
    assert.deepEqual(openers.map(nameOf), [
      '12 pieces of evidence towards ITOP level 4 Enable, met, now at 4 Enable',
      '2 pieces of evidence towards ITOP level 5 Ensure, advise, overdue, now at 4 Enable, 1 piece to go',
      '0 pieces of evidence towards SCTY level 4 Enable, open, now at 3 Apply, 3 pieces to go',
      '11 pieces of evidence towards USUP level 3 Apply, met, now at 4 Enable',
    ]);
    assert.match(textOf(section.inner), /^Targets 2 of 5 met /);
    assert.match(textOf(section.inner), /Senior <b>engineer<\/b> by 2027/);
    assert.match(textOf(section.inner), /Breadth At least 9 skills at level 3 or above: \d of 9/);
  });

  it('open the lines that count and the check-list of statements', () => {
    for (const opener of openers) {
      const lines = findElements(sectionOf(opener, 'lines')?.inner ?? '', (element) => hasClass(element, 'entry'));
      assert.equal(lines.length, Number(/^\d+/.exec(nameOf(opener))?.[0]), nameOf(opener));
    }
    const asked = textOf(sectionOf(openers[1] as Element, 'asked')?.inner ?? '');
    assert.match(asked, /^What level 5 Ensure, advise asks 1 .* shown .* no evidence yet/);
  });

  it('are not there where nothing is aimed at', () => {
    const none = analyseGaps(emptyProfile, library, evidenceOf(yearTally()), '2026-11-23');
    const markup = renderTallyPage(
      yearTally(),
      yearFrameworks,
      { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor', gaps: none },
      english,
    ).html;
    assert.throws(() => byId(markup, 'targets'));
  });

  it('follow the filters, and name every place that they lead to', () => {
    assert.equal(narrowGaps(gaps, plainArrangement, library), gaps);
    const narrow = narrowGaps(gaps, { ...plainArrangement, words: 'security' }, library);
    assert.deepEqual(
      [...narrow.targets, ...narrow.aims.flatMap(({ targets }) => targets)].map(({ code }) => code),
      ['SCTY'],
    );
    assert.equal(entriesOfGaps(gaps).length, 12 + 1 + 2 + 2 + 1 + 11);
  });
});
