import type { Problem } from '../../problem.js';
import type { Resolution } from '../../tag/resolve.js';
import type { Position, Range, Span } from '../../text.js';
import { readComments } from './comments.js';
import { findEntryDate, findOwnDate, firstHeading, headingDate, ownLeaves } from './entryDates.js';
import type { DateFinding, NoteDates } from './entryDates.js';
import type { PlacedHashtag } from '../blocks/inline.js';
import { markedDate, openingStateOf, plainText } from '../blocks/lines.js';
import { fieldsOf, headingOf, joinTexts, saySomething, textsOf } from './entryWords.js';
import { finishEntry, makeEntry, mergeInside, type Inside, type PlacedDate, type SkillTag } from './makeEntry.js';
import { markerOf, type MarkerKind, type Markers } from '../markers.js';
import type { Entry, EntryState } from '../model.js';
import { movePosition } from '../moveLines.js';
import type { Frame, OuterReading, Summary } from './outerReading.js';
import type { Leaf, Scope } from './scopes.js';

export interface EntryContext {
  readonly note: Scope;
  readonly resolve: (tag: string) => Resolution | undefined;
  readonly markers: Markers;
  /** A skill tag or a marker. */
  readonly isTag: (hashtag: PlacedHashtag) => boolean;
  readonly today: string;
  readonly positionOf: (offset: number) => Position;
  readonly dates: NoteDates;
  /** Where the entries around are put together of several readings. */
  readonly outer: OuterScopes | undefined;
}

/** The scopes around what is read, which are no entries here. */
export interface OuterScopes {
  readonly scopes: ReadonlySet<Scope>;
  /** What is read: the note's first lines, or a section. */
  readonly own: Scope;
  /** Where its lines begin. */
  readonly from: number;
  /** Of `scopes` the one whose own lines are read. */
  readonly frame: Scope | undefined;
  /** Those that hold here, be they written elsewhere. */
  readonly marks: readonly MarkerKind[];
}

export interface EntryOptions {
  /** Read the note as if its private parts had never been written. */
  readonly withoutPrivate: boolean;
  readonly report: (problem: Problem) => void;
}

/** How many scopes were looked at for entries since the start: what it costs to read a note, without a clock. */
export const entryWork = { scopes: 0 };

