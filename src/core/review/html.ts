import { html, type Html } from '../html.js';
import type { DocumentWords } from './documentWords.js';
import { style } from './htmlStyle.js';
import { plainWords, readReviewTree, type Align, type Block, type Inline } from './tree.js';

/**
 * A review as one file that needs nothing else: it opens in any browser, loads and runs nothing, and prints to clean pages.
 * `language` is BCP 47, of `words`.
 */
export function reviewToHtml(markdown: string, language: string, words: DocumentWords): string {
  const blocks = readReviewTree(markdown, words);
  const heading = blocks.find((block) => block.kind === 'heading');
  const title = heading ? plainWords(heading.content) : words.title;
  const policy = `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return `${
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="${policy}" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          ${style}
        </head>
        <body>
          <main>${blocks.map(blockHtml)}</main>
        </body>
      </html>`.markup
  }\n`;
}

/** The words that a reader of the page gets to see. */
export function wordsOfHtml(page: string): string {
  return page
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<(?:\/(?:p|li|td|th|h\d|tr)|br)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39|#96);/g, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#96': '`' };

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return headingHtml(block.depth, block.id, inlineHtml(block.content));
    case 'paragraph':
      return html`<p dir="auto">${inlineHtml(block.content)}</p> `;
    case 'list': {
      const items = block.items.map((item) => html`<li dir="auto">${itemHtml(item)}</li> `);
      if (block.start === undefined)
        return html`<ul>
          ${items}
        </ul> `;
      return html`<ol start="${block.start}">
        ${items}
      </ol> `;
    }
    case 'table':
      return tableHtml(block.rows, block.align);
    case 'quote':
      return html`<blockquote class="${block.isComment ? 'comment' : 'quote'}">
        ${block.content.map(blockHtml)}
      </blockquote> `;
    case 'code':
      return html`<pre dir="auto"><code>${block.text}</code></pre> `;
    case 'rule':
      return html`<hr /> `;
    case 'page-break':
      return html`<div class="page-break"></div> `;
  }
}

function headingHtml(depth: number, id: string, words: Html): Html {
  switch (depth) {
    case 1:
      return html`<h1 id="${id}" dir="auto">${words}</h1> `;
    case 2:
      return html`<h2 id="${id}" dir="auto">${words}</h2> `;
    case 3:
      return html`<h3 id="${id}" dir="auto">${words}</h3> `;
    default:
      return html`<h4 id="${id}" dir="auto">${words}</h4> `;
  }
}

/** An item of one paragraph is set tight. */
function itemHtml(blocks: readonly Block[]): readonly Html[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocks.map(blockHtml);
  return [inlineHtml(first.content), ...rest.map(blockHtml)];
}

function tableHtml(rows: readonly (readonly (readonly Inline[])[])[], align: readonly Align[]): Html {
  const [head = [], ...body] = rows;
  const sideOf = (i: number): string => align[i] ?? 'left';
  // A wide table scrolls on its own, also by keyboard.
  return html`<div class="table" tabindex="0" role="region" aria-label="${head.map(plainWords).join(', ')}">
    <table>
      <thead>
        <tr>
          ${head.map((cell, i) => html`<th scope="col" class="${sideOf(i)}" dir="auto">${inlineHtml(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${body.map(
          (row) =>
            html`<tr>
              ${row.map((cell, i) =>
                i === 0
                  ? html`<th scope="row" class="${sideOf(i)}" dir="auto">${inlineHtml(cell)}</th>`
                  : html`<td class="${sideOf(i)}" dir="auto">${inlineHtml(cell)}</td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}

function inlineHtml(content: readonly Inline[]): Html {
  return html`${content.map(oneInline)}`;
}

function oneInline(inline: Inline): Html {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`;
    case 'strong':
      return html`<strong>${inlineHtml(inline.content)}</strong>`;
    case 'emphasis':
      return html`<em>${inlineHtml(inline.content)}</em>`;
    case 'delete':
      return html`<del>${inlineHtml(inline.content)}</del>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
    case 'link':
      return html`<a href="${inline.address}">${inlineHtml(inline.content)}</a>`;
    case 'break':
      return html`<br />`;
  }
}
