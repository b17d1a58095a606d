import type { SkillRef } from '../framework/model.js';
import type { ProblemCode } from '../problem.js';
import type { Resolution } from '../tag/resolve.js';
import type { Position, Range, Span } from '../text.js';
import { isAfter } from './dateOrder.js';
import { readComments } from './comments.js';
import { findEntryDate, ownLeaves, type DateFinding, type NoteDates } from './entryDates.js';
import type { PlacedHashtag } from './inline.js';
import { markedDate, openingStateOf, plainText } from './lines.js';
import { fieldsOf, headingOf, saysSomething, textOf } from './entryWords.js';
import { markerOf, type MarkerKind, type Markers } from './markers.js';
import type { Claim, Entry, EntryState } from './model.js';
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
}

export interface EntryOptions {
  /** Read the note as if its private parts had never been written. */
  readonly withoutPrivate: boolean;
  readonly report: ((code: ProblemCode, args: Readonly<Record<string, string>>, span: Span) => void) | undefined;
}

/** Skills at levels that entries inside an entry claim. */
interface Inside {
  /** Counting claims by skill and level: statements of outer entries pass to them. */
  readonly counting: Map<string, Set<number>[]>;
  /** Skills with a level tag, counting or not. */
  readonly skills: Set<string>;
}

/** The entries of a note in the order of their beginnings, by the rules for entries, states, dates and counting. */
export function readEntries(context: EntryContext, options: EntryOptions): readonly Entry[] {
  const { resolve, markers, isTag, positionOf } = context;
  const words = { isTag, contentOf };
  const comments = readComments(context.note, {
    isEntry: ({ hashtags }) => hashtags.some((hashtag) => !isMarker(hashtag) && isSkillTag(hashtag)),
    contentOf: partsOf,
    textOf: (row) => textOf(row, words),
    rangeOf,
  });
  const found: { start: number; entry: Entry; claims: MutableClaim[] }[] = [];
  const reportedDates = new Set<number>();
  if (!(options.withoutPrivate && isMarked(context.note, 'private'))) visit(context.note, undefined, []);
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ entry, claims }) => ({
      ...entry,
      claims: claims.map(({ statements, ...claim }) => ({
        ...claim,
        statements: [...statements].sort((a, b) => a - b),
      })),
    }));

  /** `marks` holds for everything here; `around` is the state of the nearest enclosing item or heading. */
  function visit(scope: Scope, around: EntryState | undefined, marks: readonly MarkerKind[]): Inside {
    const inside: Inside = { counting: new Map(), skills: new Set() };
    const own: MarkerKind[] = [...marks];
    for (const kind of ['private', 'knowledge', 'planned'] as const) if (isMarked(scope, kind)) own.push(kind);
    const written = writtenState(scope);
    const passed = (scope.type === 'item' || scope.type === 'section' ? written : undefined) ?? around;
    for (const part of contentOf(scope)) {
      if (part.kind === 'scope') merge(inside, visit(part, passed, own));
    }
    readEntry(scope, written ?? (own.includes('planned') ? 'planned' : around), own, inside);
    return inside;
  }

  function readEntry(scope: Scope, given: EntryState | undefined, marks: readonly MarkerKind[], inside: Inside): void {
    const tags = scope.hashtags.flatMap((hashtag) => {
      const resolution = isMarker(hashtag) ? undefined : resolve(hashtag.text);
      return resolution && resolution.kind !== 'wrong' ? [{ hashtag, resolution }] : [];
    });
    if (tags.length === 0) return;
    const state = holdsOnlyOpenTasks(scope) ? 'planned' : (given ?? 'done');
    const isEmpty = !saysSomething(scope, words);
    const isPrivate = marks.includes('private');
    const kind = marks.includes('knowledge') ? 'knowledge' : 'practice';
    const claims = new Map<string, MutableClaim>();
    for (const { hashtag, resolution } of tags) addClaim(claims, hashtag, resolution, state);
    const live = [...claims.values()].filter((claim) => claim.state !== 'cancelled');
    settle(live, inside, kind === 'practice' && !isEmpty);
    const mentions = mentionsOf(tags, claims, inside);
    for (const claim of claims.values()) inside.skills.add(skillKey(claim));
    if (live.length === 0 && mentions.length === 0) return;

    const dated = findEntryDate(scope, state, context.dates, contentOf);
    const first = tags[0]?.hashtag;
    const said = comments.get(scope);
    if (options.report && first && live.length > 0) {
      reportEntry(
        first,
        dated,
        isEmpty,
        live.some((claim) => !claim.displaced && claim.state === 'done'),
      );
    }
    found.push({
      start: scope.start,
      claims: live,
      entry: {
        range: rangeOf(scope),
        date: dated?.found.kind === 'date' ? dated.found.date : undefined,
        kind,
        private: isPrivate,
        empty: isEmpty,
        text: textOf(scope, words),
        fields: fieldsOf(scope, words),
        heading: headingOf(scope, words),
        claims: [],
        mentions,
        ...(said && { comments: said }),
      },
    });
  }

  function addClaim(
    claims: Map<string, MutableClaim>,
    hashtag: PlacedHashtag,
    { framework, skill, level, statement }: Resolution,
    state: EntryState,
  ): void {
    if (!skill || !level) return;
    const key = claimKey(framework.id, skill.code, level.id);
    let claim = claims.get(key);
    if (!claim) {
      claim = {
        framework: framework.id,
        code: skill.code,
        level: level.id,
        statements: new Set(),
        position: positionOf(hashtag.start),
        state: 'cancelled',
        displaced: false,
      };
      claims.set(key, claim);
    }
    if (hashtag.struck) return;
    // A struck tag cancels itself alone: the claim stands where its first live tag stands.
    if (claim.state === 'cancelled') claim.position = positionOf(hashtag.start);
    claim.state = state;
    if (statement !== undefined) claim.statements.add(statement);
  }

  /** Innermost wins: displaces what entries inside count for, and passes the statements on to them. */
  function settle(claims: readonly MutableClaim[], inside: Inside, counts: boolean): void {
    for (const claim of claims) {
      if (!counts || claim.state !== 'done') continue;
      const key = claimKey(claim.framework, claim.code, claim.level);
      const inner = inside.counting.get(key);
      if (!inner) {
        inside.counting.set(key, [claim.statements]);
        continue;
      }
      claim.displaced = true;
      for (const statements of inner) for (const number of claim.statements) statements.add(number);
    }
  }

  function mentionsOf(
    tags: readonly { hashtag: PlacedHashtag; resolution: Resolution }[],
    claims: ReadonlyMap<string, MutableClaim>,
    inside: Inside,
  ): readonly SkillRef[] {
    const levelled = new Set([...inside.skills, ...[...claims.values()].map(skillKey)]);
    const mentions = new Map<string, SkillRef>();
    for (const { hashtag, resolution } of tags) {
      if (resolution.kind !== 'mention' || !resolution.skill || hashtag.struck) continue;
      const ref = { framework: resolution.framework.id, code: resolution.skill.code };
      if (!levelled.has(skillKey(ref))) mentions.set(skillKey(ref), ref);
    }
    return [...mentions.values()];
  }

  function reportEntry(first: Span, dated: DateFinding | undefined, isEmpty: boolean, counts: boolean): void {
    const report = options.report;
    if (!report) return;
    if (isEmpty) {
      report('entry.empty', {}, first);
      return;
    }
    if (dated?.found.kind === 'impossible') {
      const { text } = dated.found;
      const start = dated.offset ?? first.start;
      if (reportedDates.has(start)) return;
      reportedDates.add(start);
      const span = dated.offset === undefined ? first : { start, end: start + text.length };
      report('entry.impossible-date', { date: text }, span);
    } else if (counts && !dated) report('entry.undated', {}, first);
    else if (counts && dated && isAfter(dated.found.date, context.today)) {
      report('entry.future', { date: dated.found.date.text }, first);
    }
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
    let tasks = 0;
    const isOpen = (part: Leaf | Scope): boolean => {
      if (part.kind === 'leaf') return part.role === 'heading' || part.role === 'tag-line';
      if (part.type === 'section' || part.type === 'group') return contentOf(part).every(isOpen);
      if (part.type !== 'item' || writtenState(part) !== 'planned') return false;
      tasks++;
      return true;
    };
    return contentOf(scope).every(isOpen) && tasks > 0;
  }
}

type MutableClaim = Omit<Claim, 'statements' | 'position' | 'state' | 'displaced'> & {
  readonly statements: Set<number>;
  position: Position;
  state: EntryState;
  displaced: boolean;
};

function isReview(part: Leaf | Scope): boolean {
  return part.kind === 'scope' && part.isReview;
}

function merge(into: Inside, from: Inside): void {
  for (const [key, claims] of from.counting) {
    const known = into.counting.get(key);
    if (known) for (const statements of claims) known.push(statements);
    else into.counting.set(key, claims);
  }
  for (const skill of from.skills) into.skills.add(skill);
}

function skillKey({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}

function claimKey(framework: string, code: string, level: string): string {
  return `${framework}\n${code}\n${level}`;
}
