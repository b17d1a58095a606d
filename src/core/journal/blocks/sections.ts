import type { Nodes, RootContent } from 'mdast';
import { trimTail, type Span } from '../../text.js';
import { parseMarkdown, spanOf } from './markdown.js';
import { makeReadable } from './unreadable.js';

/** A block of a note that stands in no other. Spans are of the text that was given. */
export interface Block extends Span {
  readonly type: RootContent['type'] | 'toml';
  /** A heading's rank; 0 for other blocks. */
  readonly depth: number;
  /** A heading's words, without marks. */
  readonly heading: string;
  /** Of a list: the mark of its next item (`-`, `3.`) and whether blank lines part its items. */
  readonly list: { readonly mark: string; readonly loose: boolean } | undefined;
}

/** The outermost blocks of a note, in order; undefined where lines cannot be read, so that places in it are unknown. */
export function blocksOf(text: string): readonly Block[] | undefined {
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const whole = text.slice(base);
  const { text: source, unread } = makeReadable(whole);
  if (unread.length > 0) return undefined;
  return parseMarkdown(source).children.map((node) => {
    const { start, end } = spanOf(node);
    return {
      start: start + base,
      end: end + base,
      type: node.type,
      depth: node.type === 'heading' ? node.depth : 0,
      heading: node.type === 'heading' ? headingWords(source.slice(start, end)) : '',
      list: listOf(node, source),
    };
  });
}

function headingWords(source: string): string {
  const lines = source.trim().split(/[\r\n]+/);
  // It is underlined, or has marks in front and perhaps behind.
  if (lines.length > 1) return lines.slice(0, -1).join('\n').trim();
  const words = source.trim().replace(/^#{1,6}/, '');
  const open = trimTail(words, /#/);
  return (open === '' || /[ \t]$/.test(open) ? open : words).trim();
}

function listOf(node: Nodes, source: string): Block['list'] {
  if (node.type !== 'list') return undefined;
  const last = node.children.at(-1);
  const mark = /^(?:[-+*]|([0-9]{1,9})([.)]))/.exec(last ? source.slice(spanOf(last).start) : '');
  if (!mark) return undefined;
  const [whole, number, delimiter = ''] = mark;
  const loose = node.spread === true || node.children.some((item) => item.spread === true);
  return { mark: number === undefined ? whole : `${Number(number) + 1}${delimiter}`, loose };
}
