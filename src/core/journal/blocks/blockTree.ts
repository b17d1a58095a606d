import type { Root } from 'mdast';
import { fromMarkdown, type CompileContext, type Extension, type Token } from 'mdast-util-from-markdown';
import { parse, postprocess, preprocess } from 'micromark';
import type { Event, Extension as Syntax } from 'micromark-util-types';

/**
 * Makes trees of short texts, many times over. What `mdast-util-from-markdown` makes ready for each text and copies for
 * each token is made once here; what a token means is still left to its handlers. Whether lists are loose is not told.
 */
export function createBlockParser(syntax: readonly Syntax[], extensions: readonly Extension[]): BlockParser {
  const parser = parse({ extensions: [...syntax] });
  const handlers = handlersOf(extensions);
  const tokenize = (text: string, offset: number, defined: readonly string[]): Event[] => {
    parser.lazy = {};
    parser.defined = defined.filter((name) => !name.startsWith('^'));
    parser.gfmFootnotes = defined.flatMap((name) => (name.startsWith('^') ? name.slice(1) : []));
    const tokenizer = parser.document({ line: 1, column: 1, offset });
    return tokenizer.write(preprocess()(text, undefined, true));
  };
  return {
    parse: (text, offset, defined) => compile(postprocess(tokenize(text, offset, defined)), handlers),
    definitions: (text) => {
      tokenize(text, 0, []);
      return [...parser.defined, ...(parser.gfmFootnotes ?? []).map((name) => `^${name}`)];
    },
  };
}

export interface BlockParser {
  /** Offsets in the tree count from `offset`. `defined` has the names that links, and with `^` calls of footnotes, may refer to. */
  parse(text: string, offset: number, defined: readonly string[]): Root;
  /** The names of links and footnotes that a text defines. */
  definitions(text: string): readonly string[];
}

type Handlers = Pick<CompileContext, 'config' | 'enter' | 'exit' | 'buffer' | 'resume'>;

/** Handlers are handed all others, which is the way to come by them. */
function handlersOf(extensions: readonly Extension[]): Handlers {
  let found: Handlers | undefined;
  const probe: Extension = {
    enter: {
      lineEnding() {
        found = { ...this };
      },
    },
  };
  fromMarkdown('two\nlines', { mdastExtensions: [...extensions, probe] });
  if (!found) throw new Error('mdast-util-from-markdown calls no handler for a line ending.');
  delete found.config.enter['lineEnding'];
  return found;
}

function compile(events: readonly Event[], handlers: Handlers): Root {
  const { config } = handlers;
  const root: Root = { type: 'root', children: [] };
  const context: CompileContext = {
    ...handlers,
    ...{ stack: [root], tokenStack: [], data: {}, sliceSerialize: () => '' },
  };
  /** The item that is open in each open list. */
  const items: (Token | undefined)[] = [];
  events.forEach(([kind, token, tokenizer], i) => {
    context.sliceSerialize = tokenizer.sliceSerialize.bind(tokenizer);
    if (token.type === 'listOrdered' || token.type === 'listUnordered') {
      if (kind === 'enter') items.push(undefined);
      else endItem(items.pop(), i);
    } else if (token.type === 'listItemPrefix' && kind === 'enter') {
      endItem(items.pop(), i);
      const item: Token = { type: 'listItem', start: { ...token.start }, end: { ...token.end } };
      items.push(item);
      config.enter['listItem']?.call(context, item);
    }
    config[kind][token.type]?.call(context, token);
  });
  return root;

  function endItem(item: Token | undefined, before: number): void {
    if (!item) return;
    item.end = endOfItem(events, before);
    config.exit['listItem']?.call(context, item);
  }
}

/** An item ends before the line ends that part it from what follows: as in the compiler that this stands in for. */
function endOfItem(events: readonly Event[], index: number): Token['end'] {
  let lineEnd: Token | undefined;
  for (let i = index - 1; i >= 0; i--) {
    const [kind, token] = events[i] ?? [];
    if (token?.type === 'lineEnding' || token?.type === 'lineEndingBlank') {
      if (kind === 'enter') lineEnd = token;
    } else if (token === undefined || !betweenBlocks.has(token.type)) break;
  }
  const next = events[index]?.[1];
  return { ...(lineEnd?.start ?? next?.end ?? { line: 1, column: 1, offset: 0, _index: 0, _bufferIndex: 0 }) };
}

const betweenBlocks: ReadonlySet<string> = new Set([
  'linePrefix',
  'blockQuotePrefix',
  'blockQuotePrefixWhitespace',
  'blockQuoteMarker',
  'listItemIndent',
]);
