import type { Html } from '../../html.js';
import type { Translate } from '../../messages/translate.js';
import type { GapAnalysis } from '../../targets/gapModel.js';
import type { HintLookup } from '../../targets/hints.js';
import type { Arrangement, Counted, SkillOrder } from '../arrangement.js';
import type { PeriodChoice } from '../periods.js';
import type { Scope } from '../scopes.js';

/** What the tally page shows beside the tally itself. */
export interface TallyPageView {
  /** What the picker stands on. The ends of a range are shown as given, and checked. */
  readonly periodChoice: PeriodChoice;
  /** `YYYY-MM-DD`; decides which quarters are offered, and where the chart ends. */
  readonly today: string;
  /** What the tally was arranged by; the plain arrangement by default. */
  readonly arrangement?: Arrangement;
  /** The frameworks and groups that the filters offer. */
  readonly scopes?: readonly Scope[];
  /** Where the user has a profile: what it aims at, beside the evidence of all time. */
  readonly gaps?: GapAnalysis;
  /** The folder whose profile that is, where there are several. */
  readonly profileFolder?: string;
  /** What a coach would say of the evidence of all time, beside the skills and levels that it concerns. */
  readonly hints?: HintLookup;
  /** Of the headings that fold rows away, those that are open. */
  readonly open?: ReadonlySet<string>;
  /** While notes are still being read no number is shown at all, for it might be a false one. */
  readonly indexing?: IndexingProgress;
  /**
   * `editor`: buttons for the script in `src/webview/tally.ts`, which opens notes at their lines, changes what is looked
   * at, and asks for the lines behind a number when they are wanted.
   * `none`: a document that stands alone; numbers are links within it, and what is looked at is only stated.
   */
  readonly links: 'editor' | 'none';
}

export interface IndexingProgress {
  readonly done: number;
  /** Undefined while the notes are still being found. */
  readonly total: number | undefined;
}

/** What every part of the page needs to speak. */
export interface PageContext {
  readonly t: Translate;
  readonly links: TallyPageView['links'];
  /** True: what is outside a period is left out, so that a gap may be one of the period only. */
  readonly inPeriod: boolean;
  readonly counted: Counted;
  readonly hints: HintLookup;
  /**
   * Puts off what stands in the element `id`, or is added to the element `holder`, until it is opened: nothing is given
   * then, and the page asks for it. A document that stands alone gets it at once. Ten years of lines stand behind ten
   * numbers each.
   */
  readonly defer: (part: DeferredPart) => Html;
  readonly placeRow: PlaceRow;
  readonly order: SkillOrder;
  /** Whether a heading that can be folded is open; its rows are put off where it is not. */
  readonly isOpen: (heading: string) => boolean;
}

/** Makes a row of a table, or takes the one that was made of the same `inputs` before. */
export type PlaceRow = (id: string, inputs: readonly unknown[], render: (context: PageContext) => Html) => Html;

/** By their ids. */
export type DeferredParts = Map<string, DeferredPart>;

export interface DeferredPart {
  /** Of the `details` that is opened. */
  readonly id: string;
  /** The element that the `details` is added to, where it is not there from the beginning. */
  readonly holder?: string;
  readonly content: () => Html;
}
