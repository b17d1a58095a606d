import { html, type Html } from '../../html.js';
import type { PageContext } from './view.js';
import { sayCount } from './words.js';

/** A screen or two; who wants more gets as much as can be drawn without a stop. */
export const firstPortion = 100;
export const nextPortion = 500;

/**
 * A list of lines of which the first are drawn, and the others, portion by portion, when they are wanted. A document that
 * stands alone has all. `id` is the list's own on the page, and each portion's begins with it.
 */
export function renderPortions<Line>(
  context: PageContext,
  id: string,
  lines: Lines<Line>,
  renderLine: (line: Line) => Html,
): Html {
  const end = context.links === 'none' ? lines.length : firstPortion;
  return renderPortion(context, id, lines, 0, end, renderLine);
}

/** Lines of which no more need be put in order than are drawn. An array will do where they are. */
export interface Lines<Line> {
  readonly length: number;
  slice(start: number, end: number): readonly Line[];
}

function renderPortion<Line>(
  context: PageContext,
  id: string,
  lines: Lines<Line>,
  start: number,
  end: number,
  renderLine: (line: Line) => Html,
): Html {
  const list = html`<ul class="entries">
    ${lines.slice(start, end).map(renderLine)}
  </ul>`;
  const rest = lines.length - end;
  if (rest <= 0) return list;
  const more = `${id}.more`;
  const content = (): Html => renderPortion(context, more, lines, end, end + nextPortion, renderLine);
  return html`${list}
    <details class="rest" id="${more}">
      <summary>${sayCount(context.t, 'tally.lines.more', rest)}</summary>
      <div class="body" id="${more}.lines">${context.defer({ id: more, content })}</div>
    </details>`;
}
