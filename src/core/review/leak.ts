import type { JournalIndex } from '../journal/journalIndex.js';
import type { Entry } from '../journal/model.js';
import { foldSpelling } from '../framework/spelling.js';

/** Words of a private block that an export would give away, by the note and line of the entry that they belong to. */
export interface Leak {
  readonly uri: string;
  /** 1-based. */
  readonly line: number;
}

/** So many words in a row are no coincidence; a line with fewer is looked for as a whole. */
const runLength = 6;
/** A line of fewer words or letters may stand anywhere. */
const fewestWords = 3;
const fewestLetters = 12;

/**
 * Reads an export back, as the plain words that its readers get, and finds what is written in private blocks only. It knows
 * nothing of how the export was made, and so does not share its mistakes. `publicTexts` are words that may be in it anyway:
 * of frameworks, of the document's own sentences.
 */
export function findLeak(words: string, journal: JournalIndex, publicTexts: readonly string[] = []): Leak | undefined {
  const secrets = new Map<string, Leak>();
  const shown: string[] = [...publicTexts];
  for (const uri of journal.uris()) {
    const record = journal.record(uri);
    if (!record) continue;
    const seen = record.withoutPrivate?.entries ?? record.entries;
    for (const entry of seen) shown.push(...linesOf(entry));
    if (!record.withoutPrivate) continue;
    const open = new Set(seen.flatMap(linesOf));
    for (const entry of record.entries) {
      for (const line of linesOf(entry)) {
        if (open.has(line)) continue;
        for (const run of runsOf(line)) secrets.set(run, { uri, line: entry.range.start.line + 1 });
      }
    }
  }
  if (secrets.size === 0) return undefined;
  const lengths = new Set([...secrets.keys()].map((run) => run.split(' ').length));
  for (const text of shown) {
    for (const run of allRuns(text, lengths)) secrets.delete(run);
  }
  for (const run of allRuns(words, lengths)) {
    const leak = secrets.get(run);
    if (leak) return leak;
  }
  return undefined;
}

function linesOf({ text, fields, heading, comments = [] }: Entry): readonly string[] {
  return [
    ...text.split('\n'),
    ...fields.map(({ value }) => value),
    ...(heading === undefined ? [] : [heading]),
    ...comments.flatMap((comment) => comment.text.split('\n')),
  ];
}

/** What of a line is looked for. */
function runsOf(line: string): readonly string[] {
  const words = wordsOf(line);
  if (words.length > runLength) return windows(words, runLength);
  const isTelling = words.length >= fewestWords || words.join('').length >= fewestLetters;
  return isTelling ? [words.join(' ')] : [];
}

function allRuns(text: string, lengths: ReadonlySet<number>): readonly string[] {
  const words = wordsOf(text);
  return [...lengths].flatMap((length) => windows(words, length));
}

function windows(words: readonly string[], length: number): readonly string[] {
  const runs: string[] = [];
  for (let i = 0; i + length <= words.length; i++) runs.push(words.slice(i, i + length).join(' '));
  return runs;
}

/** Each letter of a script without blanks is a word. */
function wordsOf(text: string): readonly string[] {
  return (
    foldSpelling(text).match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])[\p{L}\p{M}\p{N}])+/gu,
    ) ?? []
  );
}
