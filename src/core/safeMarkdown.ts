import type { BlockContent, DefinitionContent, ListItem, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { directionMarks, loneSurrogate, notIcon, shortenLine } from './markdownText.js';

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
