import type { SkillRef } from '../framework/model.js';
import type { Problem } from '../problem.js';
import type { Position, Range } from '../text.js';
import type { Claim, Entry, EntryState, JournalDate, NoteRecord, TagOccurrence, TagTarget } from './model.js';

/**
 * Records of notes as lists of numbers and texts, a quarter as long as their JSON. Words that come again and again stand
 * in a table once; what is unpacked with one table shares them.
 */
export type PackedRecord = readonly [
  entries?: readonly PackedEntry[],
  tags?: readonly PackedTag[],
  problems?: readonly Problem[],
  /** What few notes have. */
  rest?: Partial<Pick<NoteRecord, 'skipped' | 'remarks'>> & {
    readonly withoutPrivate?: { readonly entries: readonly PackedEntry[]; readonly problems: readonly Problem[] };
  },
];

/** Records of some notes, with the table of their words. */
export interface PackedNotes {
  readonly words: readonly string[];
  readonly records: readonly (readonly [uri: string, record: PackedRecord])[];
}

export function packNotes(records: readonly NoteRecord[]): PackedNotes {
  const table = new PackingTable();
  return { words: table.words, records: records.map((record) => [record.uri, table.pack(record)]) };
}

type PackedRange = readonly [line: number, character: number, lines: number, endCharacter: number];
type PackedEntry = readonly [
  range: PackedRange,
  flags: number,
  date: number,
  text: string,
  heading: number,
  claims: readonly PackedClaim[],
  rest?: Partial<Pick<Entry, 'fields' | 'mentions' | 'comments'>>,
];
type PackedClaim = readonly [target: number, line: number, character: number, flags: number, ...statements: number[]];
type PackedTag = readonly [range: PackedRange, text: number, kind: number, target: number];

const states: readonly EntryState[] = ['done', 'planned', 'cancelled'];
const kinds: readonly TagOccurrence['kind'][] = ['level', 'mention', 'wrong', 'marker'];
const none: readonly never[] = [];

/** Words by number; 0 stands for none. */
export class PackingTable {
  readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();

  pack({ skipped, entries, tags, problems, withoutPrivate, remarks }: NoteRecord): PackedRecord {
    const rest = {
      ...(skipped && { skipped }),
      ...(remarks && { remarks }),
      ...(withoutPrivate && {
        withoutPrivate: {
          entries: withoutPrivate.entries.map((entry) => this.packEntry(entry)),
          problems: withoutPrivate.problems,
        },
      }),
    };
    const hasRest = Object.keys(rest).length > 0;
    if (!hasRest && entries.length + tags.length + problems.length === 0) return [];
    const packed = [
      entries.map((entry) => this.packEntry(entry)),
      tags.map((tag) => this.packTag(tag)),
      problems,
    ] as const;
    return hasRest ? [...packed, rest] : packed;
  }

  private packEntry(entry: Entry): PackedEntry {
    const { range, date, kind, text, heading, claims, fields, mentions, comments } = entry;
    const flags = (kind === 'knowledge' ? 1 : 0) | (entry.private ? 2 : 0) | (entry.empty ? 4 : 0);
    const rest = {
      ...(fields.length > 0 && { fields }),
      ...(mentions.length > 0 && { mentions }),
      ...(comments && { comments }),
    };
    const packed = [
      packRange(range),
      flags,
      date ? this.number(`${date.text}\n${date.first}\n${date.day}`) : 0,
      text,
      heading === undefined ? 0 : this.number(heading),
      claims.map((claim) => this.packClaim(claim)),
    ] as const;
    return Object.keys(rest).length > 0 ? [...packed, rest] : packed;
  }

  private packClaim(claim: Claim): PackedClaim {
    const { position, state, displaced, statements } = claim;
    const flags = states.indexOf(state) | (displaced ? 4 : 0);
    return [this.target(claim), position.line, position.character, flags, ...statements];
  }

  private packTag({ range, text, kind, target }: TagOccurrence): PackedTag {
    return [packRange(range), this.number(text), kinds.indexOf(kind), target ? this.target(target) : 0];
  }

