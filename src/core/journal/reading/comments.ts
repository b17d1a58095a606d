import { trimTail, type Range, type Span } from '../../text.js';
import { findDate } from '../dates/dates.js';
import { displayText, findFields, withoutFields } from '../blocks/lines.js';
import type { CalloutWords, ReviewComment, Verdict } from '../model.js';
import { wordsIn } from './sameComment.js';
import type { Leaf, Scope } from './scopes.js';

export interface CommentReader {
  /** Whether tags make the scope an entry. */
  readonly isEntry: (scope: Scope) => boolean;
  /** The parts of a scope that are to be seen, reviewers' callouts included. */
  readonly contentOf: (scope: Scope) => readonly (Leaf | Scope)[];
  /** The words of a table's row, to tell rows apart. */
  readonly textOf: (row: Scope) => string;
  readonly rangeOf: (span: Span) => Range;
}

const longestComment = 4000;

/**
 * The comments of each entry. A callout speaks of what stands right above it, be it a paragraph, another callout or an item
 * of a list that it follows; of the row that its `about::` begins like, under a table; else of the nearest entry around it,
 * or the note.
 */
export function readComments(note: Scope, reader: CommentReader): ReadonlyMap<Scope, readonly ReviewComment[]> {
  const found = new Map<Scope, ReviewComment[]>();
  visit(note);
  return found;

  function visit(scope: Scope): void {
    let above: Scope | undefined;
    for (const part of reader.contentOf(scope)) {
      if (part.kind === 'leaf') {
        above = undefined;
        continue;
      }
      if (part.isReview) {
        const { comment, about } = readComment(part);
        const owner = entryAbove(above, scope, about) ?? entryAround(scope) ?? note;
        found.set(owner, [...(found.get(owner) ?? []), comment]);
        continue;
      }
      above = part.type === 'section' ? undefined : part;
      visit(part);
    }
  }

  function entryAbove(above: Scope | undefined, container: Scope, about: string | undefined): Scope | undefined {
    if (!above || (above.type === 'item' && container.type === 'item')) return undefined;
    if (above.type === 'table') return rowOf(above, about) ?? (reader.isEntry(above) ? above : undefined);
    if (reader.isEntry(above)) return above;
    const last = above.type === 'item' ? reader.contentOf(above).at(-1) : undefined;
    return last?.kind === 'scope' && last.type === 'item' ? entryAbove(last, above.parent ?? note, about) : undefined;
  }

  function rowOf(table: Scope, about: string | undefined): Scope | undefined {
    const rows = reader.contentOf(table).flatMap((row) => (row.kind === 'scope' && reader.isEntry(row) ? [row] : []));
    if (about === undefined) return rows.length === 1 && !reader.isEntry(table) ? rows[0] : undefined;
    const wanted = wordsIn(about);
    return rows.find((row) => wanted !== '' && wordsIn(reader.textOf(row)).startsWith(wanted));
  }

  function entryAround(scope: Scope): Scope | undefined {
    for (let around: Scope | undefined = scope; around; around = around.parent) {
      if (reader.isEntry(around)) return around;
    }
    return undefined;
  }

  function readComment(callout: Scope): { readonly comment: ReviewComment; readonly about: string | undefined } {
    const [title = '', ...blocks] = leavesOf(callout).map(({ runs }) => displayText(runs, () => false));
    const { about, ...words } = readCallout(title, blocks.join('\n'));
    return { comment: { ...words, range: reader.rangeOf(callout) }, about };
  }

  function leavesOf(scope: Scope): readonly Leaf[] {
    return reader.contentOf(scope).flatMap((part) => (part.kind === 'leaf' ? [part] : leavesOf(part)));
  }
}

/** Reads the words of a callout: its first line with the mark, and what follows. */
export function readCallout(title: string, rest: string): CalloutWords & { readonly about: string | undefined } {
  const heading = title.replace(/^\s*\[![\w-]+\][+-]?/u, '').trim();
  const dated = findDate(heading);
  const body = rest.slice(0, longestComment);
  const fields = new Map(findFields(body).map(({ key, value }) => [key, value]));
  const lines = withoutFields(body).split(/\r\n|\r|\n/);
  const text = lines.map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
  return {
    author: trimTail(dated ? heading.slice(0, dated.start) : heading, /[\s,;:–—(-]/u),
    date: dated?.kind === 'date' ? dated.date : undefined,
    verdict: verdictOf(fields.get('verdict')),
    rating: fields.get('rating') === '' ? undefined : fields.get('rating'),
    text: text.join('\n'),
    about: fields.get('about'),
  };
}

function verdictOf(written: string | undefined): Verdict | undefined {
  const word = written?.trim().toLowerCase();
  return word === 'agree' || word === 'disagree' ? word : undefined;
}
