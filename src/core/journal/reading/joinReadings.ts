import type { Problem } from '../../problem.js';
import { comparePositions } from '../../text.js';
import { moveEntry, moveRange } from '../moveLines.js';
import { joinSummaries, type OuterReading, type Summary } from './outerReading.js';
import type { TreeReading, ViewReading } from './readTree.js';

/** A reading of lines that began at line `from` and now begin at `to`; undefined where it tells of a place before them. */
export function moveReading(reading: TreeReading, from: number, to: number): TreeReading | undefined {
  const { tags, withoutPrivate, outer } = reading;
  if (tellsOfBefore(reading, from) || outer?.frame) return undefined;
  const lines = to - from;
  const movedTags = moveAll(tags, lines, moveRange);
  const view = moveView(reading, lines);
  const seen = withoutPrivate && moveView(withoutPrivate, lines);
  // Most have nothing that has a place, and a line end moves all that are below it.
  if (movedTags === tags && view === reading && seen === withoutPrivate) return reading;
  const { entries, problems } = view;
  return { entries, problems, tags: movedTags, withoutPrivate: seen, ...(view.outer && { outer: view.outer }) };
}

/** It tells of a place before line `line`, such as a date in a heading, which may move otherwise than what is behind it. */
export function tellsOfBefore({ problems, withoutPrivate }: TreeReading, line: number): boolean {
  const isBefore = ({ range }: Problem): boolean => range.start.line < line;
  return problems.some(isBefore) || withoutPrivate?.problems.some(isBefore) === true;
}

/** The same object where nothing in it has a place. */
function moveView(view: ViewReading, lines: number): ViewReading {
  const entries = moveAll(view.entries, lines, moveEntry);
  const problems = moveAll(view.problems, lines, moveRange);
  const outer = view.outer && moveOuter(view.outer, lines);
  if (entries === view.entries && problems === view.problems && outer === view.outer) return view;
  return outer ? { entries, problems, outer } : { entries, problems };
}

function moveAll<T>(items: readonly T[], lines: number, move: (item: T, lines: number) => T): readonly T[] {
  return items.length === 0 ? items : items.map((item) => move(item, lines));
}

/** Of lines that speak for no entry around them. */
function moveOuter(outer: OuterReading, lines: number): OuterReading {
  const { summary, end } = outer;
  const comments = moveAll(summary.comments, lines, moveRange);
  const heading = moveHeading(summary.heading, lines);
  if (comments === summary.comments && heading === summary.heading) return outer;
  return { summary: { ...summary, comments, heading }, frame: undefined, end };
}

/** A date has a place where it is impossible, and the place of a problem. */
function moveHeading(heading: Summary['heading'], lines: number): Summary['heading'] {
  const { date } = heading ?? {};
  return date?.range ? { date: { ...date, ...moveRange({ range: date.range }, lines) } } : heading;
}

/** The readings of a note's parts, in order, as one. */
export function joinReadings(readings: readonly TreeReading[], found: readonly Problem[]): TreeReading {
  const shown = readings.some(({ withoutPrivate }) => withoutPrivate !== undefined)
    ? readings.map(withoutPrivateParts)
    : undefined;
  return {
    entries: joinLists(readings, ({ entries }) => entries),
    tags: joinLists(readings, ({ tags }) => tags),
    problems: joinProblems(readings, found),
    withoutPrivate: shown && {
      entries: joinLists(shown, ({ entries }) => entries),
      problems: joinProblems(shown, found),
    },
  };
}

/** The same where entries around them may be put together of theirs and others. */
export function joinSections(readings: readonly TreeReading[]): TreeReading {
  const { withoutPrivate, ...joined } = joinReadings(readings, []);
  const seen = withoutPrivate && { ...withoutPrivate, ...joinOuter(readings.map(withoutPrivateParts)) };
  return { ...joined, ...joinOuter(readings), withoutPrivate: seen };
}

function joinOuter(parts: readonly ViewReading[]): Pick<ViewReading, 'outer'> {
  const hasOuter = parts.some(({ outer }) => outer !== undefined);
  return hasOuter ? { outer: { summary: summarize(parts), frame: undefined, end: undefined } } : {};
}

export function summarize(views: readonly ViewReading[]): Summary {
  return joinSummaries(views.flatMap(({ outer }) => outer?.summary ?? []));
}

export function withoutPrivateParts(reading: TreeReading): ViewReading {
  return reading.withoutPrivate ?? reading;
}

/** `flatMap`, of which a long note would feel the time with every letter. */
export function joinLists<T, U>(readings: readonly T[], listOf: (reading: T) => readonly U[]): readonly U[] {
  const joined: U[] = [];
  for (const reading of readings) for (const item of listOf(reading)) joined.push(item);
  return joined;
}

/** Each impossible date once. */
export function joinProblems(
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
    return before === undefined || compareProblems(before, problem) <= 0;
  });
  return isSorted ? problems : problems.sort(compareProblems);
}

/** By place; what is wrong with a tag before what is wrong with its entry, which a footnote may have elsewhere. */
function compareProblems(a: Problem, b: Problem): number {
  const order = comparePositions(a.range.start, b.range.start);
  return order === 0 ? Number(isOfEntry(a)) - Number(isOfEntry(b)) : order;
}

function isOfEntry({ code }: Problem): boolean {
  return code.startsWith('entry.');
}
