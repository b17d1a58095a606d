import type { Footnote } from './footnotes.js';

/**
 * A stretch of whole lines of a note that is parsed alike alone and in its place: nothing before it is still open where it
 * begins, and nothing in it is still open where it ends.
 */
export interface Window {
  readonly start: number;
  /** The blank lines behind it included. */
  readonly end: number;
  /** Where its last line that is not blank ends. */
  readonly textEnd: number;
  /** Number of its first line. */
  readonly line: number;
  /** A heading's rank, where the window is a heading and nothing else; 0 for all others. */
  readonly depth: number;
  /** It may hold a heading among other blocks. */
  readonly mayHoldHeading: boolean;
  readonly mayHoldRule: boolean;
  /** What the lines before it leave behind: with that, the text can be cut anew from here. */
  readonly before: CutState;
  /** Those with tags that it calls first, or that it defines and that are called. */
  readonly footnotes: readonly Footnote[] | undefined;
}

/** Lists, ends and blanks that stand right before a window, in one number. */
export type CutState = number;

/** Where in a text to cut: whole lines, of which the first has the number `line`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly line: number;
}
