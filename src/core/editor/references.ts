import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { NoteRecord, TagTarget } from '../journal/model.js';
import type { Steps } from '../steps.js';
import { resolveTag, targetOf } from '../tag/resolve.js';
import { compareText, type Position, type Range } from '../text.js';
import { codeOf, isOfFamily, tagPartAt, type TagFamily } from './support/tagParts.js';

/** A tag somewhere in the journal. */
export interface TagLocation {
  readonly uri: string;
  readonly range: Range;
}

/**
 * All tags that belong together with the segment under a cursor: of the skill, of its level, or of the statement. In the
 * order of notes and places. `note` is the note of the cursor as it is now, be it in the journal or not.
 */
export function* findReferences(
  note: NoteRecord,
  position: Position,
  index: Pick<JournalIndex, 'records'>,
  library: Library,
): Steps<readonly TagLocation[]> {
  const family = tagPartAt(note.tags, position, library)?.family;
  if (family === undefined) return [];
  const before: TagLocation[] = [];
  const behind: TagLocation[] = [];
  for (const record of index.records(codeOf(family))) {
    yield;
    const order = record ? compareText(record.uri, note.uri) : 0;
    if (record && order !== 0) (order < 0 ? before : behind).push(...tagsOf(record, family));
  }
  return [...before, ...tagsOf(note, family), ...behind];
}

/** The tags of the note itself that belong together with the segment under the cursor. */
export function findHighlights(note: NoteRecord, position: Position, library: Library): readonly Range[] {
  const family = tagPartAt(note.tags, position, library)?.family;
  return family === undefined ? [] : tagsOf(note, family).map(({ range }) => range);
}

/** What the tag under a cursor stands for, with the whole tag's place; undefined where nothing is known of it. */
export function findDefinition(
  note: NoteRecord,
  position: Position,
  library: Library,
): { readonly target: TagTarget; readonly range: Range } | undefined {
  const tag = tagPartAt(note.tags, position, library)?.tag;
  const resolution = tag && resolveTag(tag.text, library);
  const target = resolution && targetOf(resolution);
  return target && { target, range: tag.range };
}

function tagsOf(record: NoteRecord, family: TagFamily): readonly TagLocation[] {
  return record.tags.filter((tag) => isOfFamily(tag, family)).map(({ range }) => ({ uri: record.uri, range }));
}
