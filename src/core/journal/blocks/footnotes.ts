import { addTo } from '../../addTo.js';
import type { Nodes, Root } from 'mdast';
import type { BlockFacts } from './blockFacts.js';
import { readInline } from './inline.js';
import { hiddenIn } from './markdown.js';
import type { Window } from './window.js';

/** A footnote with tags that is called: its tags belong to the block that calls it first. */
export interface Footnote {
  readonly label: string;
  readonly definition: Window;
  readonly caller: Window;
  /** From the one to the other. */
  readonly lines: number;
}

/** Footnotes that reach out of some windows. */
export interface FarFootnotes {
  /** Called here and defined elsewhere, in the order of their definitions: their tags belong here. */
  readonly called: readonly Footnote[];
  /** Defined here, and called elsewhere. */
  readonly calledElsewhere: readonly Footnote[];
}

/** Those of windows that stand one behind the other. */
export function farFootnotes(windows: readonly Window[]): FarFootnotes {
  const called: Footnote[] = [];
  const calledElsewhere: Footnote[] = [];
  const [start = 0, end = 0] = [windows[0]?.start, windows.at(-1)?.end];
  const isHere = (window: Window): boolean => window.start >= start && window.start < end;
  for (const { footnotes = [] } of windows) {
    for (const footnote of footnotes) {
      if (!isHere(footnote.definition)) called.push(footnote);
      if (!isHere(footnote.caller)) calledElsewhere.push(footnote);
    }
  }
  called.sort((a, b) => a.definition.start - b.definition.start);
  return { called, calledElsewhere };
}

/** What a window says of footnotes, by their labels. */
export interface FootnoteWords {
  readonly calls: readonly string[];
  readonly defines: readonly string[];
  /** Hashtags stand in a definition, be they the user's own. */
  readonly isTagged: boolean;
  /** It defines one, and holds nothing else. */
  readonly isOne: boolean;
}

/** The same of some words that were parsed. */
export function footnotesIn(root: Root, words: string): FootnoteWords {
  const calls: string[] = [];
  const defines: string[] = [];
  let isTagged = false;
  const hidden = hiddenIn(root, words);
  const visit = (node: Nodes, around: 'item' | 'footnote' | undefined): void => {
    if (node.type === 'footnoteDefinition') defines.push(node.identifier);
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const { runs, hashtags, footnotes } = readInline(node, words, hidden);
      isTagged ||= around === 'footnote' && hashtags.length > 0;
      // A paragraph without a word is nothing that tags could belong to, unless it stands in something.
      if (runs.length > 0 || around || node.type !== 'paragraph') calls.push(...footnotes.map(({ label }) => label));
    } else if ('children' in node) {
      const inside = node.type === 'footnoteDefinition' ? 'footnote' : node.type === 'listItem' ? 'item' : undefined;
      for (const child of node.children) visit(child, around === 'footnote' ? around : (inside ?? around));
    }
  };
  visit(root, undefined);
  const [first] = root.children;
  const isOne = defines.length === 1 && root.children.length === 1 && first?.type === 'footnoteDefinition';
  return { calls, defines, isTagged, isOne };
}

/**
 * Tells windows of the footnotes that they define or call first. The places of those for which that is another than before;
 * undefined where only the whole note tells.
 */
export function linkFootnotes(windows: readonly Window[], facts: BlockFacts): readonly number[] | undefined {
  const telling: { readonly window: Window; readonly at: number; readonly told: FootnoteWords | undefined }[] = [];
  windows.forEach((window, at) => {
    const told = facts.footnotes(window);
    if (told || window.footnotes) telling.push({ window, at, told });
  });
  const waiting = new Map<string, Window>();
  const defined = new Map<string, boolean>();
  for (const { window, told } of telling) {
    if (!told || told.defines.length === 0) continue;
    const { isTagged, isOne } = told;
    if (isTagged && !isOne) return undefined;
    for (const label of told.defines) {
      if (defined.has(label) && (isTagged || defined.get(label) === true)) return undefined;
      defined.set(label, isTagged);
      if (isTagged) waiting.set(label, window);
    }
  }
  const footnotes = new Map<Window, Footnote[]>();
  const add = (window: Window, footnote: Footnote): void => {
    footnotes.set(window, [...(footnotes.get(window) ?? []), footnote]);
  };
  for (const { window, told } of telling) {
    for (const label of told?.calls ?? []) {
      const definition = waiting.get(label);
      if (!definition) continue;
      // Footnotes that are called in footnotes pass their tags on.
      if (told && told.defines.length > 0) return undefined;
      waiting.delete(label);
      const lines = definition.line - window.line;
      const known = window.footnotes?.find((one) => one.label === label);
      const isKnown = known?.caller === window && known.definition === definition && known.lines === lines;
      const footnote = isKnown ? known : { label, definition, caller: window, lines };
      add(window, footnote);
      add(definition, footnote);
    }
  }
  const changed: number[] = [];
  for (const { window, at } of telling) {
    const own = footnotes.get(window);
    if (!isSame(window, window.footnotes ?? [], own ?? [])) changed.push(at);
    (window as Linked).footnotes = own;
  }
  return changed;
}

/**
 * Whether blocks that may be private call a footnote which stands among other lines that are read together, so that only the
 * whole note tells if its words are to be seen.
 */
export function mayHideFromAfar(
  windows: readonly Window[],
  parts: Iterable<{ readonly windows: readonly Window[] }>,
  facts: BlockFacts,
): boolean {
  const callers = privateCallers(windows, facts);
  if (callers.size === 0) return false;
  for (const { windows: read } of parts) {
    const own = new Set(read);
    for (const window of read) {
      const told = facts.footnotes(window);
      // Where a footnote is all that is read, its words are no entry's.
      if (!told || (read.length === 1 && told.isOne)) continue;
      if (told.defines.some((label) => callers.get(label)?.some((caller) => !own.has(caller)))) return true;
    }
  }
  return false;
}

/** Of each footnote that is called in a block which may be private, all that call it. */
function privateCallers(windows: readonly Window[], facts: BlockFacts): ReadonlyMap<string, readonly Window[]> {
  const callers = new Map<string, Window[]>();
  if (!facts.definesFootnotes || !windows.some((window) => facts.holdsPrivate(window))) return callers;
  const suspects = new Set<string>();
  // A line of tags may speak for all of its section, or of the note.
  const isAnySuspect = windows.some(
    (window) => window.depth === 0 && facts.holdsPrivate(window) && facts.speaksOfOthers(window),
  );
  /** Rank of the heading that makes what is below it private. */
  let below: number | undefined;
  for (const window of windows) {
    const isPrivate = facts.holdsPrivate(window);
    if (window.depth > 0) {
      if (below !== undefined && window.depth <= below) below = undefined;
      if (isPrivate) below ??= window.depth;
    }
    const told = facts.footnotes(window);
    if (!told) continue;
    const isSuspect = isAnySuspect || isPrivate || below !== undefined || told.defines.length > 0;
    for (const label of told.calls) {
      if (isSuspect) suspects.add(label);
      addTo(callers, label, window);
    }
  }
  for (const label of callers.keys()) if (!suspects.has(label)) callers.delete(label);
  return callers;
}

interface Linked {
  footnotes: readonly Footnote[] | undefined;
}

/** Where it only defines a footnote, it does not matter which block calls that. */
function isSame(window: Window, before: readonly Footnote[], after: readonly Footnote[]): boolean {
  return (
    before.length === after.length &&
    after.every((one, i) => one === before[i] || (one.caller !== window && before[i]?.caller !== window))
  );
}
