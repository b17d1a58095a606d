import { CodeActionKind, type CancellationToken, type Location, type Uri } from 'vscode';
import type { SkillRef } from '../core/framework/model.js';
import type { TagTarget } from '../core/journal/model.js';
import type { Translate } from '../core/messages/translate.js';
import type { Printed } from '../core/review/exportReview.js';
import type { PrintRequest } from '../core/review/printDocument.js';
import type { Config } from './support/config.js';
import type { JournalEvidence } from './evidence.js';
import type { Frameworks } from './frameworks/frameworks.js';
import type { JournalState } from './journalState.js';
import type { Log } from './support/log.js';
import type { Journal } from './notes/journal.js';
import type { OpenNotes } from './notes/openNotes.js';
import type { Profiles } from './profiles.js';

/** The type of the tally page's panel; the manifest has it too. */
export const TALLY_VIEW = 'skillJournal.tally';

/** What mends all of a note that needs no choice; users can have it done at each save. */
export const FIX_ALL = CodeActionKind.SourceFixAll.append('skillJournal');

/** A command that is not in the manifest: only suggestions of ours call it. */
export const OFFER_NEXT = '_skillJournal.offerNext';

/** Knows where the pages of skills are, opened or not. */
export interface SkillPlaces {
  address(target: SkillRef): Uri;
  /** Where a page speaks of the target: its level's heading, or the top. */
  locate(target: TagTarget): Promise<Location>;
}

/** Prints a document; undefined where it was given up. */
export type PrintDocument = (
  request: PrintRequest,
  token: Pick<CancellationToken, 'onCancellationRequested'>,
) => Promise<Printed | undefined>;

/** What the composition root hands to the adapters; each takes the parts that it needs. */
export interface Parts {
  readonly t: Translate;
  /** For what is written into files: numbers as they are, whatever the user's language. */
  readonly tInFiles: Translate;
  readonly log: Log;
  readonly config: Config;
  readonly frameworks: Frameworks;
  readonly journal: Journal;
  readonly open: OpenNotes;
  readonly evidence: JournalEvidence;
  readonly profiles: Profiles;
  readonly state: JournalState;
}
