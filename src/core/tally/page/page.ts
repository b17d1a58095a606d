import type { Framework } from '../../framework/model.js';
import { html, htmlSentence, type Html } from '../../html.js';
import type { JournalDate } from '../../journal/model.js';
import type { Translate } from '../../messages/translate.js';
import { compareText } from '../../text.js';
import type { Tally } from '../model.js';
import { isOpen } from '../periods.js';
import { renderEntries } from './entries.js';
import { groupByFramework, renderFramework } from './matrix.js';
import { allEvidence, renderEmpty, renderFoot, renderProblems, renderProgress, renderUndated } from './notices.js';
import { renderOpener, renderPanel, type Panel } from './panel.js';
import { renderPeriod } from './period.js';
import type { PageContext, TallyPageView } from './view.js';
import { isDay, sayCount, sayDate } from './words.js';

/**
 * The tally as HTML: what stands inside the page's `main`. No script, no inline style. Each of its outermost elements
 * has an id that stays the same from one rendering to the next, so that only what changed need be replaced.
 *
 * Each number opens the entries it counted, in `details` elements: they work without a script too.
 */
export function renderTallyPage(
  tally: Tally,
  frameworks: readonly Framework[],
  view: TallyPageView,
  t: Translate,
): string {
  return renderPage(tally, frameworks, view, t).markup;
}

/** The same, to be placed in other HTML. */
export function renderPage(tally: Tally, frameworks: readonly Framework[], view: TallyPageView, t: Translate): Html {
  const context: PageContext = { t, links: view.links, inPeriod: !isOpen(tally.period) };
  const period = renderPeriod(tally.period, view, t);
  if (view.indexing !== undefined) {
    const title = html`<header id="summary"><h1>${t('tally.title')}</h1></header>`;
    return html`${title}${period}${renderProgress(context, view.indexing)}`;
  }
  const groups = groupByFramework(tally.skills, frameworks);
  const tables = groups.map((group) => renderFramework(context, group));
  return html`${renderSummary(context, tally)}${period}${renderEmpty(context, tally, frameworks)}
  ${renderUndated(context, tally)}${tables}${renderProblems(context, tally.problems)}${renderFoot(context, groups)}`;
}

/** "96 pieces of evidence for 7 skills in 412 notes, last on 20 Nov 2026": its number opens all of them. */
function renderSummary(context: PageContext, tally: Tally): Html {
  const { t } = context;
  const all = allEvidence(tally);
  const notes = sayCount(t, 'tally.notes', tally.notes);
  if (all.length === 0) {
    const words = isOpen(tally.period) ? t('tally.summary.none', { notes }) : t('tally.summary.noneInPeriod');
    return html`<header id="summary"><h1>${words}</h1></header>`;
  }
  const evidence = sayCount(t, 'tally.evidence', all.length);
  const panel: Panel = {
    id: 'all-evidence',
    title: t('tally.allByDate', { evidence }),
    body: html`<section class="lines">${renderEntries(context, all)}</section>`,
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
    <div class="panels">${renderPanel(panel, 'summary')}</div>
  </header>`;
}

function countSkills(tally: Tally): number {
  return tally.skills.filter((skill) => skill.levels.some((level) => level.evidence.length > 0)).length;
}

function lastDate(tally: Tally): JournalDate | undefined {
  const dates = tally.skills.flatMap((skill) => skill.levels.flatMap(({ last }) => (last === undefined ? [] : [last])));
  return dates.sort((a, b) => compareText(a.first, b.first)).at(-1);
}
