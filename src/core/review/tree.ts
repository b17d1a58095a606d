import type { ListItem, Nodes, PhrasingContent, Root, Table } from 'mdast';
import { parseMarkdown } from '../journal/blocks/markdown.js';
import type { DocumentWords } from './documentWords.js';
import { headingSlug } from './headingSlug.js';

/**
 * A review document as its readers see it, whatever it is printed as: without marks, boxes and dropped pieces, and with
 * nothing in it that could run or be loaded.
 */
export type Block =
  | { readonly kind: 'heading'; readonly depth: number; readonly id: string; readonly content: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly start: number | undefined; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: 'table';
      readonly align: readonly Align[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'quote'; readonly isComment: boolean; readonly content: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  /** The first page ends here. */
  | { readonly kind: 'page-break' };

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'delete'; readonly content: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly address: string; readonly content: readonly Inline[] }
  | { readonly kind: 'break' };

export type Align = 'left' | 'center' | 'right' | undefined;

const comment = /^\s*<!--/;
const pieceMark = /^<!--\s*e\s/;

/** Reads the Markdown of a review. Takes any text. */
export function readReviewTree(markdown: string, words: DocumentWords): readonly Block[] {
  const root = parseMarkdown(markdown.replace(/^\ufeff/, ''));
  const definitions = definitionsOf(root);
  const slugs = new Map<string, number>();
  let hasBroken = false;
  return blocksOf(root.children);

  function blocksOf(nodes: readonly Nodes[]): readonly Block[] {
    return nodes.flatMap((node) => blockOf(node));
  }

  function blockOf(node: Nodes): readonly Block[] {
    switch (node.type) {
      case 'heading': {
        const content = inlinesOf(node.children);
        return [{ kind: 'heading', depth: node.depth, id: idOf(plainWords(content)), content }];
      }
      case 'paragraph':
        return paragraphOf(inlinesOf(node.children));
      case 'list': {
        const items = node.children.filter((item) => !isDropped(item)).map((item) => itemBlocks(item));
        const start = node.ordered === true ? (node.start ?? 1) : undefined;
        return items.length === 0 ? [] : [{ kind: 'list', start, items }];
      }
      case 'table':
        return [tableOf(node)];
      case 'blockquote':
        return [quoteOf(blocksOf(node.children))];
      case 'code':
      case 'math':
        return [{ kind: 'code', text: node.value }];
      case 'thematicBreak':
        return [{ kind: 'rule' }];
      case 'footnoteDefinition':
        return [{ kind: 'paragraph', content: [text(`[${node.identifier}]`)] }, ...blocksOf(node.children)];
      case 'html': {
        const isFirstSkill = !hasBroken && /^\s*<!--\s*skill-journal:begin skill /.test(node.value);
        hasBroken ||= isFirstSkill;
        if (isFirstSkill) return [{ kind: 'page-break' }];
        return comment.test(node.value) ? [] : paragraphOf([text(node.value)]);
      }
      default:
        return [];
    }
  }

  function paragraphOf(content: readonly Inline[]): readonly Block[] {
    return content.length === 0 ? [] : [{ kind: 'paragraph', content }];
  }

  /** A box that is the document's own is not shown; one of the user's lists is. */
  function itemBlocks(item: ListItem): readonly Block[] {
    const blocks = blocksOf(item.children);
    if (typeof item.checked !== 'boolean' || marksOf(item).length > 0) return blocks;
    const [first, ...rest] = blocks;
    const box = text(item.checked ? '☑ ' : '☐ ');
    if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', content: [box] }, ...blocks];
    return [{ kind: 'paragraph', content: [box, ...first.content] }, ...rest];
  }

  function tableOf(node: Table): Block {
    return {
      kind: 'table',
      align: (node.align ?? []).map((align) => align ?? undefined),
      rows: node.children.map((row) => row.children.map((cell) => inlinesOf(cell.children))),
    };
  }

  /** A reviewer's callout says who speaks, in words instead of marks and fields. */
  function quoteOf(content: readonly Block[]): Block {
    const [first, ...rest] = content;
    const opening = first?.kind === 'paragraph' ? first.content[0] : undefined;
    const mark = opening?.kind === 'text' ? /^\[!(?:review|comment)\][+-]?\s*/i.exec(opening.text)?.[0] : undefined;
    if (mark === undefined || opening?.kind !== 'text' || first?.kind !== 'paragraph') {
      return { kind: 'quote', isComment: false, content };
    }
    const [title = '', ...lines] = opening.text.slice(mark.length).split('\n');
    const said: Inline[] = lines.flatMap((line) => [{ kind: 'break' as const }, text(fieldWords(line))]);
    const head: Inline = { kind: 'strong', content: [text(title === '' ? words.nobody : title)] };
    return {
      kind: 'quote',
      isComment: true,
      content: [{ kind: 'paragraph', content: [head, ...said, ...first.content.slice(1)] }, ...rest],
    };
  }

  function fieldWords(line: string): string {
    const [, key = '', value = ''] = /^\s*(verdict|rating)::(.*)$/is.exec(line) ?? [];
    const said = value.trim();
    if (key.toLowerCase() === 'rating') return words.rated.replace('{rating}', () => said);
    switch (said.toLowerCase()) {
      case 'agree':
        return words.agree;
      case 'disagree':
        return words.disagree;
      default:
        return line;
    }
  }

  function inlinesOf(nodes: readonly PhrasingContent[]): readonly Inline[] {
    const inlines = nodes.flatMap((node) => inlineOf(node));
    const last = inlines.at(-1);
    // What stands before a mark that is gone.
    if (last?.kind !== 'text' || last.text.trimEnd() === last.text) return inlines;
    const trimmed = last.text.trimEnd();
    return [...inlines.slice(0, -1), ...(trimmed === '' ? [] : [text(trimmed)])];
  }

  function inlineOf(node: PhrasingContent): readonly Inline[] {
    switch (node.type) {
      case 'strong':
      case 'emphasis':
      case 'delete':
        return [{ kind: node.type, content: inlinesOf(node.children) }];
      case 'inlineCode':
      case 'inlineMath':
        return [{ kind: 'code', text: node.value }];
      case 'break':
        return [{ kind: 'break' }];
      case 'link':
        return linkOf(node.url, inlinesOf(node.children));
      case 'linkReference':
        return linkOf(definitions.get(node.identifier), inlinesOf(node.children));
      case 'image':
      case 'imageReference':
        return [text(node.alt ?? '')];
      case 'footnoteReference':
        return [text(`[${node.identifier}]`)];
      case 'html':
        if (comment.test(node.value)) return [];
        return /^<br\s*\/?>$/i.test(node.value) ? [{ kind: 'break' }] : [text(node.value)];
      default:
        return 'value' in node ? [text(node.value)] : [];
    }
  }

  function linkOf(address: string | undefined, content: readonly Inline[]): readonly Inline[] {
    const safe = address === undefined ? undefined : safeAddress(address);
    return safe === undefined || content.length === 0 ? content : [{ kind: 'link', address: safe, content }];
  }

  function idOf(words: string): string {
    const slug = headingSlug(words) || 'part';
    const count = slugs.get(slug) ?? 0;
    slugs.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }
}

/** The words alone. */
export function plainWords(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'text' || inline.kind === 'code') return inline.text;
      return inline.kind === 'break' ? '\n' : plainWords(inline.content);
    })
    .join('');
}

/** Addresses of the web and of mail, of this document, and of files beside it. */
function safeAddress(address: string): string | undefined {
  const trimmed = address.trim();
  if (/[\p{Cc}\s]/u.test(trimmed) || trimmed === '') return undefined;
  if (/^(?:https?:\/\/|mailto:|#)/i.test(trimmed)) return trimmed;
  return /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(trimmed) ? undefined : trimmed;
}

function isDropped(item: ListItem): boolean {
  return item.checked === false && marksOf(item).length > 0;
}

/** The document's own marks in the item's first paragraph. */
function marksOf(item: ListItem): readonly Nodes[] {
  const [first] = item.children;
  return first?.type === 'paragraph'
    ? first.children.filter((node) => node.type === 'html' && pieceMark.test(node.value))
    : [];
}

function definitionsOf(root: Root): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const node of root.children) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url);
  }
  return definitions;
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
