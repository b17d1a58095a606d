import type { SkillRef } from '../../framework/model.js';
import type { LocatedProblem, Problem } from '../../problem.js';
import { finish, type Steps } from '../../steps.js';
import { sortSteps } from '../../sortSteps.js';
import { comparePositions, compareText } from '../../text.js';
import { duplicateProblems } from './duplicateProblems.js';
import { evidenceKey } from './evidenceKey.js';
import type { NoteRecord } from '../model.js';
import type { Piece } from './piece.js';
import type { LevelPieces } from './pieceList.js';
import { PiecesByNote } from './piecesByNote.js';
import { PiecesBySkill } from './piecesBySkill.js';
import { Remarks } from './remarks.js';
import { StoredNote } from '../packed/storedNote.js';

/**
 * What the notes of a journal say, note by note, so that one note's part can be taken out and put in again. Holding the
 * same notes it is the same index, whatever came before. Of a note that is set again, entries that are the same objects
 * as before cost nothing.
 */
export class JournalIndex {
  private readonly notes = new Map<string, StoredNote>();
  /** Those that say nothing: more than the others in most journals. */
  private readonly silentNotes = new Set<string>();
  private readonly skippedNotes = new Set<string>();
  /** Notes that have private blocks. */
  private readonly privateNotes = new Set<string>();
  /** Of notes that have any. */
  private readonly problemsIn = new Map<string, readonly Problem[]>();
  private readonly skills = new PiecesBySkill();
  private readonly pieces = new PiecesByNote(this.skills);
  private readonly remarks = new Remarks();
  /** By which remarks find pieces, where there are any on the level. */
  private readonly keys = new WeakMap<Piece, { readonly of: StoredNote; readonly key: string | undefined }>();
  private changes = 0;
  /** Until a note comes or goes. */
  private sortedUris: readonly string[] | undefined;
  /** The same without what is private, and the notes that are not in there yet. */
  private publicPart: { readonly index: JournalIndex; readonly rest: Iterator<StoredNote, undefined> } | undefined;

  /** `pathOf` names a note as reviews do, its path in the journal: what reviewers wrote there is found by it. */
  constructor(private readonly pathOf: (uri: string) => string = (uri) => uri) {}

  /** Grows with every change: what was derived at another version is stale. */
  get version(): number {
    return this.changes;
  }

  /** Notes in the journal, those that say nothing included; those left out by their own front matter are none. */
  get noteCount(): number {
    return this.notes.size + this.silentNotes.size - this.skippedNotes.size;
  }

  set(record: NoteRecord): void {
    this.put(StoredNote.of(record));
  }

  /** The same for a note that may be packed. */
  put(note: StoredNote): void {
    if (note.isSilent) return this.putSilent(note.uri);
    const { uri } = note;
    const old = this.notes.get(uri);
    this.notes.set(uri, note);
    this.changes++;
    if (!this.silentNotes.delete(uri) && !old) this.sortedUris = undefined;
    const { skipped, problems, remarks, entries } = note.recordAtHand ?? note.facts;
    if (skipped) this.skippedNotes.add(uri);
    else this.skippedNotes.delete(uri);
    if (problems.length > 0) this.problemsIn.set(uri, problems);
    else this.problemsIn.delete(uri);
    this.remarks.set(uri, remarks);
    this.pieces.replace(note, old?.recordAtHand?.entries, entries);
    const shown = note.withoutPrivate();
    if (shown === note) this.privateNotes.delete(uri);
    else this.privateNotes.add(uri);
    this.publicPart?.index.put(shown);
  }

  private putSilent(uri: string): void {
    const { size } = this.silentNotes;
    if (this.silentNotes.add(uri).size === size) return;
    if (this.notes.has(uri)) this.forget(uri);
    this.changes++;
    this.sortedUris = undefined;
    this.publicPart?.index.putSilent(uri);
  }

  delete(uri: string): boolean {
    if (this.notes.has(uri)) this.forget(uri);
    else if (!this.silentNotes.delete(uri)) return false;
    this.changes++;
    this.sortedUris = undefined;
    this.publicPart?.index.delete(uri);
    return true;
  }

  private forget(uri: string): void {
    this.notes.delete(uri);
    this.skippedNotes.delete(uri);
    this.privateNotes.delete(uri);
    this.problemsIn.delete(uri);
    this.remarks.set(uri);
    this.pieces.delete(uri);
  }

  clear(): void {
    for (const uri of this.uris()) this.delete(uri);
    this.publicPart = undefined;
  }

  /** Whether a note says nothing, or is not known. Costs nothing. */
  isSilent(uri: string): boolean {
    return !this.notes.has(uri);
  }

  record(uri: string): NoteRecord | undefined {
    return this.find(uri)?.record;
  }

