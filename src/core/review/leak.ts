import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { Entry } from '../journal/model.js';
import { foldSpelling } from '../framework/spelling.js';
import type { Steps } from '../steps.js';

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
export function* findLeak(
  words: string,
  journal: JournalIndex,
  publicTexts: readonly string[] = [],
): Steps<Leak | undefined> {
  const secrets = yield* findSecrets(journal);
  if (secrets.size === 0) return undefined;
  const found: Secrets = new Map();
  for (const run of knownRuns(words, secrets)) {
    const leak = secrets.get(run ?? '');
    if (run === undefined) yield;
    else if (leak) found.set(run, leak);
  }
  // Mostly nothing is found, and what else the journal says need not be known.
  for (const text of publicTexts) {
    yield;
    clear(found, text);
  }
  for (const uri of journal.uris()) {
    if (found.size === 0) return undefined;
    yield;
    const record = journal.record(uri);
    for (const entry of record?.withoutPrivate?.entries ?? record?.entries ?? []) {
      for (const line of linesOf(entry)) clear(found, line);
    }
  }
  const [leak] = found.values();
  return leak;
}

/** By the words in a row that are looked for. */
type Secrets = Map<string, Leak>;

/** What is written in private blocks, and not in the open in the same note. */
function* findSecrets(journal: JournalIndex): Steps<Secrets> {
  const secrets: Secrets = new Map();
  for (const uri of journal.uris()) {
    yield;
    const record = journal.hasPrivate(uri) ? journal.record(uri) : undefined;
    if (!record) continue;
    const open = new Set((record.withoutPrivate?.entries ?? []).flatMap(linesOf));
    for (const entry of record.entries) {
      for (const line of linesOf(entry)) {
        if (open.has(line)) continue;
        for (const run of runsOf(line)) secrets.set(run, { uri, line: entry.range.start.line + 1 });
      }
    }
  }
  return secrets;
}

/** What stands in the open is no secret. */
function clear(secrets: Secrets, text: string): void {
  if (secrets.size === 0) return;
  for (const run of knownRuns(text, secrets)) secrets.delete(run ?? '');
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

/** The words in a row of a text that are among the secrets, and a step behind each of its lines. */
function* knownRuns(text: string, secrets: ReadonlyMap<string, unknown>): Generator<string | undefined, void> {
  const last: string[] = [];
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    const line = text.slice(start, feed === -1 ? undefined : feed);
    start += line.length + 1;
    for (const word of wordsOf(line)) {
      if (last.push(word) > runLength) last.shift();
      for (let from = last.length - 1, run = ''; from >= 0; from--) {
        run = run === '' ? word : `${last[from]} ${run}`;
        if (secrets.has(run)) yield run;
      }
    }
    yield undefined;
  }
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
