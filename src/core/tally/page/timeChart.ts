import { html, type Html } from '../../html.js';
import type { MessageKey } from '../../messages/translate.js';
import { plainArrangement, type ArrangedTally, type ChosenGrain } from '../arrangement.js';
import type { TallyEntry } from '../model.js';
import { countMonths, layOutTimeline, spanOf, type MonthCounts, type Span, type Timeline } from '../timeline.js';
import { sayCounted } from './counted.js';
import { renderEntries, type ListedEntry } from './entries.js';
import { allEvidence } from './notices.js';
import { renderOpener, renderPanels, type Panel } from './panel.js';
import type { PageContext, TallyPageView } from './view.js';
import { makeId, sayDate, sayMonth } from './words.js';

const grains: Readonly<Record<ChosenGrain, MessageKey>> = {
  auto: 'tally.time.auto',
  month: 'tally.time.month',
  quarter: 'tally.time.quarter',
};

/**
 * Evidence over time: a list of bars, each of which opens its lines. It is HTML rather than a canvas, so that every bar
 * has a name, takes the focus and wears the theme's colours, and rather than styled inline, which the policy forbids.
 */
export function renderTimeline(context: PageContext, tally: ArrangedTally, view: TallyPageView): Html | undefined {
  const { t } = context;
  const grain = view.arrangement?.grain ?? plainArrangement.grain;
  const timeline = layOutTimeline(countAllMonths(tally), { grain, period: tally.period, today: view.today });
  const panels: Panel[] = [];
  const most = timeline.spans.reduce((max, span) => Math.max(max, span.count), 0);
  const bars = timeline.spans.map((span, i) => {
    if (span.count === 0) return renderEmptyBar(context, timeline, i);
    const panel = spanPanel(context, tally, timeline, span);
    panels.push(panel);
    return renderBar(context, timeline, i, panel, span.count / most);
  });
  if (panels.length === 0) return undefined;
  return html`<section class="timeline" id="timeline" aria-labelledby="timeline.name">
    <div class="timeline-head">
      <h2 id="timeline.name">${t('tally.time')}</h2>
      ${context.links === 'editor' && renderGrains(context, grain)}
    </div>
    ${timeline.isSparse && html`<p class="hint">${t('tally.time.sparse')}</p>`}
    <div class="bars-scroller">
      <ol class="bars ${timeline.grain}">
        ${bars}
      </ol>
    </div>
    <div class="panels">${renderPanels(context, 'timeline', panels)}</div>
  </section>`;
}

function renderGrains({ t }: PageContext, chosen: ChosenGrain): Html {
  return html`<form class="grains" autocomplete="off">
    <fieldset>
      <legend class="unseen">${t('tally.time.grain')}</legend>
      <div class="choices">
        ${Object.entries(grains).map(
          ([value, key]) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="grain"
                value="${value}"
                id="grain.${value}"
                ${value === chosen && html` checked`}
              /><span>${t(key)}</span></label
            >`,
        )}
      </div>
    </fieldset>
  </form>`;
}

function renderBar(context: PageContext, timeline: Timeline, at: number, panel: Panel, share: number): Html {
  const span = timeline.spans[at];
  const count = span?.count ?? 0;
  const height = Math.max(2, Math.round(share * 1000) / 10);
  const face = html`<span class="column"
      ><span class="count">${context.t('common.number', { count })}</span
      ><svg class="stick" aria-hidden="true" width="100%" height="${height}%">
        <rect width="100%" height="100%" rx="2" /></svg
    ></span>
    ${renderAxis(context, timeline, at)}`;
  return html`<li>${renderOpener(context, panel, 'bar-opener', face, panel.title)}</li>`;
}

function renderEmptyBar(context: PageContext, timeline: Timeline, at: number): Html {
  const { t } = context;
  const span = timeline.spans[at];
  const words = t('tally.time.none', { span: sayDate(t, span?.id ?? '') });
  return html`<li class="none" title="${words}">
    <span class="unseen">${words}</span
    ><span class="bar-opener" aria-hidden="true"><span class="column"></span>${renderAxis(context, timeline, at)}</span>
  </li>`;
}

/** The step's short name, and below it the year where one begins. */
function renderAxis({ t }: PageContext, { spans, grain }: Timeline, at: number): Html {
  const [year = '', rest = ''] = (spans[at]?.id ?? '').split('-', 2);
  if (grain === 'year') return html`<span class="step">${year}</span>`;
  const name = grain === 'month' ? sayMonth(t, Number(rest)) : rest;
  const isFirst = at === 0 || !(spans[at - 1]?.id ?? '').startsWith(year);
  return html`<span class="step">${name}</span><span class="year">${isFirst && year}</span>`;
}

function spanPanel(context: PageContext, tally: ArrangedTally, { grain }: Timeline, span: Span): Panel {
  const { t } = context;
  const evidence = sayCounted(context, span.count);
  const entries = (): readonly ListedEntry[] => allEvidence(tally, ({ date }) => spanOf(date, grain) === span.id);
  const id = makeId('time', span.id);
  return {
    id,
    title: t('tally.time.bar', { evidence, span: sayDate(t, span.id) }),
    body: () => html`<section class="lines">${renderEntries(context, `${id}.list`, entries())}</section>`,
  };
}

/** A list of evidence is the same array until a piece comes or goes: what was counted in it is kept. */
const counted = new WeakMap<readonly TallyEntry[], MonthCounts>();

function countAllMonths(tally: ArrangedTally): MonthCounts {
  const sums = new Map<number, number>();
  for (const { evidence } of tally.skills.flatMap(({ levels }) => levels)) {
    const known = counted.get(evidence) ?? countMonths(evidence.map(({ date }) => date));
    counted.set(evidence, known);
    for (const [month, count] of known) sums.set(month, (sums.get(month) ?? 0) + count);
  }
  return sums;
}
