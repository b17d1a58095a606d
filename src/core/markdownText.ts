import type { BlockContent, DefinitionContent, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { trimTail } from './text.js';

/**
 * Untrusted text on its way into a Markdown string. Names, statements and notes come from files that anybody may have
 * written: whatever they hold, they are words, never a link, an image, HTML, an icon or a command.
 */

/** Line ends, separators and control characters, in any run with blanks around them. */
const blanks = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/gu;
/** Marks that turn the reading direction of what follows, our own words included. */
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/gu;
const loneSurrogate = /\p{Cs}/gu;
/** In place of `$(`: a zero-width space breaks the mark of an icon wherever it is read, as no escape does. */
const notIcon = '$$\u200b(';

/** One line of plain text: blanks run together, without control characters, direction overrides and broken halves. */
export function plainLine(text: string): string {
  return text.replace(directionMarks, '').replace(loneSurrogate, '\ufffd').replace(blanks, ' ').trim();
}

/** `plainLine` for labels that the host reads icons in: status bar, quick picks. */
export function plainLabel(text: string): string {
  return plainLine(text).replace(/\$\(/gu, notIcon);
}

/** `plainLine`, cut at a word's end to at most `limit` UTF-16 units, with `…` for the rest. */
export function shortenLine(text: string, limit: number): string {
  const line = plainLine(text);
  if (line.length <= limit) return line;
  const cut = line.slice(0, limit - 1).replace(/\p{Cs}$/u, '');
  const blank = cut.lastIndexOf(' ');
  return `${trimTail(blank >= limit / 2 ? cut.slice(0, blank) : cut, /[\s,;:.]/u)}…`;
}

/**
 * Escapes text for any place inside a Markdown paragraph, list item, table cell or link text; the result is one line.
 * It also holds at the start of a line and beside whatever we write before or after it.
 */
export function escapeMarkdown(text: string): string {
  return (
    plainLine(text)
      .replace(/[\\`*_[\]<>!|~#&@^{}]/gu, '\\$&')
      .replace(/\$\(/gu, notIcon)
      .replace(/\$/gu, '\\$&')
      // What readers make links of without any mark: schemes, `www.` and bare host names.
      .replace(/(?<=\p{L}):(?=\S)/gu, '\\:')
      .replace(/(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, '\\.')
      // Marks of a list, a rule or an underlined heading.
      .replace(/^(?:[-+=]|\d+(?=[.)])[.)])/u, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`)
  );
}

/** For the words of a link: links do not nest, so that addresses in them need no marks that a reader of the source stumbles over. */
export function escapeLinkText(text: string): string {
  return plainLine(text)
    .replace(/[\\`*_[\]<>!|~&]/gu, '\\$&')
    .replace(/\$\(/gu, notIcon);
}

/** `escapeMarkdown` between marks of emphasis; nothing where the text has no words, since marks alone would show. */
export function emphasise(mark: '_' | '**', text: string): string {
  const words = escapeMarkdown(text);
  return words === '' ? '' : `${mark}${words}${mark}`;
}

/** Paragraphs, lists and tables under one another; empty ones leave nothing. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

/**
 * Where a link of ours to a note may lead: the URI with everything percent-encoded that could end it early; undefined
 * for schemes that run something.
 */
export function linkDestination(uri: string): string | undefined {
  if (/^\s*(?:command|javascript|data|vbscript):/iu.test(uri)) return undefined;
  return uri.replace(loneSurrogate, '\ufffd').replace(/[\s\u0000-\u001f\u007f"'()<>[\]\\`*|!$]/gu, percentEncode);
}

function percentEncode(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
}

/** More than any guidance has; keeps a hostile file from costing time at each hover. */
const maxNotes = 8_000;
/** Deeper nesting is dropped: nobody can read it, and it must not exhaust the stack. */
const maxDepth = 8;
/** Marks of quotes and lists at a line's start, beyond the eighth. */
const deepContainers = /^((?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){8})(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))+/gmu;

/** Guidance notes reduced to paragraphs, lists, emphasis, code and http(s) links. */
export function safeMarkdown(notes: string): string {
  return shortenMarkdown(notes, Infinity).markdown;
}

/** `safeMarkdown` of about the first `limit` characters: whole blocks and list items, and at least a part of the first. */
export function shortenMarkdown(
  notes: string,
  limit: number,
): { readonly markdown: string; readonly shortened: boolean } {
  const source = notes.slice(0, maxNotes).replace(directionMarks, '').replace(loneSurrogate, '\ufffd');
  const tree = fromMarkdown(source.replace(deepContainers, '$1'));
  const budget: Budget = { limit, left: limit, spent: notes.length > maxNotes };
  const children = keepBlocks(tree.children, 0, budget);
  const root: Root = { type: 'root', children };
  return { markdown: toMarkdown(root, writing).trim(), shortened: budget.spent };
}

/** How much text may still be kept, and whether something had to go. */
interface Budget {
  readonly limit: number;
  left: number;
  spent: boolean;
}

type Block = BlockContent | DefinitionContent;

function keepBlocks(nodes: readonly Nodes[], depth: number, budget: Budget): Block[] {
  if (depth > maxDepth) return [];
  const kept: Block[] = [];
  for (const node of nodes) {
    if (budget.left <= 0) {
      if (node.type !== 'html' && node.type !== 'definition') budget.spent = true;
      break;
    }
    kept.push(...keepBlock(node, depth, budget));
  }
  return kept;
}

function keepBlock(node: Nodes, depth: number, budget: Budget): Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(keepPhrasing(node.children, depth, budget));
    case 'heading': {
      const children = keepPhrasing(node.children, depth, budget);
      return children.length === 0 ? [] : paragraphOf([{ type: 'strong', children }]);
    }
    case 'blockquote':
      return keepBlocks(node.children, depth + 1, budget);
    case 'code':
      budget.left -= node.value.length;
      return [{ type: 'code', value: node.value }];
    case 'list': {
      const children: ListItem[] = [];
      for (const item of node.children) {
        if (budget.left <= 0) budget.spent = true;
        const inside = budget.left <= 0 ? [] : keepBlocks(item.children, depth + 1, budget);
        if (inside.length > 0) children.push({ type: 'listItem', spread: false, children: inside });
      }
      const start = node.start ?? null;
      return children.length === 0
        ? []
        : [{ type: 'list', ordered: node.ordered ?? false, start, spread: false, children }];
    }
    default:
      return [];
  }
}

