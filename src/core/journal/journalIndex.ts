import type { SkillRef } from '../framework/model.js';
import type { LocatedProblem } from '../problem.js';
import type { TallyEntry } from '../tally/model.js';
import { comparePositions } from '../text.js';
import { compareEntries } from '../tally/order.js';
import type { Claim, Entry, NoteRecord } from './model.js';

/** One entry as it stands for one skill and, unless it is a mention, one level. */
export interface Piece {
  readonly tallied: TallyEntry;
  readonly entry: Entry;
  /** It counts as evidence: done, practice, not empty, not displaced. */
  readonly counts: boolean;
}

interface SkillPieces {
  readonly mentions: PiecesByNote;
  readonly levels: Map<string, PiecesByNote>;
}

/** Pieces note by note; the list of all of them in order is made when it is asked for, and kept until a note changes. */
class PiecesByNote {
  private readonly notes = new Map<string, Piece[]>();
  private sorted: readonly Piece[] | undefined;

  get size(): number {
    return this.notes.size;
  }

  get list(): readonly Piece[] {
    this.sorted ??= [...this.notes.values()].flat().sort((a, b) => compareEntries(a.tallied, b.tallied));
    return this.sorted;
  }

  push(uri: string, piece: Piece): void {
    const pieces = this.notes.get(uri);
    if (pieces) pieces.push(piece);
    else this.notes.set(uri, [piece]);
    this.sorted = undefined;
  }

  delete(uri: string): void {
    if (this.notes.delete(uri)) this.sorted = undefined;
  }
}

/**
 * What the notes of a journal say, note by note, so that one note's part can be taken out and put in again. Holding the
 * same notes it is the same index, whatever came before.
 */
export class JournalIndex {
  private readonly records = new Map<string, NoteRecord>();
  private readonly skills = new Map<string, SkillPieces>();
  /** Counting pieces of equal words for one skill and level. */
  private readonly twins = new Map<string, PiecesByNote>();
  private changes = 0;
  private skippedCount = 0;
  private publicIndex: { readonly version: number; readonly index: JournalIndex } | undefined;

  /** Grows with every change: what was derived at another version is stale. */
  get version(): number {
    return this.changes;
  }

  /** Notes in the journal, those that say nothing included; those left out by their own front matter are none. */
  get noteCount(): number {
    return this.records.size - this.skippedCount;
  }

  set(record: NoteRecord): void {
    this.delete(record.uri);
    this.records.set(record.uri, record);
    if (record.skipped) this.skippedCount++;
    this.changes++;
    this.add(record.uri, record.entries);
  }

  delete(uri: string): boolean {
    const record = this.records.get(uri);
    if (!record) return false;
    this.records.delete(uri);
    if (record.skipped) this.skippedCount--;
    this.changes++;
    for (const entry of record.entries) {
      for (const ref of entry.mentions) this.removePieces(ref, uri, undefined);
      for (const claim of entry.claims) {
        this.removePieces(claim, uri, claim.level);
        drop(this.twins, twinKey(claim, entry), uri);
      }
    }
    return true;
  }

  clear(): void {
    this.records.clear();
    this.skills.clear();
    this.twins.clear();
    this.skippedCount = 0;
    this.changes++;
  }

  record(uri: string): NoteRecord | undefined {
    return this.records.get(uri);
  }

  /** Sorted by URI. */
  uris(): readonly string[] {
    return [...this.records.keys()].sort();
  }

  /** The same journal as if private blocks had never been written. */
  withoutPrivate(): JournalIndex {
    if (this.publicIndex?.version === this.changes) return this.publicIndex.index;
    const index = new JournalIndex();
    for (const record of this.records.values()) {
      index.set({ ...record, ...record.withoutPrivate, withoutPrivate: undefined });
    }
    this.publicIndex = { version: this.changes, index };
    return index;
  }

  /** Whether any note names the skill. */
  hasSkill(ref: SkillRef): boolean {
    return this.skills.has(skillKey(ref));
  }

  /** All entries that name the skill without a level, in order. */
  mentions(ref: SkillRef): readonly Piece[] {
    return this.skills.get(skillKey(ref))?.mentions.list ?? [];
  }

