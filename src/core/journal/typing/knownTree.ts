import type { Nodes, Root, RootContent } from 'mdast';
import type { Span } from '../../text.js';
import { parseEach, spanOf } from '../blocks/markdown.js';
import { placeOf } from '../blocks/plainInline.js';
import { changeBetween } from './textChange.js';

/** The tree of a text that changes a little at a time: of its blocks only those that changed are parsed. */
export class KnownTree {
  private text = '';
  private defined: readonly string[] = [];
  private blocks: readonly KnownBlock[] = [];

  /** As `parseEach` does. The nodes are good until the next call, which moves them. */
  parse(text: string, spans: readonly Span[], defined: readonly string[]): Root {
    const { before, behind } = this.unchanged(text, spans, defined);
    // One by one: of blocks that are parsed together the parser makes one list.
    const fresh = spans
      .slice(before, spans.length - behind)
      .map((span): KnownBlock => ({ ...span, nodes: parseEach(text, [span], defined).children }));
    const shift = text.length - this.text.length;
    const kept = this.blocks.slice(this.blocks.length - behind);
    this.blocks = [...this.blocks.slice(0, before), ...fresh, ...kept.map((block) => moveBlock(block, shift))];
    this.text = text;
    this.defined = defined;
    return { type: 'root', children: this.blocks.flatMap(({ nodes }) => nodes) };
  }

  /** How many blocks at the head and at the end are the same as before. */
  private unchanged(
    text: string,
    spans: readonly Span[],
    defined: readonly string[],
  ): { readonly before: number; readonly behind: number } {
    if (JSON.stringify(defined) !== JSON.stringify(this.defined)) return { before: 0, behind: 0 };
    const change = changeBetween(this.text, text);
    const shift = text.length - this.text.length;
    const isSame = (span: Span | undefined, known: Span | undefined, by: number): boolean =>
      span !== undefined && known !== undefined && span.start === known.start + by && span.end === known.end + by;
    const most = Math.min(spans.length, this.blocks.length);
    let before = 0;
    while (before < most && isSame(spans[before], this.blocks[before], 0)) {
      if ((spans[before]?.end ?? Infinity) > change.start) break;
      before++;
    }
    let behind = 0;
    while (behind < most - before && isSame(spans.at(-1 - behind), this.blocks.at(-1 - behind), shift)) {
      if ((spans.at(-1 - behind)?.start ?? 0) < change.newEnd) break;
      behind++;
    }
    return { before, behind };
  }
}

interface KnownBlock extends Span {
  readonly nodes: readonly RootContent[];
}

function moveBlock({ start, end, nodes }: KnownBlock, by: number): KnownBlock {
  if (by !== 0) for (const node of nodes) moveNode(node, by);
  return { start: start + by, end: end + by, nodes };
}

function moveNode(node: Nodes, by: number): void {
  const { start, end } = spanOf(node);
  // Places are not changed but replaced, since nodes may share them.
  node.position = placeOf(start + by, end + by);
  if ('children' in node) for (const child of node.children) moveNode(child, by);
}
