import { BlockFacts, type HeadingChain } from '../blocks/blockFacts.js';
import type { FootnoteWords } from '../blocks/footnotes.js';
import type { KnownTree } from './knownTree.js';
import type { HiddenSpan } from '../blocks/markdown.js';
import type { Part } from '../blocks/parts.js';
import type { TreeReading } from '../reading/readTree.js';
import type { Stretch, Window } from '../blocks/window.js';

/** What was found out about a window; it holds as long as the window does. */
interface Known {
  holdsOwnTag?: boolean;
  holdsSkillTag?: boolean;
  holdsOwnPrivate?: boolean;
  holdsHeading?: boolean;
  speaksOfOthers?: boolean;
  isPlain?: boolean;
  leavesOpen?: boolean;
  cancels?: boolean;
  mayHide?: boolean;
  leavesHidden?: HiddenSpan['kind'] | 'none';
  dateLine?: Stretch | 'none';
  footnotes?: FootnoteWords | 'none';
  chain?: HeadingChain;
  /** Of the part that begins here. */
  reading?: KnownReading & { readonly part: Part };
  /** The same, where it has several windows. */
  tree?: KnownTree;
}

export interface KnownReading {
  /** The last lines of a note are read a little otherwise. */
  readonly isLast: boolean;
  /** Where the lines that were read began. */
  readonly line: number;
  /** How entries around were to be put together, in one word. */
  readonly folding: string;
  readonly reading: TreeReading;
}

export type KnownWindow = Window & { known?: Known };

export function factsOf(window: KnownWindow): Known {
  return (window.known ??= {});
}

/** What depends on the footnotes that it calls. */
export function forgetFootnotes(window: KnownWindow | undefined): void {
  if (!window?.known) return;
  delete window.known.speaksOfOthers;
  delete window.known.isPlain;
}

/** Keeps what it tells, with the windows. */
export class KnownFacts extends BlockFacts {
  override holdsOwnTag(window: Window): boolean {
    return (factsOf(window).holdsOwnTag ??= super.holdsOwnTag(window));
  }

  override footnotes(window: Window): FootnoteWords | undefined {
    const found = (factsOf(window).footnotes ??= super.footnotes(window) ?? 'none');
    return found === 'none' ? undefined : found;
  }

  override holdsSkillTag(window: Window): boolean {
    return (factsOf(window).holdsSkillTag ??= super.holdsSkillTag(window));
  }

  protected override holdsOwnPrivate(window: Window): boolean {
    return (factsOf(window).holdsOwnPrivate ??= super.holdsOwnPrivate(window));
  }

  override holdsHeading(window: Window): boolean {
    return window.mayHoldHeading && (factsOf(window).holdsHeading ??= super.holdsHeading(window));
  }

  override speaksOfOthers(window: Window): boolean {
    return (factsOf(window).speaksOfOthers ??= super.speaksOfOthers(window));
  }

  override isPlain(window: Window): boolean {
    return (factsOf(window).isPlain ??= super.isPlain(window));
  }

  override leavesOpen(window: Window): boolean {
    return (factsOf(window).leavesOpen ??= super.leavesOpen(window));
  }

  override cancels(window: Window): boolean {
    return (factsOf(window).cancels ??= super.cancels(window));
  }

  override mayHide(window: Window): boolean {
    return (factsOf(window).mayHide ??= super.mayHide(window));
  }

  override leavesHidden(window: Window): HiddenSpan['kind'] | undefined {
    const found = (factsOf(window).leavesHidden ??= super.leavesHidden(window) ?? 'none');
    return found === 'none' ? undefined : found;
  }

  override dateLine(window: Window): Stretch | undefined {
    const found = (factsOf(window).dateLine ??= super.dateLine(window) ?? 'none');
    return found === 'none' ? undefined : found;
  }

  override chain(heading: Window, outer: HeadingChain | undefined): HeadingChain {
    const known = factsOf(heading);
    if (known.chain?.outer !== outer || known.chain === undefined) known.chain = super.chain(heading, outer);
    return known.chain;
  }
}
