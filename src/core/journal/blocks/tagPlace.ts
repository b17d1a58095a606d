import { isTagValue, readFrontMatter } from './frontMatter.js';
import { endOfFrontMatter, hiddenSpans, isInside, opaqueSpans, parseBlocks, parseMarkdown } from './markdown.js';
import { isForParser, makeReadable } from './unreadable.js';
import { cutWindows } from './windows.js';

/** Where in a note `offset` lies, if a tag may be written there. Only the block around it is parsed, where that tells. */
export function tagPlaceAt(text: string, offset: number): 'text' | 'front-matter' | undefined {
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const source = text.slice(base);
  const place = tagPlaceInBlock(source, offset - base) ?? tagPlaceInNote(source, offset - base);
  return place === 'nowhere' ? undefined : place;
}

/** A note longer than this is judged by the block alone, lest typing waits; then a comment over blocks is not seen. */
const longestWhole = 16 * 1024;

/** A comment or template may begin in another block, or only the parser knows what stands there. */
function mayHideFarOff(source: string): boolean {
  return /%%|<%|\{\{(?![^{}\r\n]*\}\})/.test(source) || isForParser(source);
}

/** `undefined` where it takes the whole note to tell. */
function tagPlaceInBlock(source: string, at: number): 'text' | 'nowhere' | undefined {
  const start = endOfFrontMatter(source);
  const judged = Math.max(0, at - 1);
  if (judged < start || (source.length <= longestWhole && mayHideFarOff(source))) return undefined;
  const windows = cutWindows(source, { start, end: source.length, line: 0 }, (offset) => offset > judged);
  const window = windows?.at(-1);
  if (!window) return undefined;
  // A BOM at the start of a text is no part of it for the parser.
  const block = `\n${source.slice(window.start, window.end)}`;
  const opaque = opaqueSpans(parseBlocks(block), block);
  const inBlock = judged - window.start + 1;
  return isInside(opaque, inBlock) || isInside(hiddenSpans(block, opaque), inBlock) ? 'nowhere' : 'text';
}

function tagPlaceInNote(whole: string, given: number): 'text' | 'front-matter' | undefined {
  const { text: source, unread } = makeReadable(whole);
  if (unread.some(({ start, end }) => start <= given && given <= end)) return undefined;
  const lost = unread.reduce((sum, { start, end }) => (end < given ? sum + end - start - 1 : sum), 0);
  const at = given - lost;
  const root = parseMarkdown(source);
  const frontMatter = readFrontMatter(root, source);
  if (frontMatter && at >= frontMatter.span.start && at <= frontMatter.span.end) {
    return isTagValue(source, frontMatter, at) ? 'front-matter' : undefined;
  }
  const opaque = opaqueSpans(root, source);
  // The character before the cursor decides: at the very end of a code span the cursor is outside again.
  const judged = Math.max(0, at - 1);
  if (isInside(opaque, judged)) return undefined;
  return isInside(hiddenSpans(source, opaque), judged) ? undefined : 'text';
}
