import assert from 'node:assert/strict';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** As permissive a Markdown reader as there is: GFM, raw HTML and every protocol let through. */
export function render(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The addresses of all links, in order. */
export function linksOf(markdown: string): string[] {
  return [...render(markdown).matchAll(/<a href="([^"]*)"/gu)].map(([, href = '']) => href);
}

/** What a command link hands over, read as the host does: decoded twice, then as JSON. */
export function argumentsOf(link: string): unknown {
  const query = link.slice(link.indexOf('?') + 1);
  return JSON.parse(decodeURIComponent(decodeURIComponent(query)));
}

/** Fails where anything of a Markdown text is more than words, lists, tables, emphasis, code and allowed links. */
export function assertHarmless(markdown: string, allowedLink: RegExp): void {
  const html = render(markdown);
  const tags = [...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/giu)].map(([, name = '']) => name);
  const known = new Set(
    'p ul ol li em strong code pre br hr table thead tbody tr th td h1 h2 h3 h4 a input'.split(' '),
  );
  for (const tag of tags) assert.ok(known.has(tag), `<${tag}> in ${html}`);
  for (const link of linksOf(markdown)) assert.match(link, allowedLink);
  assert.doesNotMatch(html, /\$\([a-z-]+\)/u);
}
