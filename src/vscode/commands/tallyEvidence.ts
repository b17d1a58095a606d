import { parsePeriodChoice } from '../../core/tally/periods.js';
import type { TallyPanel } from '../tally/tallyPanel.js';
import type { Command } from './command.js';

/** Shows the tally page; a period such as `2026-Q3` may be given. */
export function tallyEvidence(panel: TallyPanel): Command {
  return {
    id: 'skillJournal.tallyEvidence',
    execute: (period) => panel.show(typeof period === 'string' ? parsePeriodChoice(period) : undefined),
  };
}
