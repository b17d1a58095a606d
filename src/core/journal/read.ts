import type { Library } from '../framework/library.js';
import type { ProblemCode } from '../problem.js';
import type { Problem } from '../problem.js';
import { isIgnored } from '../tag/ignored.js';
import { differingTools } from '../tag/portability.js';
import { resolveTag, targetOf, type Resolution } from '../tag/resolve.js';
import { scanHashtag, type Hashtag } from '../tag/scan.js';
import { comparePositions, containsPosition, LineIndex, type Span } from '../text.js';
import { dateInFileName } from './dates.js';
import { readEntries } from './entries.js';
import { isTagValue, readFrontMatter, type FrontMatter } from './frontMatter.js';
import type { PlacedHashtag } from './inline.js';
import { hiddenSpans, isInside, opaqueSpans, parseMarkdown } from './markdown.js';
import { markerOf, type Markers } from './markers.js';
import type { NoteRecord, TagOccurrence } from './model.js';
import { outlineNote } from './outline.js';
import type { Leaf, Scope } from './scopes.js';
import { makeReadable } from './unreadable.js';

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
 * never throws.
 */
export function readNote(uri: string, text: string, options: ReadOptions): NoteRecord {
  if (text.length > largestNote) return tooLarge(uri, text.length);
  // The parser leaves a BOM out of its offsets.
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const whole = text.slice(base);
  const resolutions = new Map<string, Resolution | undefined>();
  const { ignored = [] } = options;
  const resolve = (tag: string): Resolution | undefined => {
    if (!resolutions.has(tag)) {
      resolutions.set(tag, isIgnored(tag, ignored) ? undefined : resolveTag(tag, options.library));
    }
    return resolutions.get(tag);
  };
  if (!mayHoldTags(whole, (tag) => resolve(tag) !== undefined)) return emptyRecord(uri);
  const { text: source, unread } = makeReadable(whole);

  // Unread lines are shorter in `source` than in the note, but no position in them is ever asked for.
  const lines = new LineIndex(text.slice(0, base) + source);
  const rangeOf = ({ start, end }: Span) => lines.range({ start: start + base, end: end + base });
  const problems: Problem[] = [];
  const tags: TagOccurrence[] = [];
  const report = (code: ProblemCode, args: Readonly<Record<string, string>>, span: Span): void => {
    problems.push({ code, args, range: rangeOf(span) });
  };

  const root = parseMarkdown(source);
  const frontMatter = readFrontMatter(root, source);
  if (frontMatter?.skips) return { ...emptyRecord(uri), skipped: true };
  const hidden = hiddenSpans(source, opaqueSpans(root, source));
  const isTag = ({ text: tag }: { readonly text: string }): boolean =>
    markerOf(tag, options.markers) !== undefined || resolve(tag) !== undefined;

  for (const line of unread) {
    if (!holdsTag(whole.slice(line.start, line.end), isTag)) continue;
    const start = { line: line.line, character: 0 };
    const range = { start, end: { ...start, character: line.end - line.start } };
    problems.push({ code: 'note.unread-line', args: {}, range });
  }

  const note = outlineNote(root, source, hidden, isTag);
  const frontTags = frontMatter ? readFrontTags(frontMatter) : [];
  note.hashtags.push(...frontTags);
  collectTags(note);

  const context = {
    note,
    resolve,
    markers: options.markers,
    isTag,
    today: options.today,
    positionOf: (offset: number) => lines.positionAt(offset + base),
    dates: {
      date: frontMatter?.date,
      name: dateInFileName(pathOf(uri)),
      firstHeading: firstHeading(note),
      created: frontMatter?.created,
    },
  };
  const tagProblems = [...problems];
  const entries = readEntries(context, { withoutPrivate: false, report });
  const inOrder = (a: Problem, b: Problem): number => comparePositions(a.range.start, b.range.start);
  tags.sort((a, b) => comparePositions(a.range.start, b.range.start));
  return {
    uri,
    skipped: false,
    entries,
    tags,
    problems: problems.sort(inOrder),
    withoutPrivate: readWithoutPrivate(),
  };

  function readWithoutPrivate(): NoteRecord['withoutPrivate'] {
    const hiddenParts = privateSpans(note, options.markers).map(rangeOf);
    if (hiddenParts.length === 0) return undefined;
    const shown = tagProblems.filter(({ range }) => !hiddenParts.some((part) => containsPosition(part, range.start)));
    const publicEntries = readEntries(context, {
      withoutPrivate: true,
      report: (code, args, span) => shown.push({ code, args, range: rangeOf(span) }),
    });
    return { entries: publicEntries, problems: shown.sort(inOrder) };
  }

  function readFrontTags(matter: FrontMatter): readonly PlacedHashtag[] {
    if (matter.error) report('note.front-matter', { reason: matter.error.reason }, matter.error.span);
    for (const comment of matter.comments) {
      if (isTag(comment)) report('tag.yaml-comment', { found: comment.text }, comment);
    }
    return matter.tags.filter(isTag).map((tag) => ({
      ...tag,
      segments: tag.text.replace(/^#/, '').split('/'),
      before: 'clear' as const,
      cutRest: undefined,
      struck: false,
    }));
  }

  /** Lists every tag of ours, also where it is no entry's, and says what is wrong with it. */
  function collectTags(scope: Scope): void {
    for (const hashtag of scope.hashtags) {
      const resolution = resolve(hashtag.text);
      const isMarker = markerOf(hashtag.text, options.markers) !== undefined;
      if (!resolution && !isMarker) continue;
      tags.push({
        range: rangeOf(hashtag),
        text: hashtag.text,
        kind: isMarker ? 'marker' : (resolution?.kind ?? 'wrong'),
        target: resolution && !isMarker ? targetOf(resolution) : undefined,
      });
      if (isMarker || !resolution) continue;
      for (const { code, args } of resolution.problems) report(code, args, hashtag);
      if (hashtag.before === 'glued') {
        const tools = differingTools(source, hashtag.start, hashtag.end).join(', ');
        report('tag.not-portable', { found: hashtag.text, tools }, hashtag);
      }
      if (hashtag.cutRest) report('tag.cut-short', { found: hashtag.text, rest: hashtag.cutRest }, hashtag);
    }
    for (const part of scope.content) if (part.kind === 'scope') collectTags(part);
  }
}

/** Where in a note `offset` lies, if a tag may be written there. */
export function tagPlaceAt(text: string, offset: number): 'text' | 'front-matter' | undefined {
  const base = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const { text: source, unread } = makeReadable(text.slice(base));
  const given = offset - base;
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

function emptyRecord(uri: string): NoteRecord {
  return { uri, skipped: false, entries: [], withoutPrivate: undefined, tags: [], problems: [] };
}

function tooLarge(uri: string, length: number): NoteRecord {
  const start = { line: 0, character: 0 };
  const megabytes = (units: number): string => String(Math.ceil(units / (1024 * 1024)));
  const args = { size: megabytes(length), limit: megabytes(largestNote) };
  return { ...emptyRecord(uri), problems: [{ code: 'note.too-large', args, range: { start, end: start } }] };
}

/** Private parts of a note, the outermost of each. */
function privateSpans(scope: Scope, markers: Markers): readonly Span[] {
  const isPrivate = [...scope.hashtags, ...scope.tagLines].some(({ text }) => markerOf(text, markers) === 'private');
  if (isPrivate) return [{ start: scope.start, end: scope.end }];
  return scope.content.flatMap((part) => (part.kind === 'scope' ? privateSpans(part, markers) : []));
}

/**
 * Whether it is worth while to parse a note: some hashtag in it is a skill tag, be it in code, or its front matter has a
 * word that is one or leaves the note out. Most notes of a journal have neither.
 */
function mayHoldTags(source: string, isSkillTag: (tag: string) => boolean): boolean {
  if (holdsTag(source, ({ text }) => isSkillTag(text))) return true;
  const head = /^---[ \t]*[\r\n]/.test(source) ? source.slice(0, longestFrontMatter) : '';
  const end = head.search(/[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)/);
  const matter = end === -1 ? head : head.slice(0, end);
  return matter.includes('skill-journal') || (matter.match(/[\p{L}\p{M}\p{N}_\-/]+/gu) ?? []).some(isSkillTag);
}

/** Front matter beyond this many UTF-16 units is only read when the note has tags elsewhere. */
const longestFrontMatter = 64 * 1024;

function holdsTag(line: string, isTag: (hashtag: Hashtag) => boolean): boolean {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    const hashtag = scanHashtag(line, at);
    if (hashtag && isTag(hashtag)) return true;
  }
  return false;
}

function firstHeading(scope: Scope): Leaf | undefined {
  for (const part of scope.content) {
    if (part.kind === 'leaf') {
      if (part.role === 'heading') return part;
      continue;
    }
    const found = part.type === 'section' || part.type === 'group' ? firstHeading(part) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The path of a URI with scheme, or the text itself when it is a path. */
function pathOf(uri: string): string {
  return uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, '').replace(/[?#].*$/, '');
}
