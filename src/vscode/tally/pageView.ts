import type { Arrangement } from '../../core/tally/arrangement.js';
import { narrowGaps } from '../../core/tally/page/narrowGaps.js';
import type { TallyPageView } from '../../core/tally/page/view.js';
import type { PeriodChoice } from '../../core/tally/periods.js';
import { listScopes } from '../../core/tally/scopes.js';
import { IndexEvidence } from '../../core/tally/tally.js';
import type { GapAnalysis } from '../../core/targets/gapModel.js';
import { analyseGaps } from '../../core/targets/gaps.js';
import type { HintLookup } from '../../core/targets/hints.js';
import type { Parts } from '../features.js';
import { today } from '../support/today.js';

export type Needs = Pick<Parts, 't' | 'log' | 'config' | 'frameworks' | 'journal' | 'profiles'>;

/** What the user picked to look at. */
export interface Chosen {
  readonly period: PeriodChoice;
  readonly arrangement: Arrangement;
}

/** What the tally page shows beside the tally; `open` are the ids of what the user opened. */
export function pageView(needs: Needs, chosen: Chosen, open: Iterable<string>): TallyPageView {
  const { journal, frameworks, profiles } = needs;
  const { period: periodChoice, arrangement } = chosen;
  const view = { periodChoice, arrangement, today: today(), links: 'editor', open: new Set(open) } as const;
  if (journal.counting) return { ...view, indexing: journal.progress };
  const gaps = shownGaps(needs, chosen);
  const hints = shownHints(needs, chosen);
  const profileFolder = profiles.folderName;
  return {
    ...view,
    scopes: listScopes(journal.index, frameworks.library),
    ...(gaps && { gaps }),
    ...(hints && { hints }),
    ...(profileFolder !== undefined && { profileFolder }),
  };
}

/** What the profile aims at, beside the evidence that the filters let through. */
export function shownGaps(needs: Needs, { arrangement }: Chosen): GapAnalysis | undefined {
  const { journal, frameworks, profiles } = needs;
  const { library } = frameworks;
  if (journal.counting || arrangement.privacy === 'only') return undefined;
  const gaps =
    arrangement.privacy === 'with'
      ? profiles.gaps()
      : analyseGaps(profiles.profile, library, publicEvidence(needs), today());
  return gaps && narrowGaps(gaps, arrangement, library);
}

/** About all practice; of some of it only, such as private lines, nothing can be said. */
function shownHints(needs: Needs, { arrangement: { counted, privacy } }: Chosen): HintLookup | undefined {
  const { profiles } = needs;
  if (counted !== 'practice' || privacy === 'only') return undefined;
  return privacy === 'with' ? profiles.hints() : profiles.hintsOf(publicEvidence(needs));
}

function publicEvidence({ journal, frameworks, config }: Needs): IndexEvidence {
  return new IndexEvidence(journal.index.withoutPrivate(), frameworks.library, {
    impliesLevels: () => config.impliedLevels(),
  });
}