function paragraphOf(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: 'paragraph', children }];
}

function keepPhrasing(nodes: readonly Nodes[], depth: number, budget: Budget): PhrasingContent[] {
  if (depth > maxDepth) return [];
  const kept: PhrasingContent[] = [];
  for (const node of nodes) {
    if (budget.left <= 0) {
      budget.spent = true;
      break;
    }
    kept.push(...keepInline(node, depth, budget));
  }
  return kept;
}

function keepInline(node: Nodes, depth: number, budget: Budget): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return textOf(node.value, budget);
    case 'inlineCode':
      budget.left -= node.value.length;
      return [{ type: 'inlineCode', value: node.value }];
    case 'break':
      return [{ type: 'break' }];
    case 'image':
    case 'imageReference':
      return textOf(node.alt ?? '', budget);
    case 'emphasis':
    case 'strong': {
      const children = keepPhrasing(node.children, depth + 1, budget);
      return children.length === 0 ? [] : [{ type: node.type, children }];
    }
    case 'linkReference':
      return keepPhrasing(node.children, depth + 1, budget);
    case 'link': {
      const children = keepPhrasing(node.children, depth + 1, budget);
      const safe = /^https?:\/\/[^\s<>\\\u0000-\u001f]+$/iu.test(node.url) && children.length > 0;
      return safe ? [{ type: 'link', url: node.url, children }] : children;
    }
    default:
      return [];
  }
}

function textOf(value: string, budget: Budget): PhrasingContent[] {
  if (value === '') return [];
  const plain = value.replace(/\$\(/gu, notIcon);
  if (plain.length <= budget.left) {
    budget.left -= plain.length;
    return [{ type: 'text', value: plain }];
  }
  // A scrap of a sentence says nothing: better to end with what went before.
  const isScrap = budget.left < budget.limit / 8;
  const cut = isScrap ? '' : shortenLine(plain, Math.max(1, Math.floor(budget.left)));
  budget.left = 0;
  budget.spent = true;
  return cut === '' ? [] : [{ type: 'text', value: cut }];
}

/** What the serialiser does not escape by itself, as it writes plain CommonMark: readers know more than that. */
const writing: Options = {
  bullet: '-',
  emphasis: '_',
  fences: true,
  listItemIndent: 'one',
  resourceLink: true,
  unsafe: [
    ...['<', '!', '|', '$', '#', '@', '~', '^', '{'].map((character) => ({
      character,
      inConstruct: 'phrasing' as const,
    })),
    { character: ':', after: '\\/\\/', inConstruct: 'phrasing' },
    { character: ':', before: 'mailto|xmpp', inConstruct: 'phrasing' },
    { character: '.', before: '[Ww]{3}', inConstruct: 'phrasing' },
  ],
};
