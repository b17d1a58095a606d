import type { Library } from '../framework/library.js';
import { foldSpelling } from '../framework/spelling.js';
import type { JournalIndex } from '../journal/index/journalIndex.js';
import type { Entry, NoteRecord, TagTarget } from '../journal/model.js';
import { plainLabel, shortenLine } from '../markdownText.js';
import type { Translate } from '../messages/translate.js';
import type { Steps } from '../steps.js';
import { sayDate } from '../tally/page/words.js';
import { comparePositions, type Position, type Range } from '../text.js';

/** A place in the workspace by a name: a skill, a level or statement of it, or a piece of evidence. Plain text. */
export type JournalSymbol =
  | { readonly kind: 'skill'; readonly name: string; readonly container: string; readonly target: TagTarget }
  | {
      readonly kind: 'evidence';
      readonly name: string;
      readonly container: string;
      readonly uri: string;
      readonly position: Position;
    };

/** An entry in the outline of its note. */
export interface NoteSymbol {
  readonly name: string;
  /** Its date, and that it is a plan; empty for neither. */
  readonly detail: string;
  readonly planned: boolean;
  /** The first tag's. */
  readonly range: Range;
}

const mostEntries = 100;
const longestName = 100;

/** A skill, level or statement that was found for the query. */
export interface FoundSkill {
  readonly target: TagTarget;
  readonly label: string;
  readonly description: string;
  readonly detail: string | undefined;
}

/**
 * Skills and evidence that have every word of the query. Headings and links are the editor's own symbols, and none of
 * these. The host filters again by the name, so that all that was matched stands in it. It comes note by note, so that
 * others get their turn.
 */
export function* findSymbols(
  query: string,
  foundSkills: readonly FoundSkill[],
  index: Pick<JournalIndex, 'records'>,
  library: Library,
): Steps<readonly JournalSymbol[]> {
  const skills = foundSkills.map(({ target, label, description, detail }): JournalSymbol => ({
    kind: 'skill',
    name: detail === undefined ? label : `${label}: ${detail}`,
    container: description,
    target,
  }));
  const words = foldSpelling(query)
    .split(/[\s#]+/u)
    .filter((word) => word !== '');
  return words.length === 0 ? skills : [...skills, ...(yield* findEntries(words, index, library))];
}

/**
 * The entries of a note. Tagged headings are left out: the editor has a symbol for each heading already. `lineText` gives
 * a line of the text that the record was made from.
 */
export function noteSymbols(
  record: NoteRecord | undefined,
  lineText: (line: number) => string,
  library: Library,
  t: Translate,
): readonly NoteSymbol[] {
  return (record?.entries ?? []).flatMap((entry): readonly NoteSymbol[] => {
    const [claim] = entry.claims;
    const tag = claim && record?.tags.find(({ range }) => comparePositions(range.start, claim.position) === 0);
    if (!tag || /^[\s>]*#{1,6}[ \t]/.test(lineText(tag.range.start.line))) return [];
    const isPlanned = claim.state === 'planned';
    const date = entry.date ? sayDate(t, entry.date.text) : '';
    const detail = [date, isPlanned ? t('tally.mark.planned') : ''].filter((part) => part !== '').join(' · ');
    return [{ name: nameOf(entry, library), detail, planned: isPlanned, range: tag.range }];
  });
}

function* findEntries(
  words: readonly string[],
  index: Pick<JournalIndex, 'records'>,
  library: Library,
): Steps<readonly JournalSymbol[]> {
  const found: JournalSymbol[] = [];
  for (const record of index.records()) {
    yield;
    if (!record) continue;
    for (const entry of record.entries) {
      const [claim] = entry.claims;
      if (!claim) continue;
      const name = nameOf(entry, library);
      const folded = foldSpelling(name);
      if (!words.every((word) => folded.includes(word))) continue;
      const container = entry.date?.text ?? '';
      found.push({ kind: 'evidence', name, container, uri: record.uri, position: claim.position });
      if (found.length === mostEntries) return found;
    }
  }
  return found;
}

function nameOf({ claims, text }: Entry, library: Library): string {
  const tags = new Set(claims.map(({ framework, code, level }) => library.tagFor({ framework, code, level }).slice(1)));
  const [line = ''] = text.split('\n');
  return plainLabel(`${[...tags].join(', ')} ${shortenLine(line, longestName)}`.trim());
}
