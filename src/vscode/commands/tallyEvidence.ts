import { parsePeriodChoice, type PeriodChoice } from '../../core/tally/periods.js';
import type { Command } from './command.js';

/** The tally page, opened or not. */
interface Panel {
  show(choice?: PeriodChoice): unknown;
}

/** Shows the tally page; a period such as `2026-Q3` may be given. */
export function tallyEvidence(panel: Panel): Command {
  return {
    id: 'skillJournal.tallyEvidence',
    execute: (period) => panel.show(typeof period === 'string' ? parsePeriodChoice(period) : undefined),
  };
}
