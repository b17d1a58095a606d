import { html } from '../html.js';

/** How a review looks on a screen, in light and dark, and on paper. */
export const style = html`<style>
  :root {
    color-scheme: light dark;
    --ink: #1d2329;
    --soft: #59636e;
    --line: #d5dae0;
    --tint: #f4f6f8;
    --link: #0b57b0;
    --comment: #8250df;
    --page: #ffffff;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ink: #e3e7eb;
      --soft: #a2abb5;
      --line: #3c444d;
      --tint: #20262d;
      --link: #79b8ff;
      --comment: #b794f6;
      --page: #14181c;
    }
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--page);
    color: var(--ink);
    font:
      16px/1.55 system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      'DejaVu Sans',
      sans-serif;
  }
  main {
    max-width: 54rem;
    margin: 0 auto;
    padding: 2.5rem 1.5rem 4rem;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: 1.9rem;
    line-height: 1.2;
    margin: 0 0 1rem;
  }
  h2 {
    font-size: 1.4rem;
    line-height: 1.25;
    margin: 3rem 0 0.75rem;
    padding-top: 0.75rem;
    border-top: 2px solid var(--ink);
  }
  h3 {
    font-size: 1.1rem;
    margin: 2rem 0 0.25rem;
  }
  h4 {
    font-size: 1rem;
    margin: 1.5rem 0 0.25rem;
  }
  p {
    margin: 0.6rem 0;
  }
  h3 + p {
    color: var(--soft);
    margin-top: 0;
  }
  ul,
  ol {
    margin: 0.4rem 0 0.8rem;
    padding-inline-start: 1.4rem;
  }
  li {
    margin: 0.35rem 0;
  }
  li > ul {
    margin: 0.2rem 0;
    color: var(--soft);
    list-style: none;
    padding-inline-start: 0.9rem;
    border-inline-start: 3px solid var(--line);
  }
  a {
    color: var(--link);
  }
  .table {
    overflow-x: auto;
    margin: 0.75rem 0 1.25rem;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.92rem;
    overflow-wrap: normal;
  }
  th,
  td {
    padding: 0.4rem 0.6rem;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
    text-align: start;
  }
  thead th {
    border-bottom: 2px solid var(--ink);
    vertical-align: bottom;
  }
  tbody th {
    font-weight: 400;
    min-width: 11rem;
  }
  .center {
    text-align: center;
  }
  .right {
    text-align: end;
  }
  td.center {
    white-space: nowrap;
  }
  blockquote {
    margin: 0.6rem 0;
    padding: 0.3rem 0.9rem;
    border-inline-start: 4px solid var(--line);
    background: var(--tint);
  }
  blockquote.comment {
    border-color: var(--comment);
  }
  blockquote p {
    margin: 0.3rem 0;
  }
  pre {
    background: var(--tint);
    padding: 0.75rem;
    overflow-x: auto;
    white-space: pre-wrap;
  }
  code {
    font-size: 0.9em;
    font-family: ui-monospace, 'DejaVu Sans Mono', Consolas, monospace;
  }
  hr {
    border: 0;
    border-top: 1px solid var(--line);
    margin: 2rem 0;
  }
  @page {
    size: A4;
    margin: 18mm 16mm;
  }
  @media print {
    :root {
      color-scheme: light;
      --ink: #000;
      --soft: #444;
      --line: #bbb;
      --tint: #f4f4f4;
      --link: #000;
      --comment: #555;
      --page: #fff;
    }
    body {
      font-size: 10.5pt;
    }
    main {
      max-width: none;
      padding: 0;
    }
    .table {
      overflow: visible;
    }
    .page-break {
      break-after: page;
    }
    .page-break + h2 {
      margin-top: 0;
    }
    h1,
    h2,
    h3,
    h4 {
      break-after: avoid;
    }
    h2 {
      margin-top: 1.8rem;
    }
    li,
    tr,
    blockquote {
      break-inside: avoid;
    }
    thead {
      display: table-header-group;
    }
    a {
      text-decoration: none;
    }
  }
</style>`;
