import { html, type Html } from '../../html.js';
import type { Position } from '../../text.js';
import { filePath } from './words.js';

/** What opens a line of a note when it is pressed. */
export function renderLineButton(
  className: 'entry' | 'remark',
  { uri, position }: { readonly uri: string; readonly position: Position },
  content: Html,
): Html {
  return html`<button
    type="button"
    class="${className}"
    title="${filePath(uri)}"
    data-open-uri="${uri}"
    data-open-line="${position.line}"
    data-open-character="${position.character}"
  >
    ${content}
  </button>`;
}