/** The entries of a note in the order of their beginnings, by the rules for entries, states, dates and counting. */
export function readEntries(
  context: EntryContext,
  options: EntryOptions,
): { readonly entries: readonly Entry[]; readonly outer: OuterReading | undefined } {
  const { resolve, markers, isTag, positionOf, outer } = context;
  const words = { isTag, contentOf };
  const comments = readComments(context.note, {
    isEntry: ({ hashtags }) => hashtags.some((hashtag) => !isMarker(hashtag) && isSkillTag(hashtag)),
    contentOf: partsOf,
    textOf: (row) => joinTexts(textsOf(contentOf(row), words)),
    rangeOf,
  });
  const found: { start: number; finish: () => Entry }[] = [];
  const reportedDates = new Set<number>();
  let frame: Frame | undefined;
  const marks = outer?.marks ?? [];
  const isHidden = options.withoutPrivate && (marks.includes('private') || isMarked(context.note, 'private'));
  const inside = isHidden ? undefined : visit(context.note, undefined, marks);
  return {
    entries: found.sort((a, b) => a.start - b.start).map(({ finish }) => finish()),
    outer: outer && { summary: summarize(outer, inside), frame, end: endOf(outer) },
  };

  /** `marks` holds for everything here; `around` is the state of the nearest enclosing item or heading. */
  function visit(scope: Scope, around: EntryState | undefined, marks: readonly MarkerKind[]): Inside {
    entryWork.scopes++;
    const inside: Inside = { counting: new Map(), skills: new Set() };
    const own: MarkerKind[] = [...marks];
    for (const kind of ['private', 'knowledge', 'planned'] as const) if (isMarked(scope, kind)) own.push(kind);
    const written = writtenState(scope);
    const passed = (scope.type === 'item' || scope.type === 'section' ? written : undefined) ?? around;
    for (const part of contentOf(scope)) {
      if (part.kind === 'scope') mergeInside(inside, visit(part, passed, own));
    }
    const given = written ?? (own.includes('planned') ? 'planned' : around);
    if (!outer?.scopes.has(scope)) readEntry(scope, given, own, inside);
    else if (scope === outer.frame) frame = frameOf(scope, given, own);
    return inside;
  }

  function readEntry(scope: Scope, given: EntryState | undefined, marks: readonly MarkerKind[], inside: Inside): void {
    const tags = skillTagsOf(scope);
    if (tags.length === 0) return;
    const state = holdsOnlyOpenTasks(scope) ? 'planned' : (given ?? 'done');
    const parts = contentOf(scope);
    const said = comments.get(scope);
    let dated: DateFinding | undefined;
    const made = makeEntry(
      {
        tags,
        state,
        marks,
        isEmpty: !saySomething(parts, words),
        range: rangeOf(scope),
        date: () => place((dated = findEntryDate(scope, state, context.dates, contentOf))),
        words: () => ({
          text: joinTexts(textsOf(parts, words)),
          fields: fieldsOf(parts, words),
          heading: headingOf(scope, words),
          ...(said && { comments: said }),
        }),
      },
      inside,
      context.today,
    );
    if (!made) return;
    found.push({ start: scope.start, finish: () => finishEntry(made) });
    if (made.problem) report(made.problem, dated?.offset);
  }

  /** The impossible date of a heading is found by every entry below it. */
  function report(problem: Problem, dateOffset: number | undefined): void {
    if (problem.code === 'entry.impossible-date' && dateOffset !== undefined) {
      if (reportedDates.has(dateOffset)) return;
      reportedDates.add(dateOffset);
    }
    options.report(problem);
  }

  function frameOf(scope: Scope, given: EntryState | undefined, marks: readonly MarkerKind[]): Frame {
    const dateIn = (state: EntryState): PlacedDate | undefined =>
      place(
        scope.type === 'note'
          ? findOwnDate(scope, state, contentOf)
          : findEntryDate(scope, state, context.dates, contentOf),
      );
    return {
      tags: skillTagsOf(scope),
      isTagged: scope.hashtags.some(isTag),
      marks,
      given,
      dates: { planned: dateIn('planned'), other: dateIn('done') },
      heading: headingOf(scope, words),
    };
  }

  function endOf({ own, from }: OuterScopes): Position {
    return movePosition(positionOf(own.end), -positionOf(from).line);
  }

  /** What is to be seen of the lines that are read, for the entries around them. */
  function summarize({ own, scopes }: OuterScopes, inside: Inside | undefined): Summary {
    let isSeen = inside !== undefined;
    for (let around: Scope | undefined = own; around && options.withoutPrivate; around = around.parent)
      isSeen &&= !isMarked(around, 'private');
    const parts = !isSeen ? [] : scopes.has(own) ? contentOf(own) : [own];
    const heading = firstHeading(parts, contentOf);
    return {
      texts: textsOf(parts, words),
      isEmpty: !saySomething(parts, words),
      fields: fieldsOf(parts, words),
      openTasks: openTasksIn(parts),
      heading: heading && { date: place(headingDate(heading)) },
      skills: [...(inside?.skills ?? [])],
      counting: [...(inside?.counting.keys() ?? [])],
      comments: isSeen ? [...scopes].flatMap((scope) => comments.get(scope) ?? []) : [],
    };
  }

  function place(dated: DateFinding | undefined): PlacedDate | undefined {
    if (!dated) return undefined;
    const { found, offset } = dated;
    const isPlaced = offset !== undefined && found.kind === 'impossible';
    return { found, range: isPlaced ? rangeOf({ start: offset, end: offset + found.text.length }) : undefined };
  }

  function skillTagsOf({ hashtags }: Scope): readonly SkillTag[] {
    return hashtags.flatMap((hashtag) => {
      const resolution = isMarker(hashtag) ? undefined : resolve(hashtag.text);
      if (!resolution || resolution.kind === 'wrong') return [];
      return [{ resolution, range: rangeOf(hashtag), struck: hashtag.struck }];
    });
  }

  function isMarker(hashtag: PlacedHashtag): boolean {
    return markerOf(hashtag.text, markers) !== undefined;
  }

  function isMarked(scope: Scope, kind: MarkerKind): boolean {
    const own = kind === 'private' ? [...scope.hashtags, ...scope.tagLines] : scope.hashtags;
    return own.some(({ text }) => markerOf(text, markers) === kind);
  }

  function isSkillTag({ text }: PlacedHashtag): boolean {
    const resolution = resolve(text);
    return resolution !== undefined && resolution.kind !== 'wrong';
  }

  function rangeOf({ start, end }: Span): Range {
    return { start: positionOf(start), end: positionOf(end) };
  }

  /** What the owner wrote: what reviewers say is no part of an entry. */
  function contentOf(scope: Scope): readonly (Leaf | Scope)[] {
    const parts = partsOf(scope);
    return parts.some(isReview) ? parts.filter((part) => !isReview(part)) : parts;
  }

  function partsOf(scope: Scope): readonly (Leaf | Scope)[] {
    if (!options.withoutPrivate) return scope.content;
    return scope.content.filter((part) => part.kind === 'leaf' || !isMarked(part, 'private'));
  }

  function writtenState(scope: Scope): EntryState | undefined {
    if (scope.type === 'note' || scope.type === 'group' || scope.type === 'quote') return undefined;
    const own = ownLeaves(scope, contentOf);
    const [first] = own;
    const text = first ? plainText(first.runs).text : '';
    const state = openingStateOf(text, scope.box);
    if (state !== 'done' && own.some(({ runs }) => markedDate(plainText(runs).text, '❌'))) return 'cancelled';
    return state;
  }

  /** A section, note or tag-line entry that holds nothing but open tasks. */
  function holdsOnlyOpenTasks(scope: Scope): boolean {
    if (scope.type !== 'section' && scope.type !== 'note' && scope.type !== 'group') return false;
    return (openTasksIn(contentOf(scope)) ?? 0) > 0;
  }

  /** How many open tasks there are; undefined where there is anything else beside headings and tag lines. */
  function openTasksIn(parts: readonly (Leaf | Scope)[]): number | undefined {
    let tasks = 0;
    const isOpen = (part: Leaf | Scope): boolean => {
      if (part.kind === 'leaf') return part.role === 'heading' || part.role === 'tag-line';
      if (part.type === 'section' || part.type === 'group') return contentOf(part).every(isOpen);
      if (part.type !== 'item' || writtenState(part) !== 'planned') return false;
      tasks++;
      return true;
    };
    return parts.every(isOpen) ? tasks : undefined;
  }
}

function isReview(part: Leaf | Scope): boolean {
  return part.kind === 'scope' && part.isReview;
}
