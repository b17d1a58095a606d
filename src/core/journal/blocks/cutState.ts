import type { CutState } from './window.js';

/** What may be open where a line begins. */
export interface OpenBlocks {
  /** The list or quote at the outermost level: the columns by which a list's items are indented, or what stands for them. */
  readonly container: number;
  /** Of the ordered list that is open, while only its own lines have come. */
  readonly delimiter: string | undefined;
  readonly isAfterBlank: boolean;
  /** A heading, a fence or a comment has just ended. */
  readonly isAfterEnd: boolean;
  /** Lines that are indented like code have come last. */
  readonly isAfterCode: boolean;
}

/** Stand in place of the columns of an open list. */
export const noContainer = 0;
export const quote = -1;
export const unknown = Number.POSITIVE_INFINITY;

/** Stands for `unknown` in a `CutState`: more columns than an item's mark can take. */
const unknownColumns = 63;
const delimiters: readonly (string | undefined)[] = [undefined, '.', ')'];

/** At the head of a text: behind a blank line and the end of a block, in no container. */
export const nothingBefore: CutState = 0b100110;

/** What is open as one number, which is compared at each window. */
export function cutStateOf({ container, delimiter, isAfterBlank, isAfterEnd, isAfterCode }: OpenBlocks): CutState {
  const flags = (isAfterCode ? 1 : 0) | (isAfterEnd ? 2 : 0) | (isAfterBlank ? 4 : 0);
  const columns = container === unknown ? unknownColumns : container;
  return flags | (delimiters.indexOf(delimiter) << 3) | ((columns + 1) << 5);
}

/** The other way round. */
export function openAt(state: CutState): OpenBlocks {
  const columns = (state >> 5) - 1;
  return {
    container: columns === unknownColumns ? unknown : columns,
    delimiter: delimiters[(state >> 3) & 3],
    isAfterBlank: (state & 4) !== 0,
    isAfterEnd: (state & 2) !== 0,
    isAfterCode: (state & 1) !== 0,
  };
}
