/** A part of a YAML text in which the cursor's surroundings read as they do in the whole. */
export interface YamlWindow {
  readonly text: string;
  /** The cursor's place in it. */
  readonly offset: number;
}

/** In UTF-16 units. So much YAML is read between two keys without being felt; some megabytes take a second. */
const mostText = 60_000;
/** Blocks that are read although the cursor is elsewhere: what they hold can be what is completed, as the ids of levels. */
const mostElsewhere = 15_000;

/** Lines from `from` up to, not including, `to`. */
interface Block {
  readonly from: number;
  readonly to: number;
}

/**
 * What has to be read of a file, so that completion costs the same in a framework of thousands of skills: all of a
 * small one. Of a large one, the block at the left margin that the cursor is in, cut down to what is around the cursor,
 * and the other blocks that are small. Undefined where the text is not made of such blocks.
 */
export function windowAround(text: string, offset: number): YamlWindow | undefined {
  if (text.length <= mostText) return { text, offset };
  const lines = text.split(/(?<=\n)/);
  const cursor = lineAt(lines, offset);
  const sizeOf = ({ from, to }: Block): number => lines.slice(from, to).reduce((sum, { length }) => sum + length, 0);
  const kept = splitBlocks(lines, { from: 0, to: lines.length }, 0).flatMap((block) => {
    if (!contains(block, cursor)) return sizeOf(block) <= mostElsewhere ? [block] : [];
    return sizeOf(block) <= mostElsewhere ? [block] : innerBlocks(lines, block, cursor);
  });
  if (kept.reduce((sum, block) => sum + sizeOf(block), 0) > mostText) return undefined;
  const dropped = offset - sizeOf({ from: 0, to: cursor });
  const above = kept.map(({ from, to }) => ({ from, to: Math.min(to, cursor) })).filter(({ from, to }) => from < to);
  return {
    text: kept.map(({ from, to }) => lines.slice(from, to).join('')).join(''),
    offset: above.reduce((sum, block) => sum + sizeOf(block), 0) + dropped,
  };
}

/** The line that opens the block, and of the blocks one step further in the one with the cursor. */
function innerBlocks(lines: readonly string[], block: Block, cursor: number): readonly Block[] {
  const head = { from: block.from, to: block.from + 1 };
  const inside = { from: head.to, to: block.to };
  const indent = lines.slice(inside.from, inside.to).find(hasContent)?.search(/[^ ]/) ?? 0;
  return [head, ...splitBlocks(lines, inside, indent).filter((inner) => contains(inner, cursor))];
}

/** A block begins at each line with content that is not indented further than `indent`. */
function splitBlocks(lines: readonly string[], { from, to }: Block, indent: number): readonly Block[] {
  const starts = [from];
  for (let i = from + 1; i < to; i++) {
    const line = lines[i] ?? '';
    if (line.search(/[^ ]/) <= indent && hasContent(line)) starts.push(i);
  }
  return starts.map((start, i) => ({ from: start, to: starts[i + 1] ?? to }));
}

function hasContent(line: string): boolean {
  return /^\s*[^\s#]/.test(line);
}

function contains({ from, to }: Block, line: number): boolean {
  return from <= line && line < to;
}

function lineAt(lines: readonly string[], offset: number): number {
  let end = 0;
  const found = lines.findIndex((line) => (end += line.length) > offset);
  return found === -1 ? lines.length - 1 : found;
}
