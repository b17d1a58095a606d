import assert from 'node:assert/strict';

import { english } from '../../../src/core/messages/translate.js';
import { plainArrangement } from '../../../src/core/tally/arrangement.js';
import { entriesOfGaps, narrowGaps } from '../../../src/core/tally/page/narrowGaps.js';
import { renderTallyPage } from '../../../src/core/tally/page/page.js';
import { analyseGaps, evidenceOf } from '../../../src/core/targets/gaps.js';
import { HintLookup } from '../../../src/core/targets/hints.js';
import { emptyProfile } from '../../../src/core/targets/model.js';
import { yearGaps, yearLibrary } from '../../fixtures/tally/gaps.js';
import { byId, findElements, hasClass, nameOf, textOf, type Element } from '../../fixtures/tally/markup.js';
import { yearFrameworks, yearTally } from '../../fixtures/tally/year.js';

const page = renderTallyPage(
  yearTally(),
  yearFrameworks,
  { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor', gaps: yearGaps },
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
    assert.match(textOf(section.inner), /^Targets 2 of 5 met ?, 1 overdue /);
    assert.match(textOf(section.inner), /Senior <b>engineer<\/b> by 2027/);
    assert.match(textOf(section.inner), /Breadth At least 9 skills at level 3 or above: \d of 9/);
  });

  it('say whose profile they are of, where there are several folders', () => {
    const view = { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor', gaps: yearGaps } as const;
    const { html } = renderTallyPage(yearTally(), yearFrameworks, { ...view, profileFolder: '<mine>' }, english);
    assert.match(textOf(byId(html, 'targets').inner), /^Targets 2 of 5 met ?, 1 overdue · by the profile in <mine> /);
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
    const none = analyseGaps(emptyProfile, yearLibrary, evidenceOf(yearTally()), '2026-11-23');
    const markup = renderTallyPage(
      yearTally(),
      yearFrameworks,
      { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor', gaps: none },
      english,
    ).html;
    assert.throws(() => byId(markup, 'targets'));
  });

  it('follow the filters, and name every place that they lead to', () => {
    assert.equal(narrowGaps(yearGaps, plainArrangement, yearLibrary), yearGaps);
    const narrow = narrowGaps(yearGaps, { ...plainArrangement, words: 'security' }, yearLibrary);
    assert.deepEqual(
      [...narrow.targets, ...narrow.aims.flatMap(({ targets }) => targets)].map(({ code }) => code),
      ['SCTY'],
    );
    assert.equal(entriesOfGaps(yearGaps).length, 12 + 1 + 2 + 2 + 1 + 11);
  });
});

describe('hints on the tally page', () => {
  const [skill] = yearTally().skills;
  assert.ok(skill);
  const ref = { framework: skill.framework, code: skill.code };
  const hints = new HintLookup([
    { ...ref, level: '5', hint: 'level.single', args: { code: skill.code, level: '5' } },
    { ...ref, level: '4', hint: 'level.one-month', args: { code: skill.code, level: '4', month: '2026-10' } },
  ]);
  const inYear = { from: '2026-01-01', to: '2026-12-31' };
  const view = { periodChoice: { kind: 'all' }, today: '2026-11-23', links: 'editor' } as const;
  const hinted = renderTallyPage(yearTally(inYear), yearFrameworks, { ...view, hints }, english);
  const [opener, ...others] = findElements(
    hinted.html,
    ({ attributes }) => attributes.get('data-opens')?.endsWith('.hints') === true,
  );

  it('are counted beside their skill alone, and opened there', () => {
    assert.ok(opener);
    assert.deepEqual(others, []);
    assert.equal(nameOf(opener), '2 hints about the evidence for ITOP');
    const panel = hinted.body(opener.attributes.get('data-opens') ?? '')?.html ?? '';
    assert.match(textOf(panel), /One piece of evidence is all there is for ITOP level 5\./);
    assert.match(textOf(panel), /All evidence for ITOP level 4 is from Oct 2026\./);
    assert.match(textOf(panel), /Of all time, whatever the period\./);
  });

  it('stand behind the number of their level, and of no other', () => {
    const bodyOf = (level: string): string => {
      const body = hinted.body(`skill.infra.ITOP.level.${level}`)?.html ?? '';
      // Beside the statements there is room for the lines, and for nothing else.
      const [lines, ...others] = findElements(body, (element) => hasClass(element, 'lines'));
      assert.deepEqual(others, []);
      return textOf(lines?.inner ?? '');
    };
    assert.match(bodyOf('5'), /A second one shows that it was no accident\./);
    assert.doesNotMatch(bodyOf('3'), /no accident|other times/);
  });

  it('are no part of a page that was given none', () => {
    const { html: plain } = renderTallyPage(yearTally(), yearFrameworks, view, english);
    assert.equal(plain.includes('.hints"'), false);
  });
});
