import type { Root } from 'mdast';
import type { Problem, ProblemCode } from '../../problem.js';
import { differingTools } from '../../tag/portability.js';
import { targetOf } from '../../tag/resolve.js';
import { containsPosition, sortByPlace, type Lines, type Span } from '../../text.js';
import { readEntries, type OuterScopes } from './entries.js';
import type { NoteDates } from './entryDates.js';
import type { PlacedHashtag } from '../blocks/inline.js';
import { hiddenIn } from '../blocks/markdown.js';
import type { MarkerKind } from '../markers.js';
import type { NoteRecord, TagOccurrence } from '../model.js';
import { hideFootnotes } from './footnoteScopes.js';
import { outlineNote, type OtherFootnotes } from './outline.js';
import type { OuterReading } from './outerReading.js';
import type { Scope } from './scopes.js';
import type { TagJudge } from '../blocks/tagJudge.js';

/** Markdown as it was parsed. */
export interface Tree {
  readonly root: Root;
  readonly source: string;
  readonly lines: Lines;
  readonly footnotes?: OtherFootnotes;
}

/** What holds for all of a note. */
export interface NoteContext {
  readonly judge: TagJudge;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly dates: NoteDates;
}

/** What some lines say; `outer` is there where entries around them are put together of several readings. */
export interface ViewReading extends Pick<NoteRecord, 'entries' | 'problems'> {
  readonly outer?: OuterReading;
}

export interface TreeReading extends ViewReading, Pick<NoteRecord, 'tags'> {
  readonly withoutPrivate: ViewReading | undefined;
}

/** How lines of a note are read of which entries reach over others too. */
export interface Folding {
  /** `top`: before the first heading. `title`: that heading, and what is right below it. */
  readonly kind: 'top' | 'title' | 'section';
  /** Where they begin in the source; before them stand the headings that hold for them. */
  readonly from: number;
  /** Markers that hold for all of them, be they written elsewhere. */
  readonly marks: readonly MarkerKind[];
}

/**
 * Reads what the tree of a note, or of some of its blocks, says. `frontTags` are the note's; `found` are problems already
 * known.
 */
export function readTree(
  { root, source, lines, footnotes }: Tree,
  { judge, today, dates }: NoteContext,
  frontTags: readonly PlacedHashtag[] = [],
  found: readonly Problem[] = [],
  folding?: Folding,
): TreeReading {
  const problems = [...found];
  const tags: TagOccurrence[] = [];
  const report = (code: ProblemCode, args: Readonly<Record<string, string>>, span: Span): void => {
    problems.push({ code, args, range: lines.range(span) });
  };
  const isTag = ({ text }: { readonly text: string }): boolean => judge.isTag(text);

  const all = footnotes ? [...footnotes.before, ...root.children, ...footnotes.behind] : root.children;
  const hidden = hiddenIn({ type: 'root', children: all }, source);
  const { note, footnotes: own, hashtags } = outlineNote(root, source, hidden, isTag, footnotes);
  hideFootnotes(own, ({ text }) => judge.marker(text) === 'private');
  note.hashtags.push(...frontTags);
  const from = folding?.from ?? 0;
  for (const hashtag of [...hashtags, ...frontTags]) if (hashtag.start >= from) listTag(hashtag);

  const context = {
    note,
    resolve: (tag: string) => judge.resolve(tag),
    markers: judge.markers,
    isTag,
    today,
    positionOf: (offset: number) => lines.positionAt(offset),
    dates,
    outer: folding && outerScopes(note, folding),
  };
  const tagProblems = [...problems];
  const { entries, outer } = readEntries(context, {
    withoutPrivate: false,
    report: (problem) => problems.push(problem),
  });
  const withoutPrivate = readWithoutPrivate();
  sortByPlace(tags);
  return { entries, tags, problems: sortByPlace(problems), withoutPrivate, ...(outer && { outer }) };

  function readWithoutPrivate(): TreeReading['withoutPrivate'] {
    const isPrivate = folding?.marks.includes('private');
    const spans = isPrivate ? [{ start: 0, end: source.length }] : privateSpans(note, judge);
    const hiddenParts = spans.map((span) => lines.range(span));
    if (hiddenParts.length === 0) return undefined;
    const shown = tagProblems.filter(({ range }) => !hiddenParts.some((part) => containsPosition(part, range.start)));
    const seen = readEntries(context, { withoutPrivate: true, report: (problem) => shown.push(problem) });
    return { entries: seen.entries, problems: sortByPlace(shown), ...(seen.outer && { outer: seen.outer }) };
  }

  /** Lists a tag of ours, also where it is no entry's, and says what is wrong with it. */
  function listTag(hashtag: PlacedHashtag): void {
    const resolution = judge.resolve(hashtag.text);
    const isMarker = judge.marker(hashtag.text) !== undefined;
    if (!resolution && !isMarker) return;
    tags.push({
      range: lines.range(hashtag),
      text: hashtag.text,
      kind: isMarker ? 'marker' : (resolution?.kind ?? 'wrong'),
      target: resolution && !isMarker ? targetOf(resolution) : undefined,
    });
    if (isMarker || !resolution) return;
    for (const { code, args } of resolution.problems) report(code, args, hashtag);
    if (hashtag.before === 'glued') {
      const tools = differingTools(source, hashtag.start, hashtag.end).join(', ');
      report('tag.not-portable', { found: hashtag.text, tools }, hashtag);
    }
    if (hashtag.cutRest) report('tag.cut-short', { found: hashtag.text, rest: hashtag.cutRest }, hashtag);
  }
}

/** The note and the sections around the lines that are read, which stand before them or are to be put together. */
function outerScopes(note: Scope, { kind, from, marks }: Folding): OuterScopes {
  const scopes = new Set([note]);
  let own = note;
  if (kind !== 'top') {
    while (own === note || own.start < from) {
      scopes.add(own);
      const inner = own.content.findLast((part) => part.kind === 'scope' && part.type === 'section');
      if (inner?.kind !== 'scope') break;
      own = inner;
    }
  }
  if (kind === 'title') scopes.add(own);
  return { scopes, own, from, frame: kind === 'section' ? undefined : own, marks };
}

/** Private parts of a note, the outermost of each. */
function privateSpans(scope: Scope, judge: TagJudge): readonly Span[] {
  const isPrivate = [...scope.hashtags, ...scope.tagLines].some(({ text }) => judge.marker(text) === 'private');
  if (isPrivate) return [{ start: scope.start, end: scope.end }];
  return scope.content.flatMap((part) => (part.kind === 'scope' ? privateSpans(part, judge) : []));
}
