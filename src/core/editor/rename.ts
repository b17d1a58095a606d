import type { Library } from '../framework/library.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { NoteRecord, TagOccurrence, TagTarget } from '../journal/model.js';
import type { Steps } from '../steps.js';
import { LineIndex, type Position, type Range, type TextEdit } from '../text.js';
import { codeOf, isOfFamily, isWithin, tagPartAt, type TagFamily } from './support/tagParts.js';
import { refuse, type Refusal } from './support/refusal.js';
import { depthOf, interpretName, retag } from './support/retag.js';

/** A note with the very text that its record was made from. */
export interface RenameNote {
  readonly text: string;
  readonly record: NoteRecord;
}

/** What a rename would do. Positions hold for the texts that it was made from. */
export interface RenamePlan {
  readonly kind: 'plan';
  readonly from: TagFamily;
  readonly to: TagTarget;
  /** Of notes with something to change their edits in order, by their URIs. */
  readonly notes: ReadonlyMap<string, readonly TextEdit[]>;
  readonly tags: number;
  /** Tags that already are what the renamed ones become: afterwards they cannot be told apart. Mending wrong tags merges none. */
  readonly existing: number;
  /** Entries that have both, where two tags become one piece of evidence. */
  readonly merges: readonly { readonly uri: string; readonly position: Position }[];
  /** Tags that stay, since they would be as wrong afterwards: of those only that mean nothing as they are. */
  readonly left: readonly { readonly uri: string; readonly position: Position }[];
}

/** The segment under a cursor that can be renamed; undefined where no tag of ours is, or one that cannot. */
export function prepareRename(
  record: NoteRecord,
  position: Position,
  library: Library,
): { readonly range: Range; readonly text: string } | Refusal | undefined {
  const part = tagPartAt(record.tags, position, library);
  if (!part) return undefined;
  if (part.kind === 'framework') return refuse('editor.rename.framework', {});
  if (part.text === '') return refuse('tag.malformed', { found: part.tag.text });
  return { range: part.range, text: part.text };
}

/** Which notes are wanted: some of those that may have tags of a skill with this code, or of all where it is empty. */
export interface WantedNotes {
  readonly code: string;
  has(record: NoteRecord): boolean;
}

/** The notes that a rename at the position would touch. */
export function touchedBy(record: NoteRecord, position: Position, library: Library): WantedNotes | undefined {
  const part = tagPartAt(record.tags, position, library);
  return part && touchedByFamily(part.family);
}

/** The notes that a retag would touch. */
export function touchedByFamily(family: TagFamily): WantedNotes {
  return { code: codeOf(family), has: ({ tags }) => tags.some((tag) => isOfFamily(tag, family)) };
}

/** Renames the segment under the cursor in all tags that belong together with it; each note is a step. */
export function* renameTag(
  at: { readonly record: NoteRecord; readonly position: Position; readonly newName: string },
  notes: readonly RenameNote[],
  library: Library,
): Steps<RenamePlan | Refusal> {
  const part = tagPartAt(at.record.tags, at.position, library);
  if (!part) return refuse('editor.rename.gone', {});
  if (part.kind === 'framework') return refuse('editor.rename.framework', {});
  const to = interpretName(part, at.newName, library);
  if (to.kind === 'refused') return to;
  return yield* plan(part.family, to.target, notes, library);
}

/** Writes all tags of one skill, level or statement as another of the same kind. */
export function retagJournal(
  from: TagTarget,
  to: TagTarget,
  notes: readonly RenameNote[],
  library: Library,
): Steps<RenamePlan | Refusal> {
  return plan({ kind: 'target', target: from }, to, notes, library);
}

/**
 * Writes tags that mean nothing in the library as `to`; those that would be wrong again are left. `known` is the library
 * that the notes were read with: one that knows former versions, or the same.
 */
export function retagUnresolved(
  from: { readonly family: TagFamily; readonly target: TagTarget },
  to: TagTarget,
  notes: readonly RenameNote[],
  { library, known }: { readonly library: Library; readonly known: Library },
): Steps<RenamePlan | Refusal> {
  return plan(from.family, to, notes, library, { known, replaced: depthOf(from.target) });
}

/** With `unresolved`, tags that cannot be written so are left; without, they stop the whole. */
function* plan(
  family: TagFamily,
  to: TagTarget,
  notes: readonly RenameNote[],
  library: Library,
  unresolved?: { readonly known: Library; readonly replaced: number },
): Steps<RenamePlan | Refusal> {
  const changed = new Map<string, readonly TextEdit[]>();
  const merges: { uri: string; position: Position }[] = [];
  const left: { uri: string; position: Position }[] = [];
  let tags = 0;
  let existing = 0;
  for (const { text, record } of notes) {
    yield;
    const lines = new LineIndex(text);
    const edits: TextEdit[] = [];
    for (const tag of record.tags) {
      const isMember = isOfFamily(tag, family);
      if (!isMember) {
        if (isMerged(tag, family, to)) existing++;
        continue;
      }
      // Nothing is changed that is not, to the letter, what was read.
      if (text.slice(lines.offsetAt(tag.range.start), lines.offsetAt(tag.range.end)) !== tag.text) {
        return refuse('editor.rename.changed', { uri: record.uri });
      }
      const made = retag(tag, to, library, unresolved);
      if (made.kind === 'refused') {
        if (unresolved) {
          left.push({ uri: record.uri, position: tag.range.start });
          continue;
        }
        const where = { uri: record.uri, line: tag.range.start.line + 1 };
        return { ...made, args: { ...made.args, ...where } };
      }
      if (made.edit) edits.push(made.edit);
      tags++;
    }
    if (edits.length > 0) changed.set(record.uri, edits);
    merges.push(...findMerges(record, family, to).map((position) => ({ uri: record.uri, position })));
  }
  return { kind: 'plan', from: family, to, notes: changed, tags, existing, merges, left };
}

/** The plan with the notes that it does not touch, as far as they are of the `rest`: what is there already is there too. */
export function* planWithRest(
  plan: RenamePlan,
  index: Pick<JournalIndex, 'records'>,
  rest: (record: NoteRecord) => boolean,
): Steps<RenamePlan> {
  const { from, to } = plan;
  let { existing } = plan;
  if (from.kind !== 'target') return plan;
  for (const record of index.records(to.code)) {
    yield;
    if (record && rest(record)) existing += record.tags.filter((tag) => isMerged(tag, from, to)).length;
  }
  return { ...plan, existing };
}

/** Whether a tag already is what those of the family become. */
function isMerged({ kind, target }: TagOccurrence, family: TagFamily, to: TagTarget): boolean {
  return family.kind === 'target' && kind !== 'wrong' && target !== undefined && isWithin(target, to);
}

/** Entries that speak for both, where at the same level. */
function findMerges(record: NoteRecord, family: TagFamily, to: TagTarget): readonly Position[] {
  if (family.kind !== 'target') return [];
  const from = family.target;
  // Of a statement or the same level the claim stays what it is.
  if (from.statement !== undefined || isWithin(to, from) || isWithin(from, to)) return [];
  return record.entries.flatMap(({ claims }) =>
    claims
      .filter((claim) => isWithin(levelOf(claim), from))
      .filter((claim) => {
        const level = to.level ?? claim.level;
        return claims.some((other) => isWithin(levelOf(other), { ...to, level }));
      })
      .map(({ position }) => position),
  );
}

function levelOf({ framework, code, level }: TagTarget): TagTarget {
  return { framework, code, ...(level !== undefined && { level }) };
}
