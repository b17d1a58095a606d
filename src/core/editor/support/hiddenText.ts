import { hiddenSpans, isInside, opaqueSpans, parseMarkdown } from '../../journal/blocks/markdown.js';

/** Tells which places of a paragraph are in marks of other tools (`[[…]]`, `%%…%%`), where no tag is read. */
export function findHidden(paragraph: string): (offset: number) => boolean {
  const spans = hiddenSpans(paragraph, opaqueSpans(parseMarkdown(paragraph), paragraph));
  return (offset) => isInside(spans, offset);
}
