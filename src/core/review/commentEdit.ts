import { wordsIn } from '../journal/reading/sameComment.js';
import type { Entry, NoteRecord, Verdict } from '../journal/model.js';
import type { Position, TextEdit } from '../text.js';

/** What a reviewer says; where and about what is found. */
export interface NewComment {
  readonly author: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly verdict: Verdict | undefined;
  /** `5`, or `ITOP/5` where the entry has several skills. */
  readonly rating: string | undefined;
  readonly text: string;
}

/** The innermost entry at a line that claims something: what a comment there is about. */
export function entryAtLine({ entries }: Pick<NoteRecord, 'entries'>, line: number): Entry | undefined {
  const around = entries.filter(
    ({ range, claims }) => claims.length > 0 && range.start.line <= line && line <= range.end.line,
  );
  const lengthOf = ({ range }: Entry): number => range.end.line - range.start.line;
  return around.reduce<Entry | undefined>(
    (best, entry) => (best === undefined || lengthOf(entry) < lengthOf(best) ? entry : best),
    undefined,
  );
}

/** The callout, line by line, without what it is indented by. Line ends in what was typed stay inside it. */
export function calloutLines(comment: NewComment, about?: string): readonly string[] {
  const { author, date, verdict, rating, text } = comment;
  const oneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();
  return [
    `[!review] ${[oneLine(author), date].filter((part) => part !== '').join(', ')}`,
    ...(about === undefined ? [] : [`about:: ${oneLine(about)}`]),
    ...(verdict === undefined ? [] : [`verdict:: ${verdict}`]),
    ...(rating === undefined ? [] : [`rating:: ${oneLine(rating)}`]),
    ...text.split(/\r\n|\r|\n/).map((line) => line.trimEnd()),
  ].map((line) => (line === '' ? '>' : `> ${line}`));
}

/**
 * The edit that puts a comment under an entry of a note. Each place is tried by reading the note as it would be: the comment
 * must be the entry's, and nothing else may change. Undefined where no place will do.
 */
export async function planComment(
  text: string,
  record: Pick<NoteRecord, 'entries'>,
  entry: Entry,
  comment: NewComment,
  read: (text: string) => Promise<Pick<NoteRecord, 'entries'> | undefined>,
): Promise<TextEdit | undefined> {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map(([end]) => end);
  const end = ends[0] ?? '\n';
  const lines = text.split(/\r\n|\r|\n/);
  const index = record.entries.indexOf(entry);
  for (const place of placesFor(lines, entry)) {
    for (const [before, after] of [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ] as const) {
      const block = calloutLines(comment, place.about).map((line) => place.prefix + line);
      const blank = place.prefix.trimEnd();
      const added = [...(before ? [blank] : []), ...block, ...(after ? [blank] : [])];
      const changed = [...lines.slice(0, place.line + 1), ...added, ...lines.slice(place.line + 1)];
      const now = await read(changed.join('\n'));
      if (now && isOnlyAddition(record, now, index, comment)) {
        const at: Position = { line: place.line, character: (lines[place.line] ?? '').length };
        return { range: { start: at, end: at }, newText: added.map((line) => end + line).join('') };
      }
    }
  }
  return undefined;
}

interface Place {
  /** The comment follows this line. */
  readonly line: number;
  readonly prefix: string;
  readonly about?: string;
}

/** Below the entry, indented into it where it is an item; below its first line; below the table that it is a row of. */
function placesFor(lines: readonly string[], { range, text }: Entry): readonly Place[] {
  const { start } = range;
  const first = lines[start.line] ?? '';
  const outer = first.slice(0, start.character).replace(/[^\s>]/gu, ' ');
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/u.exec(first.slice(start.character))?.[0] ?? '';
  const inner = outer + ' '.repeat(marker.length);
  let last = Math.min(range.end.character === 0 ? range.end.line - 1 : range.end.line, lines.length - 1);
  while (last > start.line && (lines[last] ?? '').trim() === '') last--;
  let block = last;
  while (block + 1 < lines.length && (lines[block + 1] ?? '').trim() !== '') block++;
  const about = text.split('\n').join(' ').split(/\s+/u).slice(0, 8).join(' ');
  const front = /^---\s*$/.test(lines[0] ?? '') ? lines.findIndex((line, i) => i > 0 && /^---\s*$/.test(line)) : -1;
  return [
    { line: last, prefix: inner },
    { line: start.line, prefix: inner },
    { line: block, prefix: outer, about },
    { line: block, prefix: outer },
    ...(front === -1 ? [] : [{ line: front, prefix: '' }]),
  ];
}

function isOnlyAddition(
  before: Pick<NoteRecord, 'entries'>,
  after: Pick<NoteRecord, 'entries'>,
  index: number,
  comment: NewComment,
): boolean {
  if (before.entries.length !== after.entries.length) return false;
  return before.entries.every((entry, i) => {
    const now = after.entries[i];
    if (!now || substance(entry) !== substance(now)) return false;
    const said = (entry.comments ?? []).length;
    const saidNow = now.comments ?? [];
    if (i !== index) return saidNow.length === said;
    return (
      saidNow.length === said + 1 &&
      saidNow.some(
        ({ author, text }) =>
          author === comment.author.replace(/\s+/gu, ' ').trim() && wordsIn(text) === wordsIn(comment.text),
      )
    );
  });
}

/** All that counts of an entry; where it stands may change. */
function substance({ date, kind, private: isPrivate, empty, text, fields, heading, claims, mentions }: Entry): string {
  const claimed = claims.map(({ position: _, ...claim }) => claim);
  return JSON.stringify([date, kind, isPrivate, empty, text, fields, heading, claimed, mentions]);
}