  private target({ framework, code, level, statement }: TagTarget): number {
    return this.number([framework, code, level ?? '', statement ?? ''].join('\n'));
  }

  private number(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.words.push(word)));
    return number;
  }
}

/** What the words of a table stand for. One for many tables makes equal words the same objects. */
export class Unpacker {
  private readonly dates = new Map<string, JournalDate>();
  private readonly targets = new Map<string, TagTarget & { readonly level?: string }>();
  private readonly strings = new Map<string, string>();

  unpackNotes({ words, records }: PackedNotes): readonly NoteRecord[] {
    return records.map(([uri, record]) => this.unpack(uri, record, words));
  }

  unpack(uri: string, packed: PackedRecord, words: readonly string[]): NoteRecord {
    if (packed.length === 0) return saysNothing(uri);
    const [entries, tags, problems, rest] = packed;
    const unpackEntry = (entry: PackedEntry): Entry => this.unpackEntry(entry, words);
    const shown = rest?.withoutPrivate;
    return {
      uri,
      skipped: rest?.skipped ?? false,
      entries: entries?.map(unpackEntry) ?? none,
      withoutPrivate: shown && { entries: shown.entries.map(unpackEntry), problems: shown.problems },
      tags: tags?.map((tag) => this.unpackTag(tag, words)) ?? none,
      problems: problems?.length ? problems : none,
      ...(rest?.remarks && { remarks: rest.remarks }),
    };
  }

  private unpackEntry(packed: PackedEntry, words: readonly string[]): Entry {
    const [range, flags, date, text, heading, claims, rest] = packed;
    return {
      range: unpackRange(range),
      date: date === 0 ? undefined : this.date(words[date - 1] ?? ''),
      kind: (flags & 1) === 0 ? 'practice' : 'knowledge',
      private: (flags & 2) !== 0,
      empty: (flags & 4) !== 0,
      text,
      fields: rest?.fields ?? none,
      heading: heading === 0 ? undefined : this.string(words[heading - 1] ?? ''),
      claims: claims.map((claim) => this.unpackClaim(claim, words)),
      mentions: rest?.mentions ?? none,
      ...(rest?.comments && { comments: rest.comments }),
    };
  }

  private unpackClaim([target, line, character, flags, ...statements]: PackedClaim, words: readonly string[]): Claim {
    const { framework, code, level = '' } = this.target(words[target - 1] ?? '');
    return {
      framework,
      code,
      level,
      statements: statements.length > 0 ? statements : none,
      position: { line, character },
      state: states[flags & 3] ?? 'done',
      displaced: (flags & 4) !== 0,
    };
  }

  private unpackTag([range, text, kind, target]: PackedTag, words: readonly string[]): TagOccurrence {
    return {
      range: unpackRange(range),
      text: this.string(words[text - 1] ?? ''),
      kind: kinds[kind] ?? 'wrong',
      target: target === 0 ? undefined : this.target(words[target - 1] ?? ''),
    };
  }

  private date(word: string): JournalDate {
    let date = this.dates.get(word);
    if (!date) {
      const [text = '', first = '', day = ''] = word.split('\n');
      this.dates.set(word, (date = { text, first, day }));
    }
    return date;
  }

  private target(word: string): TagTarget {
    let target = this.targets.get(word);
    if (!target) {
      const [framework = '', code = '', level = '', statement = ''] = word.split('\n');
      const ref: SkillRef = { framework, code };
      target = { ...ref, ...(level !== '' && { level }), ...(statement !== '' && { statement: Number(statement) }) };
      this.targets.set(word, target);
    }
    return target;
  }

  private string(word: string): string {
    const known = this.strings.get(word);
    if (known !== undefined) return known;
    this.strings.set(word, word);
    return word;
  }
}

function saysNothing(uri: string): NoteRecord {
  return { uri, skipped: false, entries: none, withoutPrivate: undefined, tags: none, problems: none };
}

function packRange({ start, end }: Range): PackedRange {
  return [start.line, start.character, end.line - start.line, end.character];
}

function unpackRange([line, character, lines, endCharacter]: PackedRange): Range {
  const start: Position = { line, character };
  return { start, end: { line: line + lines, character: endCharacter } };
}