  /** In order. */
  uris(): readonly string[] {
    return (this.sortedUris ??= [...this.notes.keys(), ...this.silentNotes].sort());
  }

  /** A step for each note, in the order of URIs: what it says, or undefined where no tag is of a skill with the `code`. */
  *records(code = ''): Generator<NoteRecord | undefined, void> {
    for (const uri of this.uris()) {
      const note = this.find(uri);
      yield note?.mayName(code) === true ? note.record : undefined;
    }
  }

  /** Whether parts of a note are private. */
  hasPrivate(uri: string): boolean {
    return this.privateNotes.has(uri);
  }

  /** The same journal as if private blocks had never been written: this index itself, where none were. */
  withoutPrivate(): JournalIndex {
    return finish(this.makePublic());
  }

  /** The same, note by note where it was not asked for before. Notes may come and go meanwhile. */
  *makePublic(): Steps<JournalIndex> {
    if (this.privateNotes.size === 0) return this;
    for (;;) {
      const { index, rest } = (this.publicPart ??= {
        index: new JournalIndex(this.pathOf),
        rest: this.all(),
      });
      const { done, value: note } = rest.next();
      if (done === true) return index;
      index.put(note.withoutPrivate());
      yield;
    }
  }

  /** Whether any note names the skill. */
  hasSkill(ref: SkillRef): boolean {
    return this.skills.has(ref);
  }

  /** All entries that name the skill without a level, in order; the same array until they change. */
  mentions(ref: SkillRef): readonly Piece[] {
    return this.skills.mentions(ref)?.mentions ?? none;
  }

  /** The pieces of a level as they are counted; the same object until they change. Undefined where no tag is of the level. */
  level(ref: SkillRef, level: string): LevelPieces | undefined {
    const pieces = this.skills.level(ref, level)?.asCounted;
    return pieces && this.remarks.addTo(pieces, ref, level, (piece) => this.keyOf(piece));
  }

  /** Pieces of evidence of a day, `YYYY-MM-DD`. */
  countOn(day: string): number {
    return this.skills.levels().reduce((sum, list) => sum + list.countOn(day), 0);
  }

  /** Makes the lists of all levels step by step, so that they are there when somebody asks for many of them at once. */
  *prepare(): Steps<void> {
    for (const list of this.skills.levels()) {
      list.prepare();
      yield;
    }
  }

  /** Of the notes that have pieces, in no order. */
  urisOfPieces(): Iterable<string> {
    return this.pieces.uris();
  }

  /** What the entries of a note stand for, entry by entry. */
  piecesOf(uri: string): readonly Piece[] {
    return this.pieces.of(uri);
  }

  /** All problems, by note and place; those that only the whole journal shows (equal words elsewhere) included. */
  *problems(): Steps<readonly LocatedProblem[]> {
    const uris = new Set([...this.problemsIn.keys(), ...(yield* this.urisOfTwins())]);
    const found: LocatedProblem[] = [];
    for (const uri of yield* sortSteps([...uris], compareText)) {
      for (const problem of this.problemsOf(uri)) found.push(problem);
      yield;
    }
    return found;
  }

  /** Of notes whose problems hang on other notes too: words in them may stand elsewhere. Each level is a step. */
  *urisOfTwins(): Steps<ReadonlySet<string>> {
    const uris = new Set<string>();
    for (const list of this.skills.levels()) {
      for (const uri of list.urisOfTwins()) uris.add(uri);
      yield;
    }
    return uris;
  }

  problemsOf(uri: string): readonly LocatedProblem[] {
    const own = this.problemsIn.get(uri) ?? none;
    const duplicates = duplicateProblems(this.piecesOf(uri));
    return [...own.map((problem) => ({ ...problem, uri })), ...duplicates].sort((a, b) =>
      comparePositions(a.range.start, b.range.start),
    );
  }

  private find(uri: string): StoredNote | undefined {
    return this.notes.get(uri) ?? (this.silentNotes.has(uri) ? StoredNote.at(uri) : undefined);
  }

  private *all(): Generator<StoredNote, undefined> {
    yield* this.notes.values();
    for (const uri of this.silentNotes) yield StoredNote.at(uri);
    return undefined;
  }

  /** By the words that reviews know: those without private parts; undefined for what is private itself. */
  private keyOf(piece: Piece): string | undefined {
    const { note } = piece;
    let known = this.keys.get(piece);
    if (known?.of !== note) this.keys.set(piece, (known = { of: note, key: this.findKey(piece) }));
    return known.key;
  }

  private findKey(piece: Piece): string | undefined {
    const { uri, note, number } = piece;
    const hash = this.privateNotes.has(uri) ? note.publicHash(number) : piece.hash;
    return hash === undefined ? undefined : evidenceKey(this.pathOf(uri), hash);
  }
}

const none: readonly never[] = [];
