import type {
  Blockquote,
  FootnoteDefinition,
  Heading,
  ListItem,
  Nodes,
  Paragraph,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { addTo } from '../../addTo.js';
import type { Span } from '../../text.js';
import { readInline, type InlineContent, type PlacedHashtag, type Run } from '../blocks/inline.js';
import { isDateLine, isTagLine, linesOf, plainText } from '../blocks/lines.js';
import { spanOf, type HiddenSpan } from '../blocks/markdown.js';
import { passTagsToCallers, type Footnotes } from './footnoteScopes.js';
import { cutPieces } from './pieces.js';
import { append, createScope, startOf, type Leaf, type Scope } from './scopes.js';

/** Where only some lines of a note are read: footnotes that have to do with them and others. */
export interface OtherFootnotes {
  /** Those that are called in these lines, and stand before or behind them. */
  readonly before: readonly RootContent[];
  readonly behind: readonly RootContent[];
  /** Labels of those that stand in them, whose tags belong elsewhere. */
  readonly calledElsewhere: readonly string[];
}

/** Scopes of a note, its footnotes, and the hashtags in its own lines. */
export interface Outline {
  readonly note: Scope;
  readonly footnotes: Footnotes;
  readonly hashtags: readonly PlacedHashtag[];
}

/**
 * Lays a note out as scopes: sections, items, rows, callouts, paragraphs cut into pieces, and the groups that tag lines
 * close. `isTag` says whether a hashtag is one of ours (a skill tag or a marker): only those cut a paragraph.
 */
export function outlineNote(
  root: Root,
  source: string,
  hidden: readonly HiddenSpan[],
  isTag: (hashtag: PlacedHashtag) => boolean,
  { before, behind, calledElsewhere }: OtherFootnotes = noFootnotes,
): Outline {
  const note = createScope('note', undefined, 0);
  const elsewhere = createScope('note', undefined, 0);
  const found: PlacedHashtag[] = [];
  const defined = new Map<string, Scope[]>();
  const callers = new Map<string, Scope[]>();
  layOut(before, elsewhere, undefined);
  const from = found.length;
  layOut(root.children, note, undefined);
  const hashtags = found.slice(from);
  layOut(behind, elsewhere, undefined);
  const footnotes = { defined, callers };
  passTagsToCallers(footnotes, (label) => (calledElsewhere.includes(label) ? elsewhere : undefined));
  note.end = source.length;
  return { note, footnotes, hashtags };

  /** `item` is the nearest list item around, to which all tags in it belong. */
  function layOut(nodes: readonly Nodes[], container: Scope, item: Scope | undefined): void {
    const open: { depth: number; scope: Scope }[] = [];
    let section = container;
    let above: 'start' | 'heading' | 'rule' | 'tag-line' = 'start';
    let groupFrom = container.content.length;
    let lastTagged = container;
    let dateLine: Leaf | undefined;

    for (const node of nodes) {
      switch (node.type) {
        case 'heading':
          layOutHeading(node);
          break;
        case 'thematicBreak':
          startGroup('rule');
          break;
        case 'paragraph':
          layOutParagraph(node);
          break;
        case 'list':
          for (const child of node.children) layOutItem(child, section, item, dateLine);
          break;
        case 'table':
          layOutTable(node, section, dateLine);
          break;
        case 'blockquote':
          layOutQuote(node, section, item, dateLine);
          break;
        case 'footnoteDefinition':
          layOutFootnote(node, section);
          break;
        case 'code':
        case 'math':
          append(section, {
            kind: 'leaf',
            role: 'code',
            span: spanOf(node),
            runs: [{ start: spanOf(node).start, text: node.value, hashtag: undefined, literal: true }],
          });
          break;
        default:
      }
    }

    function startGroup(reason: typeof above): void {
      groupFrom = section.content.length;
      above = reason;
    }

    function layOutHeading(node: Heading): void {
      const inline = readInline(node, source, hidden);
      const span = spanOf(node);
      if (item) {
        addLeaf(section, item, 'heading', span, inline);
        return;
      }
      // Tags with dashes under them: a tag line above a rule. A heading with `#` has one line.
      const isUnderlined = source.charAt(span.end - 1) === '-' && source.slice(span.start, span.end).includes('\n');
      if (isUnderlined && isTagLine(inline)) {
        closeGroup(span, inline);
        startGroup('rule');
        return;
      }
      while ((open.at(-1)?.depth ?? 0) >= node.depth) open.pop();
      section = createScope('section', open.at(-1)?.scope ?? container, span.start);
      open.push({ depth: node.depth, scope: section });
      addLeaf(section, section, 'heading', span, inline);
      startGroup('heading');
      dateLine = undefined;
    }

    function layOutParagraph(node: Paragraph): void {
      const inline = readInline(node, source, hidden);
      const span = spanOf(node);
      if (isTagLine(inline)) closeGroup(span, inline);
      else if (item) addLeaf(section, item, isTask(section) ? 'task' : 'paragraph', span, inline);
      else if (isDateLine(inline)) dateLine = addLeaf(section, section, 'paragraph', span, inline);
      else layOutPieces(span, inline, section, dateLine);
    }

    /** A tag line speaks for what stands above it, back to a heading, a rule or another tag line. */
    function closeGroup(span: Span, inline: InlineContent): void {
      for (const hashtag of inline.hashtags) section.tagLines.push(hashtag);
      if (item) {
        addLeaf(section, item, 'tag-line', span, inline);
        return;
      }
      const grouped = section.content.splice(groupFrom);
      let target = section;
      if (grouped.length > 0) {
        target = createScope('group', section, startOf(grouped[0]) ?? span.start, dateLine);
        for (const part of grouped) {
          if (part.kind === 'scope') part.parent = target;
          append(target, part);
        }
      } else if (above === 'tag-line') target = lastTagged;
      else if (above === 'rule' && container.type === 'note') target = note;
      else if (above !== 'heading') target = container;
      addLeaf(grouped.length > 0 ? target : section, target, 'tag-line', span, inline);
      lastTagged = target;
      startGroup('tag-line');
    }
  }

  function layOutItem(node: ListItem, section: Scope, outer: Scope | undefined, dateLine: Leaf | undefined): void {
    const only = node.children.length === 1 ? node.children[0] : undefined;
    if (outer && only?.type === 'paragraph' && typeof node.checked !== 'boolean') {
      const inline = readInline(only, source, hidden);
      if (isTagLine(inline)) {
        addLeaf(section, outer, 'tag-line', spanOf(node), inline);
        return;
      }
    }
    const first = node.children[0];
    const text = first?.type === 'paragraph' ? plainText(readInline(first, source, hidden).runs).text : '';
    const written = /^\[(.)\](?:\s|$)/u.exec(text)?.[1];
    const box = typeof node.checked === 'boolean' ? (node.checked ? 'x' : ' ') : written;
    const item = createScope('item', section, spanOf(node).start, dateLine, box);
    layOut(node.children, item, item);
    item.end = Math.max(item.end, spanOf(node).end);
  }

  function layOutTable(node: Table, section: Scope, dateLine: Leaf | undefined): void {
    const table = createScope('table', section, spanOf(node).start, dateLine);
    node.children.forEach((row, i) => {
      const scope = i === 0 ? table : createScope('row', table, spanOf(row).start);
      for (const cell of row.children) addLeaf(scope, scope, 'cell', spanOf(cell), readInline(cell, source, hidden));
    });
  }

  function layOutQuote(node: Blockquote, section: Scope, item: Scope | undefined, dateLine: Leaf | undefined): void {
    const [first, ...rest] = node.children;
    const inline = first?.type === 'paragraph' ? readInline(first, source, hidden) : undefined;
    const callout = inline && /^\[!([\w-]+)\][+-]?/.exec(plainText(inline.runs).text)?.[1]?.toLowerCase();
    if (!first || !inline || callout === undefined) {
      layOut(node.children, createScope('quote', section, spanOf(node).start, dateLine), item);
      return;
    }
    const isReview = callout === 'review' || callout === 'comment';
    const scope = createScope('callout', section, spanOf(node).start, dateLine, undefined, isReview);
    const [title = [], ...lines] = linesOf(inline.runs);
    const titleEnd = endOfRuns(title, spanOf(first).start);
    // What a reviewer writes claims nothing for the item around it.
    const owner = isReview ? undefined : item;
    const bodyFrom = lines.length > 0 ? endOfLine(title) : Infinity;
    const titleSpan = { start: spanOf(first).start, end: titleEnd };
    addLeaf(scope, owner ?? scope, 'callout-title', titleSpan, part(title, inline, 0, bodyFrom));
    const body = { start: lines[0]?.[0]?.start ?? titleEnd, end: spanOf(first).end };
    if (lines.length > 0) {
      const bodyInline = part(lines.flat(), inline, bodyFrom);
      if (owner) addLeaf(scope, owner, 'paragraph', body, bodyInline);
      else layOutPieces(body, bodyInline, scope, undefined);
    }
    layOut(rest, scope, owner);
  }

  function layOutFootnote(node: FootnoteDefinition, section: Scope): void {
    const footnote = createScope('footnote', section, spanOf(node).start);
    layOut(node.children, footnote, footnote);
    addTo(defined, node.identifier, footnote);
  }

  function layOutPieces(span: Span, inline: InlineContent, section: Scope, dateLine: Leaf | undefined): void {
    const pieces = cutPieces(inline, isTag);
    let from = 0;
    pieces.forEach((runs, i) => {
      const start = i === 0 ? span.start : (runs[0]?.start ?? span.start);
      const end = pieces[i + 1]?.[0]?.start ?? span.end;
      const scope = createScope('paragraph', section, start, dateLine);
      const to = i < pieces.length - 1 ? endOfLine(runs) : Infinity;
      addLeaf(scope, scope, 'paragraph', { start, end }, part(runs, inline, from, to));
      from = to;
    });
  }

  /** Of the last line that some runs stand in. */
  function endOfLine(runs: readonly Run[]): number {
    const { start = 0 } = runs.at(-1) ?? {};
    const length = source.slice(start).search(/[\r\n]/);
    return length < 0 ? source.length : start + length;
  }

  function addLeaf(into: Scope, owner: Scope, role: Leaf['role'], span: Span, inline: InlineContent): Leaf {
    const leaf: Leaf = { kind: 'leaf', role, span, runs: inline.runs };
    append(into, leaf);
    for (const hashtag of inline.hashtags) {
      owner.hashtags.push(hashtag);
      found.push(hashtag);
    }
    for (const { label } of inline.footnotes) addTo(callers, label, owner);
    return leaf;
  }
}

/** Whether what comes first in it is the line of a task. */
function isTask({ box, content }: Scope): boolean {
  return box !== undefined && content.length === 0;
}

const noFootnotes: OtherFootnotes = { before: [], behind: [], calledElsewhere: [] };

/** Some of a block's runs, with the hashtags among them, and the footnotes that are called from one place to another. */
function part(runs: readonly Run[], inline: InlineContent, from: number, to = Infinity): InlineContent {
  return {
    runs,
    hashtags: runs.flatMap(({ hashtag }) => (hashtag ? [hashtag] : [])),
    footnotes: inline.footnotes.filter(({ start }) => start >= from && start < to),
  };
}

function endOfRuns(runs: readonly Run[], otherwise: number): number {
  const last = runs.at(-1);
  return last ? last.start + last.text.trimEnd().length : otherwise;
}
