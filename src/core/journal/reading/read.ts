import type { Library } from '../../framework/library.js';
import type { Problem } from '../../problem.js';
import type { Root, RootContent } from 'mdast';
import { LineIndex, textBefore, type Lines, type Span } from '../../text.js';
import { BlockFacts, definitionsOf } from '../blocks/blockFacts.js';
import { dateInFileName } from '../dates/dates.js';
import { emptyRecord } from '../emptyRecord.js';
import { linkFootnotes, mayHideFromAfar } from '../blocks/footnotes.js';
import { readFrontMatter, readFrontMatterText, type FrontMatter } from '../blocks/frontMatter.js';
import type { PlacedHashtag } from '../blocks/inline.js';
import { endOfFrontMatter, parseEach, parseMarkdown } from '../blocks/markdown.js';
import { readRemarks } from '../../review/remarks.js';
import type { Markers } from '../markers.js';
import { withConflict } from './mergeConflict.js';
import type { NoteRecord } from '../model.js';
import { assemble, cutBlocks, linesOfParts, partsOf } from '../blocks/parts.js';
import { placeOf } from '../blocks/plainInline.js';
import { readTree, type NoteContext, type TreeReading } from './readTree.js';
import { TagJudge } from '../blocks/tagJudge.js';
import { isForParser, makeReadable } from '../blocks/unreadable.js';
import type { Stretch, Window } from '../blocks/window.js';
import { cutWindows } from '../blocks/windows.js';

export interface ReadOptions {
  readonly library: Library;
  readonly markers: Markers;
  /** Hashtags that are the user's own, whatever the frameworks say; without `#`. Sub-tags go with them. */
  readonly ignored?: readonly string[];
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** Notes above this many UTF-16 units are not read: nobody writes them by hand. */
export const largestNote = 32 * 1024 * 1024;

/**
 * Reads a note: its tags, entries and problems. `uri` gives the date that a file name or path holds. Takes any text, and
 * never throws. Of a note's blocks only those that tags stand in are parsed, unless others have a say in what they mean.
 */
export function readNote(uri: string, text: string, options: ReadOptions): NoteRecord {
  return readWith((note) => readInParts(note) ?? readWhole(note), uri, text, options);
}

/** The same by parsing all of the note, whatever it says. */
export function readWholeNote(uri: string, text: string, options: ReadOptions): NoteRecord {
  return readWith(readWhole, uri, text, options);
}

/** A note's text without its BOM, which moves all places in the first line by `base` characters. */
export interface NoteText {
  readonly uri: string;
  readonly text: string;
  readonly base: number;
  readonly judge: TagJudge;
  readonly today: string;
}

function readWith(read: (note: NoteText) => NoteRecord, uri: string, text: string, options: ReadOptions): NoteRecord {
  if (text.length > largestNote) return tooLarge(uri, text.length);
  const judge = TagJudge.of(options.library, options.markers, options.ignored ?? []);
  // The parser leaves a BOM out of its offsets.
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const source = text.slice(base);
  if (!mayHoldTags(source, judge)) return emptyRecord(uri);
  return withConflict(read({ uri, text: source, base, judge, today: options.today }), text);
}

function readWhole(note: NoteText): NoteRecord {
  const { uri, judge } = note;
  const { text: source, unread } = makeReadable(note.text);
  // Unread lines are shorter in `source` than in the note, but no position in them is ever asked for.
  const lines = linesOf(source, note.base);
  const root = parseMarkdown(source);
  const matter = readFrontMatter(root, source);
  if (matter?.skips) return skippedRecord(note);
  const problems: Problem[] = [];
  for (const line of unread) {
    if (!judge.holds(note.text, line, (tag) => judge.isTag(tag))) continue;
    const start = { line: line.line, character: 0 };
    const range = { start, end: { ...start, character: line.end - line.start } };
    problems.push({ code: 'note.unread-line', args: {}, range });
  }
  problems.push(...matterProblems(matter, judge, lines));
  const tags = matter ? frontTags(matter, judge) : [];
  return { uri, skipped: false, ...readTree({ root, source, lines }, contextOf(note, matter), tags, problems) };
}

/** What stands before the blocks of a note that can be read in parts. */
export interface NoteHead {
  readonly context: NoteContext;
  readonly problems: readonly Problem[];
  /** The note's own. */
  readonly tags: readonly PlacedHashtag[];
  /** Its date is impossible, which is said once, and by any entry. */
  readonly isImpossible: boolean;
  /** The lines behind the front matter. */
  readonly body: Stretch;
}

/** Undefined where only the whole note tells. */
export function readHead(note: NoteText): NoteHead | 'skips' | undefined {
  const { text, base, judge } = note;
  const end = endOfFrontMatter(text);
  const head = text.slice(0, end);
  if (makeReadable(head).unread.length > 0) return undefined;
  const matter = readFrontMatterText(head);
  if (matter?.skips) return 'skips';
  const isImpossible = [matter?.date, matter?.created].some((date) => date?.kind === 'impossible');
  const tags = matter ? frontTags(matter, judge) : [];
  const lines = linesOf(head, base);
  const body = { start: end, end: text.length, line: end > 0 ? lines.positionAt(end).line : 0 };
  const problems = matterProblems(matter, judge, lines);
  return { context: contextOf(note, matter), problems, tags, isImpossible, body };
}

/** The tags of the front matter, read as lines that say nothing else. */
export function readFrontTags({ tags, context, body }: NoteHead, text: string): TreeReading {
  const source = text.slice(0, body.start);
  const tree = { root: { type: 'root' as const, children: [] }, source, lines: linesOf(source, 0) };
  return readTree(tree, context, tags, [], { kind: 'top', from: 0, marks: [] });
}

/** The tree of all of a note that was cut into windows; undefined where it has to be parsed in one piece. */
export function treeOfAll(
  text: string,
  { body }: NoteHead,
  windows: readonly Window[],
  facts: BlockFacts,
  parse: (text: string, blocks: readonly Span[]) => Root,
): Root | undefined {
  if (windows.some((window) => facts.leavesOpen(window))) return undefined;
  const { type, children } = parse(text, cutBlocks(text, { start: body.start, end: text.length }, windows));
  // What front matter says is hidden from the rest.
  const head: RootContent = { type: 'yaml', value: '', position: placeOf(0, body.start) };
  return { type, children: [head, ...children] };
}

/** Undefined where only the whole note tells. */
function readInParts(note: NoteText): NoteRecord | undefined {
  const { uri, text, base, judge } = note;
  const head = isForParser(text) ? undefined : readHead(note);
  if (head === undefined) return undefined;
  if (head === 'skips') return skippedRecord(note);
  const windows = cutWindows(text, head.body);
  if (!windows) return undefined;
  const { names: defined, mayHaveTags } = definitionsOf(text, windows);
  const facts = new BlockFacts(text, judge, defined);
  const isToldByBlocks = !head.isImpossible && head.tags.length === 0;
  const isLinked = isToldByBlocks && (!mayHaveTags || linkFootnotes(windows, facts) !== undefined);
  const parts = isLinked ? partsOf(windows, facts) : undefined;
  if (!parts || mayHideFromAfar(windows, parts, facts)) {
    const root = treeOfAll(text, head, windows, facts, (source, blocks) => parseEach(source, blocks, defined));
    if (!root) return undefined;
    const tree = { root, source: text, lines: linesOf(text, base) };
    return { uri, skipped: false, ...readTree(tree, head.context, head.tags, head.problems) };
  }
  if (parts.length === 0) return { ...emptyRecord(uri), problems: head.problems };
  const { text: source, blocks, lines } = assemble(text, linesOfParts(parts), base);
  const tree = { root: parseEach(source, blocks, defined), source, lines };
  return { uri, skipped: false, ...readTree(tree, head.context, [], head.problems) };
}

function contextOf({ uri, judge, today }: NoteText, matter: FrontMatter | undefined): NoteContext {
  const dates = { date: matter?.date, name: dateInFileName(pathOf(uri)), created: matter?.created };
  return { judge, today, dates };
}

function matterProblems(matter: FrontMatter | undefined, judge: TagJudge, lines: Lines): readonly Problem[] {
  const problems: Problem[] = [];
  if (matter?.error) {
    const { reason, span } = matter.error;
    problems.push({ code: 'note.front-matter', args: { reason }, range: lines.range(span) });
  }
  for (const comment of matter?.comments ?? []) {
    if (!judge.isTag(comment.text)) continue;
    problems.push({ code: 'tag.yaml-comment', args: { found: comment.text }, range: lines.range(comment) });
  }
  return problems;
}

function frontTags(matter: FrontMatter, judge: TagJudge): readonly PlacedHashtag[] {
  return matter.tags
    .filter(({ text }) => judge.isTag(text))
    .map((tag) => ({
      ...tag,
      segments: tag.text.replace(/^#/, '').split('/'),
      before: 'clear' as const,
      cutRest: undefined,
      struck: false,
    }));
}

/** The places of a note's text, before which `base` characters stand in its first line. */
function linesOf(source: string, base: number): Lines {
  const index = new LineIndex(source);
  const positionAt: Lines['positionAt'] = (offset) => {
    const { line, character } = index.positionAt(offset);
    return { line, character: line === 0 ? character + base : character };
  };
  return { positionAt, range: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }) };
}

