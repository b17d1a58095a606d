import type { Framework } from '../../framework/model.js';
import { html, type Html } from '../../html.js';
import type { Translate } from '../../messages/translate.js';
import { HintLookup } from '../../targets/hints.js';
import { isFiltered, plainArrangement, type ArrangedTally } from '../arrangement.js';
import { isOpen } from '../periods.js';
import { renderFilters } from './filters.js';
import { groupByFramework, renderFramework } from './matrix.js';
import { renderEmpty, renderFoot, renderProblems, renderProgress, renderUndated } from './notices.js';
import { renderPeriod } from './period.js';
import { renderSummary } from './summary.js';
import { renderTargets } from './targets.js';
import { renderTimeline } from './timeChart.js';
import type { DeferredPart, PageContext, TallyPageView } from './view.js';

/** A page for a script that opens it piece by piece. */
export interface TallyPage {
  /**
   * What stands inside the page's `main`. No script, no inline style. Each of its outermost elements has an id that stays
   * the same from one rendering to the next, so that only what changed need be replaced.
   */
  readonly html: string;
  /** What stands behind the `details` with this id; undefined where the page has none of that id. */
  body(id: string): PanelBody | undefined;
}

/** What is given once it is wanted. */
export interface PanelBody {
  /** Of the `details`. */
  readonly id: string;
  /** The element to add the whole `details` to; undefined: `html` is the content of its body. */
  readonly holder: string | undefined;
  readonly html: string;
}

const noHints = new HintLookup();

/** The tally as HTML. Each number opens the entries it counted, in `details` elements: they work without a script too. */
export function renderTallyPage(
  tally: ArrangedTally,
  frameworks: readonly Framework[],
  view: TallyPageView,
  t: Translate,
): TallyPage {
  const parts = new Map<string, DeferredPart>();
  const page = renderPage(tally, frameworks, view, t, parts);
  return {
    html: page.markup,
    body: (id) => {
      const part = parts.get(id);
      return part && { id, holder: part.holder, html: part.content().markup };
    },
  };
}

/** The same, to be placed in other HTML; what is put off until it is opened lands in `parts`. */
export function renderPage(
  tally: ArrangedTally,
  frameworks: readonly Framework[],
  view: TallyPageView,
  t: Translate,
  parts = new Map<string, DeferredPart>(),
): Html {
  const arrangement = view.arrangement ?? plainArrangement;
  const context: PageContext = {
    t,
    links: view.links,
    inPeriod: !isOpen(tally.period),
    counted: arrangement.counted,
    hints: view.hints ?? noHints,
    defer: (part) => {
      if (view.links === 'none') return part.content();
      parts.set(part.id, part);
      return html``;
    },
  };
  const period = renderPeriod(tally.period, view, t);
  if (view.indexing !== undefined) {
    const title = html`<header id="summary"><h1>${t('tally.title')}</h1></header>`;
    return html`${title}${period}${renderProgress(context, view.indexing)}`;
  }
  const groups = groupByFramework(tally.skills, frameworks);
  const tables = groups.map((group) => renderFramework(context, group));
  const filtered = isFiltered(arrangement);
  return html`${renderSummary(context, tally, filtered)}${period}${renderFilters(context, view)}
  ${renderTargets(context, view.gaps)}${renderEmpty(context, tally, frameworks, filtered)}${renderTimeline(context, tally, view)}
  ${renderUndated(context, tally)}${tables}${renderProblems(context, tally.problems)}${renderFoot(context, groups)}`;
}
