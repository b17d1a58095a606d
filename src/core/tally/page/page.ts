import type { Framework } from '../../framework/model.js';
import { html, type Html } from '../../html.js';
import type { Translate } from '../../messages/translate.js';
import { HintLookup } from '../../targets/hints.js';
import { isFiltered, plainArrangement, type ArrangedTally } from '../arrangement.js';
import { isOpen } from '../periods.js';
import { renderFilters } from './filters.js';
import { groupByFramework } from './frameworkTallies.js';
import { renderFramework } from './matrix.js';
import { renderEmpty, renderFoot, renderProblems, renderProgress, renderUndated } from './notices.js';
import { renderPeriod } from './period.js';
import { renderSummary } from './summary.js';
import { renderTargets } from './targets.js';
import { renderTimeline } from './timeChart.js';
import { RowMemory } from './rowMemory.js';
import type { DeferredPart, DeferredParts, PageContext, TallyPageView } from './view.js';

/** A page for a script that opens it piece by piece. */
export interface TallyPage {
  /**
   * What stands inside the page's `main`. No script, no inline style. Each of its outermost elements has an id that stays
   * the same from one rendering to the next, so that only what changed need be replaced.
   */
  readonly html: string;
  /** The same with the rows of its tables empty, and these rows by their ids. */
  readonly skeleton: string;
  readonly rows: ReadonlyMap<string, string>;
  /** Ids of the headings that fold rows away. */
  readonly headings: ReadonlySet<string>;
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

/**
 * The tally as HTML. Each number opens the entries it counted, in `details` elements: they work without a script too. With
 * the memory of the last rendering, only rows that changed are rendered.
 */
export function renderTallyPage(
  tally: ArrangedTally,
  frameworks: readonly Framework[],
  view: TallyPageView,
  t: Translate,
  memory = new RowMemory(),
): TallyPage {
  const drawing = new Drawing(view, t, memory);
  const skeleton = drawing.page(tally, frameworks).markup;
  const { rows, headings } = drawing;
  return {
    get html() {
      return fillRows(skeleton, rows);
    },
    skeleton,
    rows,
    headings,
    body: (id) => {
      const part = drawing.part(id);
      return part && { id, holder: part.holder, html: part.content().markup };
    },
  };
}

/** What is made in one rendering. */
class Drawing {
  private readonly parts: DeferredParts = new Map();
  private readonly partsOfRows: DeferredParts[] = [];
  readonly rows = new Map<string, string>();
  readonly headings = new Set<string>();

  constructor(
    private readonly view: TallyPageView,
    private readonly t: Translate,
    private readonly memory: RowMemory,
  ) {}

  page(tally: ArrangedTally, frameworks: readonly Framework[]): Html {
    const { view, t } = this;
    const arrangement = view.arrangement ?? plainArrangement;
    const context: PageContext = {
      t,
      links: view.links,
      inPeriod: !isOpen(tally.period),
      counted: arrangement.counted,
      order: arrangement.order,
      hints: view.hints ?? noHints,
      defer: deferInto(this.parts, view),
      placeRow: (id, inputs, render) => this.placeRow(context, id, inputs, render),
      isOpen: (heading) => {
        this.headings.add(heading);
        return view.links === 'none' || view.open?.has(heading) === true;
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
    ${renderTargets(context, view)}${renderEmpty(context, tally, frameworks, filtered)}${renderTimeline(context, tally, view)}
    ${renderUndated(context, tally)}${tables}${renderProblems(context, tally.problems)}${renderFoot(context, groups, tally)}`;
  }

  /** A part within another is known once that other was made. */
  part(id: string): DeferredPart | undefined {
    const holder = [this.parts, ...this.partsOfRows].find((parts) => parts.has(id));
    return holder?.get(id);
  }

  private placeRow(
    context: PageContext,
    id: string,
    inputs: readonly unknown[],
    render: (own: PageContext) => Html,
  ): Html {
    const { links, inPeriod, counted } = context;
    const row = this.memory.row(id, [this.t, links, inPeriod, counted, ...inputs], () => {
      const parts: DeferredParts = new Map();
      return { html: render({ ...context, defer: deferInto(parts, context) }), parts };
    });
    this.partsOfRows.push(row.parts);
    this.rows.set(id, row.html.markup);
    return html`<tbody class="row" id="${id}"></tbody>`;
  }
}

/** Parts are made long after the page, and those within them join them. */
function deferInto(parts: DeferredParts, { links }: Pick<PageContext, 'links'>): PageContext['defer'] {
  return (part) => {
    if (links === 'none') return part.content();
    parts.set(part.id, part);
    return html``;
  };
}

/** Puts the rows into their places. */
function fillRows(skeleton: string, rows: ReadonlyMap<string, string>): string {
  return skeleton.replace(/<tbody class="row" id="([^"]*)"><\/tbody>/g, (empty, id: string) => rows.get(id) ?? empty);
}
