import type { Problem } from '../problem.js';
import type { Position, Range } from '../text.js';
import type { SkillRef } from '../framework/model.js';

/** A date as precise as it was written. */
export interface JournalDate {
  /** `2026-06-01`, `2026-W23`, `2026-06` or `2026-Q2`. */
  readonly text: string;
  /** Its first day, `YYYY-MM-DD`: what entries are sorted by. */
  readonly first: string;
  /** The day that decides whether it lies in a period: a day itself, a week's Thursday, else the first day. */
  readonly day: string;
}

export type EntryState = 'done' | 'planned' | 'cancelled';
export type EntryKind = 'practice' | 'knowledge';

/** `key:: value` as the user wrote it; the key in lower case. */
export interface Field {
  readonly key: string;
  readonly value: string;
}

/** One skill at one level that an entry speaks for. */
export interface Claim extends SkillRef {
  readonly level: string;
  /** Ascending, without repeats. Only numbers that the level has. */
  readonly statements: readonly number[];
  /** Where the first tag of this skill and level stands. */
  readonly position: Position;
  readonly state: EntryState;
  /** True: an entry inside counts for the same skill and level, so that this one does not. */
  readonly displaced: boolean;
}

/** The block of a note that tags belong to. */
export interface Entry {
  /** The lines of the whole entry. */
  readonly range: Range;
  readonly date: JournalDate | undefined;
  readonly kind: EntryKind;
  readonly private: boolean;
  /** No word beside hashtags, dates, fields and boxes: counts for nothing. */
  readonly empty: boolean;
  /** The user's words without Markdown's marks, skill tags, boxes and ids; blocks separated by line feeds. */
  readonly text: string;
  readonly fields: readonly Field[];
  /** Text of the nearest heading above or around; undefined before the first. */
  readonly heading: string | undefined;
  readonly claims: readonly Claim[];
  /** Skills named by a bare tag, with no level tag of that skill in the entry or inside it. */
  readonly mentions: readonly SkillRef[];
  /** What reviewers say of it, in callouts below; left out where there are none. */
  readonly comments?: readonly ReviewComment[];
}

/**
 * What a reviewer says about an entry, as a callout under it:
 *
 *     - Restored the wiki from the night's backup #ITOP/4
 *       > [!review] Anna Lind, 2026-06-20
 *       > verdict:: agree
 *       > rating:: 5
 *       > I was on the bridge; she led it.
 */
export interface ReviewComment {
  /** As written; empty where nobody is named. */
  readonly author: string;
  readonly date: JournalDate | undefined;
  readonly verdict: Verdict | undefined;
  /** The level as the reviewer sees it, as written: `5`, or `ITOP/5` where the entry has several skills. */
  readonly rating: string | undefined;
  readonly text: string;
  /** The lines of the callout. */
  readonly range: Range;
  /** The review document that it is written in; left out for a callout in the entry's own note. */
  readonly uri?: string;
}

/** What a callout says, wherever it stands. */
export type CalloutWords = Omit<ReviewComment, 'range' | 'uri'>;

export type Verdict = 'agree' | 'disagree';

/** A hashtag of ours, or a marker, where it stands. Markers have no target. */
export interface TagOccurrence {
  readonly range: Range;
  /** As written, with `#` where there is one (front matter may have none). */
  readonly text: string;
  readonly kind: 'level' | 'mention' | 'wrong' | 'marker';
  readonly target: TagTarget | undefined;
}

export interface TagTarget extends SkillRef {
  readonly level?: string;
  readonly statement?: number;
}

/** All that the index keeps of one note. Plain data: it is posted between threads. */
export interface NoteRecord {
  readonly uri: string;
  /** True: the note is left out by its own front matter. */
  readonly skipped: boolean;
  readonly entries: readonly Entry[];
  /** The same as if private blocks had never been written; undefined where the note has none. */
  readonly withoutPrivate: Pick<NoteRecord, 'entries' | 'problems'> | undefined;
  readonly tags: readonly TagOccurrence[];
  readonly problems: readonly Problem[];
  /** In a review document: what reviewers wrote into it. Left out where there is nothing. */
  readonly remarks?: readonly Remark[];
}

/** A reviewer's callout in a review document, under a piece of evidence for a skill at a level. */
export interface Remark extends SkillRef {
  readonly level: string;
  /** Tells the evidence by its words and its note: {@link evidenceKey}. */
  readonly key: string;
  readonly comment: ReviewComment;
}
