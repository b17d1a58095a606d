import type { Root } from 'mdast';
import type { Problem, ProblemCode } from '../problem.js';
import { differingTools } from '../tag/portability.js';
import { targetOf } from '../tag/resolve.js';
import { comparePositions, containsPosition, type Lines, type Span } from '../text.js';
import type { FoundDate } from './dates.js';
import { readEntries } from './entries.js';
import type { PlacedHashtag } from './inline.js';
import { hiddenIn } from './markdown.js';
import type { NoteRecord, TagOccurrence } from './model.js';
import { moveEntry, moveRange } from './moveLines.js';
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

  const hidden = hiddenIn(root, source);
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

/**
 * A reading of lines that began at line `from` and now begin at `to`; undefined where it tells of a place before them,
 * which may have moved otherwise.
 */
export function moveReading(reading: TreeReading, from: number, to: number): TreeReading | undefined {
  const { entries, tags, problems, withoutPrivate } = reading;
  const all = [...problems, ...(withoutPrivate?.problems ?? [])];
  if (all.some(({ range }) => range.start.line < from)) return undefined;
  const lines = to - from;
  return {
    entries: entries.map((entry) => moveEntry(entry, lines)),
    tags: tags.map((tag) => moveRange(tag, lines)),
    problems: problems.map((problem) => moveRange(problem, lines)),
    withoutPrivate: withoutPrivate && {
      entries: withoutPrivate.entries.map((entry) => moveEntry(entry, lines)),
      problems: withoutPrivate.problems.map((problem) => moveRange(problem, lines)),
    },
  };
}

/** The readings of a note's parts, in order, as one. */
export function joinReadings(readings: readonly TreeReading[], found: readonly Problem[]): TreeReading {
  const shown = readings.some(({ withoutPrivate }) => withoutPrivate !== undefined)
    ? readings.map((reading) => reading.withoutPrivate ?? reading)
    : undefined;
  return {
    entries: join(readings, ({ entries }) => entries),
    tags: join(readings, ({ tags }) => tags),
    problems: joinProblems(readings, found),
    withoutPrivate: shown && {
      entries: join(shown, ({ entries }) => entries),
      problems: joinProblems(shown, found),
    },
  };
}

/** `flatMap`, of which a long note would feel the time with every letter. */
function join<T, U>(readings: readonly T[], listOf: (reading: T) => readonly U[]): readonly U[] {
  const joined: U[] = [];
  for (const reading of readings) for (const item of listOf(reading)) joined.push(item);
  return joined;
}

function joinProblems(
  readings: readonly Pick<TreeReading, 'problems'>[],
  found: readonly Problem[],
): readonly Problem[] {
  const problems = [...found];
  const dates = new Set<string>();
  for (const reading of readings) {
    for (const problem of reading.problems) {
      if (problem.code === 'entry.impossible-date') {
        // The date of a heading is found by every part below it.
        const { line, character } = problem.range.start;
        const place = `${line}:${character}`;
        if (dates.has(place)) continue;
        dates.add(place);
      }
      problems.push(problem);
    }
  }
  const isSorted = problems.every((problem, i) => {
    const before = problems[i - 1];
    return before === undefined || comparePositions(before.range.start, problem.range.start) <= 0;
  });
  return isSorted ? problems : sortByPlace(problems);
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