  /** All entries that claim the skill at a level, displaced and empty ones included, in order. */
  pieces(ref: SkillRef, level: string): readonly Piece[] {
    return this.skills.get(skillKey(ref))?.levels.get(level)?.list ?? [];
  }

  /** All problems, by note and place; those that only the whole journal shows (equal words elsewhere) included. */
  problems(): readonly LocatedProblem[] {
    return this.uris().flatMap((uri) => this.problemsOf(uri));
  }

  problemsOf(uri: string): readonly LocatedProblem[] {
    const record = this.records.get(uri);
    if (!record) return [];
    const duplicates = record.entries.flatMap((entry) =>
      entry.claims.flatMap((claim) => this.duplicateProblem(record, entry, claim)),
    );
    return [...record.problems.map((problem) => ({ ...problem, uri })), ...duplicates].sort((a, b) =>
      comparePositions(a.range.start, b.range.start),
    );
  }

  private duplicateProblem({ uri, tags }: NoteRecord, entry: Entry, claim: Claim): LocatedProblem[] {
    if (!counts(entry, claim)) return [];
    const first = this.twins.get(twinKey(claim, entry))?.list[0];
    if (!first || first.entry === entry) return [];
    const tag = tags.find(({ range }) => comparePositions(range.start, claim.position) === 0);
    if (!tag) return [];
    const args = {
      code: claim.code,
      level: claim.level,
      where: first.tallied.uri,
      line: String(first.tallied.position.line + 1),
    };
    return [{ code: 'entry.duplicate', args, range: tag.range, uri }];
  }

  private add(uri: string, entries: readonly Entry[]): void {
    for (const entry of entries) {
      for (const ref of entry.mentions) {
        this.piecesFor(ref).mentions.push(uri, { tallied: tallied(uri, entry), entry, counts: false });
      }
      for (const claim of entry.claims) {
        const piece = { tallied: tallied(uri, entry, claim), entry, counts: counts(entry, claim) };
        const { levels } = this.piecesFor(claim);
        let level = levels.get(claim.level);
        if (!level) levels.set(claim.level, (level = new PiecesByNote()));
        level.push(uri, piece);
        if (piece.counts) {
          const key = twinKey(claim, entry);
          let twins = this.twins.get(key);
          if (!twins) this.twins.set(key, (twins = new PiecesByNote()));
          twins.push(uri, piece);
        }
      }
    }
  }

  private piecesFor(ref: SkillRef): SkillPieces {
    const key = skillKey(ref);
    let pieces = this.skills.get(key);
    if (!pieces) this.skills.set(key, (pieces = { mentions: new PiecesByNote(), levels: new Map() }));
    return pieces;
  }

  private removePieces(ref: SkillRef, uri: string, level: string | undefined): void {
    const key = skillKey(ref);
    const pieces = this.skills.get(key);
    if (!pieces) return;
    if (level === undefined) pieces.mentions.delete(uri);
    else drop(pieces.levels, level, uri);
    if (pieces.mentions.size === 0 && pieces.levels.size === 0) this.skills.delete(key);
  }
}

/** Whether an entry is a piece of evidence for a claim of its. */
export function counts(entry: Entry, claim: Claim): boolean {
  return claim.state === 'done' && entry.kind === 'practice' && !entry.empty && !claim.displaced;
}

function tallied(uri: string, entry: Entry, claim?: Claim): TallyEntry {
  const { date, kind, text, heading, fields, comments } = entry;
  return {
    uri,
    position: claim?.position ?? entry.range.start,
    date,
    state: claim?.state === 'planned' ? 'planned' : 'done',
    kind,
    private: entry.private,
    text,
    heading,
    fields,
    statements: claim?.statements ?? [],
    ...(comments && { comments }),
  };
}

function drop(pieces: Map<string, PiecesByNote>, key: string, uri: string): void {
  const byNote = pieces.get(key);
  byNote?.delete(uri);
  if (byNote?.size === 0) pieces.delete(key);
}

function skillKey({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}

function twinKey(claim: Claim, entry: Entry): string {
  return `${claim.framework}\n${claim.code}\n${claim.level}\n${entry.text}`;
}
