import { html, htmlSentence, type Html } from '../../html.js';
import type { JournalDate } from '../../journal/model.js';
import { compareText } from '../../text.js';
import { countEvidence, type ArrangedTally } from '../arrangement.js';
import { isOpen } from '../periods.js';
import { sayCounted } from './counted.js';
import { renderEntries } from './entries.js';
import { allEvidence } from './notices.js';
import { renderOpener, renderPanels, type Panel } from './panel.js';
import type { PageContext } from './view.js';
import { isDay, sayCount, sayDate } from './words.js';

/** "96 pieces of evidence for 7 skills in 412 notes, last on 20 Nov 2026": its number opens all of them. */
export function renderSummary(context: PageContext, tally: ArrangedTally, isFiltered: boolean): Html {
  const { t } = context;
  const count = tally.skills.reduce((sum, skill) => sum + countEvidence(skill), 0);
  const notes = sayCount(t, 'tally.notes', tally.notes);
  if (count === 0) {
    return html`<header id="summary"><h1>${sayNone()}</h1></header>`;
  }
  const evidence = sayCounted(context, count);
  const panel: Panel = {
    id: 'all-evidence',
    title: t('tally.allByDate', { evidence }),
    body: () =>
      html`<section class="lines">${renderEntries(context, 'all-evidence.list', allEvidence(tally))}</section>`,
  };
  const skills = sayCount(t, 'tally.skills', countSkills(tally));
  const last = lastDate(tally);
  const opener = renderOpener(context, panel, 'inline', html`${evidence}`);
  const sentence = htmlSentence({ evidence: opener }, (standIns) => {
    if (last === undefined) return t('tally.summary', { ...standIns, skills, notes });
    const date = sayDate(t, last.text);
    return t(isDay(last) ? 'tally.summary.lastDay' : 'tally.summary.lastSpan', { ...standIns, skills, notes, date });
  });
  return html`<header id="summary">
    <h1>${sentence}</h1>
    <div class="panels">${renderPanels(context, 'summary', [panel])}</div>
  </header>`;

  function sayNone(): string {
    if (isFiltered) return t('tally.summary.noneFiltered');
    return isOpen(tally.period) ? t('tally.summary.none', { notes }) : t('tally.summary.noneInPeriod');
  }
}

function countSkills(tally: ArrangedTally): number {
  return tally.skills.filter((skill) => skill.levels.some((level) => level.evidence.length > 0)).length;
}

function lastDate(tally: ArrangedTally): JournalDate | undefined {
  const dates = tally.skills.flatMap((skill) => skill.levels.flatMap(({ last }) => (last === undefined ? [] : [last])));
  return dates.sort((a, b) => compareText(a.first, b.first)).at(-1);
}
