import type { Position } from '../../text.js';
import { longestText } from './entryWords.js';
import type { PlacedDate, SkillTag } from './makeEntry.js';
import type { MarkerKind } from '../markers.js';
import type { EntryState, Field, ReviewComment } from '../model.js';

/** What a section of a note tells of the entries around it, which are put together of many. */
export interface OuterReading {
  readonly summary: Summary;
  /** Of the section that has the lines which speak for an entry around it; undefined for all others, and where it is not to be seen. */
  readonly frame: Frame | undefined;
  /** Where its words end, in lines from where it begins; undefined for many sections. */
  readonly end: Position | undefined;
}

/** What an entry around some parts of a note takes from them. */
export interface Summary {
  /** Their words, block by block, up to those that an entry keeps. */
  readonly texts: readonly string[];
  /** They say no word beside hashtags, dates, fields and boxes. */
  readonly isEmpty: boolean;
  readonly fields: readonly Field[];
  /** How many they are, where there is nothing else. */
  readonly openTasks: number | undefined;
  /** Their first heading, with the date in its words. */
  readonly heading: { readonly date: PlacedDate | undefined } | undefined;
  /** Skills with a level tag, counting or not. */
  readonly skills: readonly string[];
  /** Skills at levels for which an entry counts. */
  readonly counting: readonly string[];
  /** Those that speak of no entry inside. */
  readonly comments: readonly ReviewComment[];
}

/** What the own lines of an entry say that reaches over sections: of the note, or of the section of its first heading. */
export interface Frame {
  readonly tags: readonly SkillTag[];
  /** It has a tag of ours, be it a marker or a wrong one. */
  readonly isTagged: boolean;
  /** With those that hold around it. */
  readonly marks: readonly MarkerKind[];
  /** By its box or opening word, or by what holds around it. */
  readonly given: EntryState | undefined;
  /** The date of a planned entry, and of any other; of the note only what its own lines say. */
  readonly dates: { readonly planned: PlacedDate | undefined; readonly other: PlacedDate | undefined };
  readonly heading: string | undefined;
}

export function joinSummaries(summaries: readonly Summary[]): Summary {
  const texts: string[] = [];
  const fields: Field[] = [];
  const comments: ReviewComment[] = [];
  const skills = new Set<string>();
  const counting = new Set<string>();
  let length = 0;
  let isEmpty = true;
  let openTasks: number | undefined = 0;
  let heading: Summary['heading'];
  for (const summary of summaries) {
    for (const text of summary.texts) {
      if (length > longestText) break;
      texts.push(text);
      length += text.length;
    }
    for (const field of summary.fields) fields.push(field);
    for (const comment of summary.comments) comments.push(comment);
    for (const skill of summary.skills) skills.add(skill);
    for (const key of summary.counting) counting.add(key);
    isEmpty &&= summary.isEmpty;
    heading ??= summary.heading;
    openTasks = openTasks === undefined || summary.openTasks === undefined ? undefined : openTasks + summary.openTasks;
  }
  return { texts, isEmpty, fields, openTasks, heading, skills: [...skills], counting: [...counting], comments };
}
