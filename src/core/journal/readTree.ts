import type { Root } from 'mdast';
import type { Problem, ProblemCode } from '../problem.js';
import { differingTools } from '../tag/portability.js';
import { targetOf } from '../tag/resolve.js';
import { comparePositions, containsPosition, type Lines, type Span } from '../text.js';
import type { FoundDate } from './dates.js';
import { readEntries } from './entries.js';
import type { PlacedHashtag } from './inline.js';
import { hiddenSpans, opaqueSpans } from './markdown.js';
import type { NoteRecord, TagOccurrence } from './model.js';
import { outlineNote } from './outline.js';
import type { Leaf, Scope } from './scopes.js';
import type { TagJudge } from './tagJudge.js';

/** Markdown as it was parsed. */
export interface Tree {
  readonly root: Root;
  readonly source: string;
  readonly lines: Lines;
}

/** What holds for all of a note. */
export interface NoteContext {
  readonly judge: TagJudge;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly dates: {
    /** Of the front matter. */
    readonly date: FoundDate | undefined;
    readonly name: FoundDate | undefined;
    readonly created: FoundDate | undefined;
  };
}

export type TreeReading = Pick<NoteRecord, 'entries' | 'tags' | 'problems' | 'withoutPrivate'>;

/**
 * Reads what the tree of a note, or of some of its blocks, says. `frontTags` are the note's; `found` are problems already
 * known.
 */
export function readTree(
  { root, source, lines }: Tree,
  { judge, today, dates }: NoteContext,
  frontTags: readonly PlacedHashtag[] = [],
  found: readonly Problem[] = [],
): TreeReading {
  const problems = [...found];
  const tags: TagOccurrence[] = [];
  const report = (code: ProblemCode, args: Readonly<Record<string, string>>, span: Span): void => {
    problems.push({ code, args, range: lines.range(span) });
  };
  const isTag = ({ text }: { readonly text: string }): boolean => judge.isTag(text);

  const hidden = hiddenSpans(source, opaqueSpans(root, source));
  const note = outlineNote(root, source, hidden, isTag);
  note.hashtags.push(...frontTags);
  collectTags(note);

  const context = {
    note,
    resolve: (tag: string) => judge.resolve(tag),
    markers: judge.markers,
    isTag,
    today,
    positionOf: (offset: number) => lines.positionAt(offset),
    dates: { ...dates, firstHeading: firstHeading(note) },
  };
  const tagProblems = [...problems];
  const entries = readEntries(context, { withoutPrivate: false, report });
  return { entries, tags: sortByPlace(tags), problems: sortByPlace(problems), withoutPrivate: readWithoutPrivate() };

  function readWithoutPrivate(): NoteRecord['withoutPrivate'] {
    const hiddenParts = privateSpans(note, judge).map((span) => lines.range(span));
    if (hiddenParts.length === 0) return undefined;
    const shown = tagProblems.filter(({ range }) => !hiddenParts.some((part) => containsPosition(part, range.start)));
    const publicEntries = readEntries(context, {
      withoutPrivate: true,
      report: (code, args, span) => shown.push({ code, args, range: lines.range(span) }),
    });
    return { entries: publicEntries, problems: sortByPlace(shown) };
  }

  /** Lists every tag of ours, also where it is no entry's, and says what is wrong with it. */
  function collectTags(scope: Scope): void {
    for (const hashtag of scope.hashtags) {
      const resolution = judge.resolve(hashtag.text);
      const isMarker = judge.marker(hashtag.text) !== undefined;
      if (!resolution && !isMarker) continue;
      tags.push({
        range: lines.range(hashtag),
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

/** The readings of a note's parts, in order, as one. */
export function joinReadings(readings: readonly TreeReading[], found: readonly Problem[]): TreeReading {
  const hasPrivate = readings.some(({ withoutPrivate }) => withoutPrivate !== undefined);
  const shown = readings.map((reading) => reading.withoutPrivate ?? reading);
  return {
    entries: readings.flatMap(({ entries }) => entries),
    tags: readings.flatMap(({ tags }) => tags),
    problems: joinProblems(readings, found),
    withoutPrivate: hasPrivate
      ? { entries: shown.flatMap(({ entries }) => entries), problems: joinProblems(shown, found) }
      : undefined,
  };
}

function joinProblems(
  readings: readonly Pick<TreeReading, 'problems'>[],
  found: readonly Problem[],
): readonly Problem[] {
  const dates = new Set<string>();
  const problems = readings.flatMap((reading) => reading.problems);
  // The date of a heading is found by every part below it.
  const once = problems.filter(({ code, range: { start } }) => {
    if (code !== 'entry.impossible-date') return true;
    const place = `${start.line}:${start.character}`;
    if (dates.has(place)) return false;
    dates.add(place);
    return true;
  });
  return sortByPlace([...found, ...once]);
}

/** In place. */
function sortByPlace<T extends Pick<Problem, 'range'>>(found: T[]): T[] {
  return found.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** Private parts of a note, the outermost of each. */
function privateSpans(scope: Scope, judge: TagJudge): readonly Span[] {
  const isPrivate = [...scope.hashtags, ...scope.tagLines].some(({ text }) => judge.marker(text) === 'private');
  if (isPrivate) return [{ start: scope.start, end: scope.end }];
  return scope.content.flatMap((part) => (part.kind === 'scope' ? privateSpans(part, judge) : []));
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
