import type { EvidenceGrouping } from '../../core/editor/evidenceTree.js';
import type { Command } from './command.js';

/** What the view *Evidence* can be told. */
interface View {
  groupBy(grouping: EvidenceGrouping): Promise<void>;
}

export function groupEvidenceByMonth(view: View): Command {
  return { id: 'skillJournal.groupEvidenceByMonth', execute: () => view.groupBy('month') };
}

export function groupEvidenceByWeek(view: View): Command {
  return { id: 'skillJournal.groupEvidenceByWeek', execute: () => view.groupBy('week') };
}
