import type { Translate } from '../core/messages/translate.js';
import type { Config } from './config.js';
import type { JournalEvidence } from './evidence.js';
import type { Frameworks } from './frameworks.js';
import type { JournalState } from './journalState.js';
import type { Log } from './log.js';
import type { Journal } from './notes/journal.js';
import type { OpenNotes } from './notes/openNotes.js';

/** What the composition root hands to the adapters; each takes the parts that it needs. */
export interface Parts {
  readonly t: Translate;
  readonly log: Log;
  readonly config: Config;
  readonly frameworks: Frameworks;
  readonly journal: Journal;
  readonly open: OpenNotes;
  readonly evidence: JournalEvidence;
  readonly state: JournalState;
}
