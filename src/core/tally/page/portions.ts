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
  lines: readonly Line[],
  renderLine: (line: Line) => Html,
): Html {
  const most = context.links === 'none' ? lines.length : firstPortion;
  return renderPortion(context, id, lines, most, renderLine);
}

function renderPortion<Line>(
  context: PageContext,
  id: string,
  lines: readonly Line[],
  most: number,
  renderLine: (line: Line) => Html,
): Html {
  const list = html`<ul class="entries">
    ${lines.slice(0, most).map(renderLine)}
  </ul>`;
  if (lines.length <= most) return list;
  const rest = lines.slice(most);
  const more = `${id}.more`;
  const content = (): Html => renderPortion(context, more, rest, nextPortion, renderLine);
  return html`${list}
    <details class="rest" id="${more}">
      <summary>${sayCount(context.t, 'tally.lines.more', rest.length)}</summary>
      <div class="body" id="${more}.lines">${context.defer({ id: more, content })}</div>
    </details>`;
}
