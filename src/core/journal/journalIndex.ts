import type { SkillRef } from '../framework/model.js';
import type { LocatedProblem } from '../problem.js';
import { comparePositions } from '../text.js';
import { evidenceKey } from './evidenceKey.js';
import type { Claim, Entry, NoteRecord } from './model.js';
import { counts, Piece, PieceList } from './pieceList.js';
import { Remarks } from './remarks.js';
import { Twins } from './twins.js';

interface SkillPieces {
  readonly mentions: PieceList;
  readonly levels: Map<string, PieceList>;
}

/**
 * What the notes of a journal say, note by note, so that one note's part can be taken out and put in again. Holding the
 * same notes it is the same index, whatever came before. Of a note that is set again, entries that are the same objects
 * as before cost nothing.
 */
export class JournalIndex {
  private readonly records = new Map<string, NoteRecord>();
  /** For each entry of a note, of those that have any. */
  private readonly pieceLists = new Map<string, readonly (readonly Piece[])[]>();
  private readonly skills = new Map<string, SkillPieces>();
  private readonly twins = new Twins();
  private readonly remarks = new Remarks();
  private changes = 0;
  private skippedCount = 0;
  private publicIndex: JournalIndex | undefined;

  /** `pathOf` names a note as reviews do, its path in the journal: what reviewers wrote there is found by it. */
  constructor(private readonly pathOf: (uri: string) => string = (uri) => uri) {}

  /** Grows with every change: what was derived at another version is stale. */
  get version(): number {
    return this.changes;
  }

  /** Notes in the journal, those that say nothing included; those left out by their own front matter are none. */
  get noteCount(): number {
    return this.records.size - this.skippedCount;
  }

  set(record: NoteRecord): void {
    const { uri } = record;
    const old = this.records.get(uri);
    this.records.set(uri, record);
    this.skippedCount += Number(record.skipped) - Number(old?.skipped ?? false);
    this.changes++;
    this.remarks.set(uri, record.remarks);
    this.replace(uri, old?.entries ?? [], record.entries);
    this.publicIndex?.set(publicRecord(record));
  }

  delete(uri: string): boolean {
    const record = this.records.get(uri);
    if (!record) return false;
    this.records.delete(uri);
    this.skippedCount -= Number(record.skipped);
    this.changes++;
    this.remarks.set(uri);
    this.replace(uri, record.entries, []);
    this.publicIndex?.delete(uri);
    return true;
  }

  clear(): void {
    this.records.clear();
    this.pieceLists.clear();
    this.skills.clear();
    this.twins.clear();
    this.remarks.clear();
    this.skippedCount = 0;
    this.changes++;
    this.publicIndex = undefined;
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
    if (!this.publicIndex) {
      this.publicIndex = new JournalIndex(this.pathOf);
      for (const record of this.records.values()) this.publicIndex.set(publicRecord(record));
    }
    return this.publicIndex;
  }

  /** Whether any note names the skill. */
  hasSkill(ref: SkillRef): boolean {
    return this.skills.has(skillKey(ref));
  }

  /** All entries that name the skill without a level, in order; the same array until they change. */
  mentions(ref: SkillRef): readonly Piece[] {
    return this.skills.get(skillKey(ref))?.mentions.list ?? none;
  }

  /** All entries that claim the skill at a level, displaced and empty ones included, in order; the same array until they change. */
  pieces(ref: SkillRef, level: string): readonly Piece[] {
    const pieces = this.skills.get(skillKey(ref))?.levels.get(level)?.list ?? none;
    return this.remarks.addTo(pieces, ref, level, (piece) => this.keyOf(piece));
  }

  /** All problems, by note and place; those that only the whole journal shows (equal words elsewhere) included. */
  problems(): readonly LocatedProblem[] {
    const uris = new Set(this.twins.uris());
    for (const { uri, problems } of this.records.values()) if (problems.length > 0) uris.add(uri);
    return [...uris].sort().flatMap((uri) => this.problemsOf(uri));
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
    const first = this.twins.firstBefore(entry, claim);
    if (!first) return [];
    const tag = tags.find(({ range }) => comparePositions(range.start, claim.position) === 0);
    if (!tag) return [];
    const args = {
      code: claim.code,
      level: claim.level,
      where: first.uri,
      line: String(first.position.line + 1),
    };
    return [{ code: 'entry.duplicate', args, range: tag.range, uri }];
  }

  /** By the words that reviews know: those without private parts; undefined for what is private itself. */
  private keyOf({ uri, entry }: Piece): string | undefined {
    const seen = this.records.get(uri)?.withoutPrivate?.entries;
    const shown = seen ? seen.find(({ range }) => comparePositions(range.start, entry.range.start) === 0) : entry;
    return shown && evidenceKey(this.pathOf(uri), shown.text);
  }

  private replace(uri: string, before: readonly Entry[], after: readonly Entry[]): void {
    // Most notes say nothing of skills.
    if (before.length + after.length === 0) return;
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && before[head] === after[head]) head++;
    let tail = 0;
    while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
    const known = this.pieceLists.get(uri) ?? [];
    for (const pieces of known.slice(head, known.length - tail)) for (const piece of pieces) this.remove(piece);
    const fresh = after.slice(head, after.length - tail).map((entry) => this.add(uri, entry));
    if (after.length === 0) this.pieceLists.delete(uri);
    else this.pieceLists.set(uri, [...known.slice(0, head), ...fresh, ...known.slice(known.length - tail)]);
  }

  private add(uri: string, entry: Entry): readonly Piece[] {
    const pieces: Piece[] = [];
    for (const ref of entry.mentions) {
      const piece = new Piece(uri, entry, undefined, ref);
      this.skillPieces(ref).mentions.add(piece);
      pieces.push(piece);
    }
    for (const claim of entry.claims) {
      const piece = new Piece(uri, entry, claim, claim);
      const { levels } = this.skillPieces(claim);
      let level = levels.get(claim.level);
      if (!level) levels.set(claim.level, (level = new PieceList()));
      level.add(piece);
      if (piece.counts) this.twins.add(piece);
      pieces.push(piece);
    }
    return pieces;
  }

  private remove(piece: Piece): void {
    piece.isGone = true;
    const { ref, claim } = piece;
    const key = skillKey(ref);
    const skill = this.skills.get(key);
    if (!skill) return;
    const list = claim ? skill.levels.get(claim.level) : skill.mentions;
    list?.lose();
    if (claim && list?.size === 0) skill.levels.delete(claim.level);
    if (skill.mentions.size === 0 && skill.levels.size === 0) this.skills.delete(key);
    if (piece.counts) this.twins.lose(piece);
  }

  private skillPieces(ref: SkillRef): SkillPieces {
    const key = skillKey(ref);
    let pieces = this.skills.get(key);
    if (!pieces) this.skills.set(key, (pieces = { mentions: new PieceList(), levels: new Map() }));
    return pieces;
  }
}

const none: readonly Piece[] = [];

function publicRecord(record: NoteRecord): NoteRecord {
  return record.withoutPrivate ? { ...record, ...record.withoutPrivate, withoutPrivate: undefined } : record;
}

function skillKey({ framework, code }: SkillRef): string {
  return `${framework}\n${code}`;
}
