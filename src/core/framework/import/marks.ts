import type { Recognition } from './model.js';

/** A mark of a format as its files spell it, and whether it is there. */
export type Mark = readonly [label: string, isThere: boolean];

/** Sorts the marks of a format into those that a file has and those that it lacks. */
export function weighMarks(marks: readonly Mark[]): Recognition {
  const labels = (wanted: boolean): readonly string[] =>
    marks.filter(([, isThere]) => isThere === wanted).map(([label]) => label);
  return { found: labels(true), missing: labels(false) };
}
