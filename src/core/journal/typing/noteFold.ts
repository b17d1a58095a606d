import type { Problem } from '../../problem.js';
import type { Position, Range } from '../../text.js';
import { noteDate } from '../reading/entryDates.js';
import { joinTexts } from '../reading/entryWords.js';
import { joinLists, joinProblems, summarize, withoutPrivateParts } from '../reading/joinReadings.js';
import { claimKey, finishEntry, inOrder, makeEntry, mergeInside } from '../reading/makeEntry.js';
import type { EntrySource, Inside, MadeEntry, PlacedDate } from '../reading/makeEntry.js';
import type { Entry } from '../model.js';
import { joinSummaries, type Frame, type Summary } from '../reading/outerReading.js';
import { isSame } from '../patchRecord.js';
import type { NoteContext, TreeReading, ViewReading } from '../reading/readTree.js';

/** What the sections of a note say for which lines at its head speak: its front matter, its first lines, or its first heading. */
export interface FoldedReadings {
  readonly context: NoteContext;
  readonly found: readonly Problem[];
  /** The tags of the front matter, as of lines that say nothing else. */
  readonly head: TreeReading;
  /** What stands before the first heading. */
  readonly top: TreeReading | undefined;
  /** The section of the first heading, and of those inside it many at a time. */
  readonly title: readonly TreeReading[];
  readonly rest: readonly TreeReading[];
  /** Where the title's section begins, and where its words end. */
  readonly titleRange: Range;
  /** Where the note ends. */
  readonly end: Position;
}

/** Puts together what sections of one note say, and the entries that reach over them, by what changed since the last time. */
export class NoteFold {
  private readonly all = new ViewFold();
  private readonly seen = new ViewFold();

  /** As `readTree` reads the whole note. A reading is the same object where its lines say the same as before. */
  fold(sections: FoldedReadings): TreeReading {
    const { head, top, title, rest } = sections;
    const all = [head, ...(top ? [top] : []), ...title, ...rest];
    const isPrivate = [head, top].some((reading) => reading?.outer?.frame?.marks.includes('private'));
    const holdsPrivate = all.some(({ withoutPrivate }) => withoutPrivate !== undefined);
    const seen = (): ViewReading => this.seen.fold(sections, withoutPrivateParts);
    return {
      ...this.all.fold(sections, (reading) => reading),
      tags: joinLists(all, ({ tags }) => tags),
      withoutPrivate: isPrivate ? { entries: [], problems: [] } : holdsPrivate ? seen() : undefined,
    };
  }
}

/** The same with all parts of the note, or without private ones. */
class ViewFold {
  private readonly passedOn = new WeakMap<ViewReading, { readonly told: string; readonly reading: ViewReading }>();
  private readonly passedTo = new WeakMap<Entry, { readonly told: string; readonly entry: Entry }>();
  private noteEntry: Entry | undefined;
  private titleEntry: Entry | undefined;

  fold(readings: FoldedReadings, view: (reading: TreeReading) => ViewReading): ViewReading {
    const { context, found, titleRange, end } = readings;
    const head = view(readings.head);
    const top = readings.top && view(readings.top);
    const title = readings.title.map(view);
    const rest = readings.rest.map(view);
    const atTop = summarize(top ? [top] : []);
    const inTitle = summarize(title);
    const elsewhere = summarize(rest);
    const passedInTitle: Passed = new Map();
    const passed: Passed = new Map();

    const titleFrame = title[0]?.outer?.frame;
    const titleInside = insideOf(inTitle, passedInTitle);
    const titleMade = titleFrame && entryOf(titleFrame, inTitle, titleRange, titleInside, context);

    const ofTitle = {
      ...inTitle,
      fields: titleFrame?.isTagged ? [] : inTitle.fields,
      comments: (titleFrame?.tags.length ?? 0) > 0 ? [] : inTitle.comments,
    };
    const inside = insideOf(joinSummaries([atTop, elsewhere]), passed);
    mergeInside(inside, titleInside);
    const whole = joinSummaries([atTop, ofTitle, elsewhere]);
    const noteFrame = joinFrames(top?.outer?.frame, head.outer?.frame, whole, context);
    const noteMade = noteFrame && entryOf(noteFrame, whole, { start: noteStart, end }, inside, context);

    this.titleEntry = titleMade && kept(this.titleEntry, finishEntry(titleMade));
    this.noteEntry = noteMade && kept(this.noteEntry, finishEntry(noteMade));
    const isOfTop = (top?.outer?.frame?.tags.length ?? 0) > 0;
    const views = [
      head,
      problemOf(isOfTop ? undefined : noteMade),
      ...this.passOn(top ? [top] : [], passed),
      problemOf(isOfTop ? noteMade : undefined),
      { entries: this.titleEntry ? [this.titleEntry] : [], problems: [] },
      ...this.passOn(title, passedInTitle),
      problemOf(titleMade),
      ...this.passOn(rest, passed),
    ];
    const entries = joinLists(views, (part) => part.entries);
    return {
      entries: this.noteEntry ? placeNote(this.noteEntry, entries) : entries,
      problems: joinProblems(views, found),
    };
  }

