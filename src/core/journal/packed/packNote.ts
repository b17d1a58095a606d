import type { Entry, Field, NoteRecord, ReviewComment, TagOccurrence } from '../model.js';
import { countedOf, type EntryFacts, type NoteFacts } from './packFacts.js';
import { targetOf, Words } from './packedWords.js';

/**
 * What a record says beside its facts, which only readers of the note ask for: a line of JSON, with the words that stand in
 * it more than once in a table.
 */
export function packNote({ entries, tags }: NoteRecord): string {
  const words = new Words();
  const packed: PackedNote = [
    words.list,
    entries.map((entry) => packEntry(entry, words)),
    tags.map((tag) => packTag(tag, words)),
  ];
  return JSON.stringify(packed);
}

/** The record that was packed, but for `withoutPrivate`. */
export function unpackNote(uri: string, { entries: facts, ...common }: NoteFacts, packed: string): NoteRecord {
  const [words, entries, tags] = JSON.parse(packed) as PackedNote;
  return {
    uri,
    ...common,
    withoutPrivate: undefined,
    entries: facts.map((entry, i) => unpackEntry(entries[i] ?? noWords, entry, words)),
    tags: tags.map((tag) => unpackTag(tag, words)),
  };
}

type PackedNote = readonly [words: readonly string[], entries: readonly PackedEntry[], tags: readonly PackedTag[]];
type PackedEntry = readonly [
  lines: number,
  endCharacter: number,
  text: string,
  heading: number,
  rest?: { readonly fields?: readonly Field[]; readonly comments?: readonly ReviewComment[] },
];
type PackedTag = readonly [
  line: number,
  character: number,
  lines: number,
  endCharacter: number,
  text: number,
  kind: number,
  target: number,
];

const kinds: readonly TagOccurrence['kind'][] = ['level', 'mention', 'wrong', 'marker'];
const none: readonly never[] = [];
const noWords: PackedEntry = [0, 0, '', 0];

function packEntry({ range, text, heading, fields, comments }: Entry, words: Words): PackedEntry {
  const rest = { ...(fields.length > 0 && { fields }), ...(comments && { comments }) };
  const packed = [
    range.end.line - range.start.line,
    range.end.character,
    text,
    heading === undefined ? 0 : words.number(heading),
  ] as const;
  return Object.keys(rest).length > 0 ? [...packed, rest] : packed;
}

function unpackEntry(packed: PackedEntry, facts: EntryFacts, words: readonly string[]): Entry {
  const [lines, endCharacter, text, heading, rest] = packed;
  const { start } = facts;
  return {
    ...countedOf(facts),
    range: { start, end: { line: start.line + lines, character: endCharacter } },
    text,
    fields: rest?.fields ?? none,
    heading: heading === 0 ? undefined : words[heading - 1],
    ...(rest?.comments && { comments: rest.comments }),
  };
}

function packTag({ range: { start, end }, text, kind, target }: TagOccurrence, words: Words): PackedTag {
  const place = [start.line, start.character, end.line - start.line, end.character] as const;
  return [...place, words.number(text), kinds.indexOf(kind), target ? words.target(target) : 0];
}

function unpackTag(
  [line, character, lines, endCharacter, text, kind, target]: PackedTag,
  words: readonly string[],
): TagOccurrence {
  return {
    range: { start: { line, character }, end: { line: line + lines, character: endCharacter } },
    text: words[text - 1] ?? '',
    kind: kinds[kind] ?? 'wrong',
    target: target === 0 ? undefined : targetOf(words[target - 1] ?? ''),
  };
}
