import type { PeriodChoice } from '../periods.js';
import type { Translate } from '../../messages/translate.js';

/** What the tally page shows beside the tally itself. */
export interface TallyPageView {
  /** What the picker stands on. The ends of a range are shown as given, and checked. */
  readonly periodChoice: PeriodChoice;
  /** `YYYY-MM-DD`; decides which quarters are offered. */
  readonly today: string;
  /** While notes are still being read no number is shown at all, for it might be a false one. */
  readonly indexing?: IndexingProgress;
  /**
   * `editor`: buttons for the script in `src/webview/tally.ts`, which opens notes at their lines and changes the period.
   * `none`: a document that stands alone; numbers are links within it, and the period is only stated.
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
}