/** Of a note that its front matter leaves out; it may be a review, into which reviewers write. */
export function skippedRecord({ uri, text }: Pick<NoteText, 'uri' | 'text'>): NoteRecord {
  const remarks = readRemarks(text);
  return { ...emptyRecord(uri), skipped: true, ...(remarks.length > 0 && { remarks }) };
}

function tooLarge(uri: string, length: number): NoteRecord {
  const start = { line: 0, character: 0 };
  const megabytes = (units: number): string => String(Math.ceil(units / (1024 * 1024)));
  const args = { size: megabytes(length), limit: megabytes(largestNote) };
  return { ...emptyRecord(uri), problems: [{ code: 'note.too-large', args, range: { start, end: start } }] };
}

/**
 * Whether it is worth while to parse a note: some hashtag in it is a skill tag, be it in code, or its front matter has a
 * word that is one or leaves the note out. Most notes of a journal have neither.
 */
export function mayHoldTags(source: string, judge: TagJudge): boolean {
  const isSkillTag = (tag: string): boolean => judge.resolve(tag) !== undefined;
  if (judge.holds(source, { start: 0, end: source.length }, isSkillTag)) return true;
  const head = /^---[ \t]*[\r\n]/.test(source) ? source.slice(0, longestFrontMatter) : '';
  const end = head.search(/[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/);
  const matter = end === -1 ? head : head.slice(0, end);
  return matter.includes('skill-journal') || (matter.match(/[\p{L}\p{M}\p{N}_\-/]+/gu) ?? []).some(isSkillTag);
}

/** Front matter beyond this many UTF-16 units is only read when the note has tags elsewhere. */
const longestFrontMatter = 64 * 1024;

/** The path of a URI with scheme, or the text itself when it is a path. */
function pathOf(uri: string): string {
  return textBefore(uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, ''), /[?#]/);
}