  /** With the statements that are passed to their entries. */
  private passOn(readings: readonly ViewReading[], passed: Passed): readonly ViewReading[] {
    const statements = [...passed].filter(([, numbers]) => numbers.size > 0);
    if (statements.length === 0) return readings;
    const told = JSON.stringify(statements.map(([key, numbers]) => [key, ...numbers]));
    return readings.map((reading) => {
      if (reading.entries.length === 0) return reading;
      const known = this.passedOn.get(reading);
      if (known?.told === told) return known.reading;
      const fresh = { ...reading, entries: reading.entries.map((entry) => this.passTo(entry, passed, told)) };
      this.passedOn.set(reading, { told, reading: fresh });
      return fresh;
    });
  }

  private passTo(entry: Entry, passed: Passed, told: string): Entry {
    const known = this.passedTo.get(entry);
    if (known?.told === told) return known.entry;
    const fresh = withStatements(entry, passed);
    this.passedTo.set(entry, { told, entry: fresh });
    return fresh;
  }
}

const noteStart: Position = { line: 0, character: 0 };

/** The statements that entries around pass to those inside, by skill and level. */
type Passed = Map<string, Set<number>>;

/** Claims that are known by their keys alone: what comes to them is kept in `passed`. */
function insideOf({ skills, counting }: Summary, passed: Passed): Inside {
  const claims = new Map<string, Set<number>[]>();
  for (const key of counting) {
    const statements = new Set<number>();
    passed.set(key, statements);
    claims.set(key, [statements]);
  }
  return { counting: claims, skills: new Set(skills) };
}

function joinFrames(
  top: Frame | undefined,
  head: Frame | undefined,
  { heading }: Summary,
  { dates }: NoteContext,
): Frame | undefined {
  const frame = top ?? head;
  if (!frame) return undefined;
  const given = noteDate(
    dates,
    () => heading?.date,
    (found) => ({ found, range: undefined }),
  );
  const { planned = given, other = given } = frame.dates;
  return { ...frame, tags: [...(top?.tags ?? []), ...(head?.tags ?? [])], dates: { planned, other } };
}

function entryOf(
  frame: Frame,
  { texts, fields, comments, isEmpty, openTasks = 0 }: Summary,
  range: Range,
  inside: Inside,
  { today }: NoteContext,
): MadeEntry | undefined {
  const { tags, marks, heading, given } = frame;
  if (tags.length === 0) return undefined;
  const state = openTasks > 0 ? 'planned' : (given ?? 'done');
  const date = (): PlacedDate | undefined => frame.dates[state === 'planned' ? 'planned' : 'other'];
  const words = (): ReturnType<EntrySource['words']> => ({
    text: joinTexts(texts),
    fields,
    heading,
    ...(comments.length > 0 && { comments }),
  });
  return makeEntry({ tags, state, marks, isEmpty, range, date, words }, inside, today);
}

/** The same object where an entry says the same as before. */
function kept(known: Entry | undefined, entry: Entry): Entry {
  return known && isSame(known, entry) ? known : entry;
}

function problemOf(made: MadeEntry | undefined): ViewReading {
  return { entries: [], problems: made?.problem ? [made.problem] : [] };
}

/** Behind entries inside that begin where the note does. */
function placeNote(entry: Entry, entries: readonly Entry[]): readonly Entry[] {
  const at = entries.findIndex(({ range: { start } }) => start.line > 0 || start.character > 0);
  return at < 0 ? [...entries, entry] : [...entries.slice(0, at), entry, ...entries.slice(at)];
}

function withStatements(entry: Entry, passed: Passed): Entry {
  if (entry.kind !== 'practice' || entry.empty) return entry;
  const claims = entry.claims.map((claim) => {
    const more = claim.state === 'done' && !claim.displaced ? passed.get(claimKey(claim)) : undefined;
    if (!more || more.size === 0) return claim;
    return { ...claim, statements: inOrder(new Set([...claim.statements, ...more])) };
  });
  return claims.some((claim, i) => claim !== entry.claims[i]) ? { ...entry, claims } : entry;
}
