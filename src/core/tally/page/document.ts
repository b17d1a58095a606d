import type { Framework } from '../../framework/model.js';
import { html } from '../../html.js';
import type { Translate } from '../../messages/translate.js';
import type { ArrangedTally } from '../arrangement.js';
import { renderTallyPage } from './page.js';
import type { TallyPageView } from './view.js';

/** What surrounds the page: where its style and script come from, and what the content security policy lets in. */
export interface DocumentFrame {
  /** BCP 47, of the words of `t`. */
  readonly language: string;
  /** Address of the style sheet. */
  readonly style: string;
  /** CSP source that covers `style`, such as a web view's `cspSource`. */
  readonly styleSource: string;
  /** Undefined for a document that stands alone. */
  readonly script?: { readonly address: string; readonly nonce: string };
}

/** The whole document. Nothing runs but the one script that has the nonce, and nothing is loaded but the style. */
export function renderTallyDocument(
  tally: ArrangedTally,
  frameworks: readonly Framework[],
  view: TallyPageView,
  t: Translate,
  frame: DocumentFrame,
): string {
  const { script } = frame;
  const policy = [
    `default-src 'none'`,
    `style-src ${frame.styleSource}`,
    ...(script === undefined ? [] : [`script-src 'nonce-${script.nonce}'`]),
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const page = renderTallyPage(tally, frameworks, view, t);
  // `live`: a panel that is closed is not shown at all, for there is a script to open it.
  return html`<!doctype html>
    <html lang="${frame.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${t('tally.title')}</title>
        <link rel="stylesheet" href="${frame.style}" />
      </head>
      <body class="tally${script !== undefined && ' live'}">
        <p class="unseen" id="announcement" role="status" aria-live="polite"></p>
        <main id="page">${pagePlace}</main>
        ${script !== undefined && html`<script nonce="${script.nonce}" src="${script.address}"></script>`}
      </body>
    </html>`.markup.replace(pagePlace, () => page.html);
}

/** Stands for the page, which is put together as text: nothing else of the document is anybody's words but the title. */
const pagePlace = '\uE000page\uE001';
