import type { Nodes } from 'mdast';
import { scanHashtag, type Hashtag } from '../../tag/scan.js';
import type { Span } from '../../text.js';
import { spanAt, spanOf, spansIn, type HiddenSpan } from './markdown.js';

/** A hashtag where it stands in a note. */
export interface PlacedHashtag extends Hashtag {
  /** Inside `~~ ~~`. */
  readonly struck: boolean;
}

/** A stretch of visible words; `start` is where its line of the source begins to show it. */
export interface Run {
  readonly start: number;
  readonly text: string;
  readonly hashtag: PlacedHashtag | undefined;
  /** Code and math are words, but hold no dates, fields or boxes. */
  readonly literal: boolean;
}

/** What a paragraph, heading or table cell says. */
export interface InlineContent {
  readonly runs: readonly Run[];
  readonly hashtags: readonly PlacedHashtag[];
  readonly footnotes: readonly FootnoteCall[];
}

/** `start` is where in the source the footnote is called. */
export interface FootnoteCall {
  readonly label: string;
  readonly start: number;
}

/** Reads a block with text in it (paragraph, heading, table cell) from the tree. */
export function readInline(block: Nodes, source: string, hidden: readonly HiddenSpan[]): InlineContent {
  const runs: Run[] = [];
  const hashtags: PlacedHashtag[] = [];
  const footnotes: FootnoteCall[] = [];
  visit(block, false);
  return { runs, hashtags, footnotes };

  function visit(node: Nodes, struck: boolean): void {
    const span = spanOf(node);
    switch (node.type) {
      case 'text':
        addLines(node.value, span);
        return;
      case 'hashtag': {
        // The parser saw only its line's text; the scanner judges the same spot of the source again for what is around.
        const inHidden = spanAt(hidden, span.start) !== undefined;
        const hashtag = inHidden ? undefined : placed(source, span, node.value, struck);
        if (hashtag) hashtags.push(hashtag);
        if (hashtag || !inHidden) add(span.start, node.value, hashtag);
        else addLines(node.value, span);
        return;
      }
      case 'inlineCode':
      case 'inlineMath':
        runs.push({ start: span.start, text: node.value, hashtag: undefined, literal: true });
        return;
      case 'image':
      case 'imageReference':
        add(span.start, node.alt ?? '');
        return;
      case 'break':
        add(span.start, '\n');
        return;
      case 'footnoteReference':
        footnotes.push({ label: node.identifier, start: span.start });
        return;
      case 'html':
        return;
      default:
        if ('children' in node) for (const child of node.children) visit(child, struck || node.type === 'delete');
    }
  }

  function add(start: number, text: string, hashtag?: PlacedHashtag): void {
    if (text !== '') runs.push({ start, text, hashtag, literal: false });
  }

  /** A text node over several lines: its value has the container's marks (`> `) taken off, so go line by line. */
  function addLines(value: string, span: Span): void {
    const raw = source.slice(span.start, span.end);
    if (!/[\r\n]/.test(raw)) return addVisible(span.start, value, span);
    const rawLines = raw.split(/(?<=\r\n|\r(?!\n)|\n)/);
    let start = span.start;
    value.split(/(?<=\r\n|\r(?!\n)|\n)/).forEach((line, i) => {
      const rawLine = rawLines[i] ?? '';
      const indent = i === 0 ? 0 : (/^[\s>]*/.exec(rawLine)?.[0].length ?? 0);
      addVisible(start + indent, line, { start: start + indent, end: start + rawLine.length });
      start += rawLine.length;
    });
  }

  /** Leaves out comments and templates; a wiki link shows its alias. */
  function addVisible(start: number, text: string, span: Span): void {
    const cuts = spansIn(hidden, span).filter(({ kind }) => kind !== 'link');
    if (cuts.length === 0) return add(start, text);
    // Offsets inside are exact unless the line has escapes, where a cut may take a character more or less.
    let at = span.start;
    for (const cut of cuts) {
      add(at, text.slice(at - start, Math.max(0, cut.start - start)));
      at = Math.max(at, cut.end);
    }
    add(at, text.slice(at - start));
  }
}

function placed(source: string, span: Span, text: string, struck: boolean): PlacedHashtag {
  const scanned = scanHashtag(source, span.start);
  if (scanned?.end === span.end) return { ...scanned, struck };
  // In a cell or after a container's mark the parser knows better than the raw line what stands before.
  return { ...span, text, segments: text.slice(1).split('/'), before: 'clear', cutRest: undefined, struck };
}
