import { linkDestination } from '../markdownText.js';
import type { Range } from '../text.js';

const address = /^\[(\d+)\]: <(.+)>$/;

/** A link of a skill's page, and where it leads. */
export interface PageLink {
  readonly range: Range;
  readonly destination: string;
}

/**
 * The links of a skill's page, each over its own words, with the address that stands at the page's end:
 *
 *     [daily/2026-04-10.md:5][1]
 *     [1]: <file:///journal/daily/2026-04-10.md#L5>
 */
export function pageLinks(markdown: string): readonly PageLink[] {
  const lines = markdown.split('\n');
  const destinations = new Map<string, string>();
  // Only the last block is ours; lines of this form may stand in guidance and notes as well.
  for (const line of lines.slice(lines.findLastIndex((text) => text !== '' && !address.test(text)) + 1)) {
    const [, number, destination] = address.exec(line) ?? [];
    if (number !== undefined && destination !== undefined && linkDestination(destination) === destination) {
      destinations.set(number, destination);
    }
  }
  return lines.flatMap((text, line) => {
    const found = /(?<!\\)\[((?:\\.|[^[\]\\])*)\]\[(\d+)\]$/.exec(text);
    const destination = found ? destinations.get(found[2] ?? '') : undefined;
    if (!found || destination === undefined) return [];
    const range = { start: { line, character: found.index }, end: { line, character: text.length } };
    return [{ range, destination }];
  });
}
