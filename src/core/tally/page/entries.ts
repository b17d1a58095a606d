import { firstInOrder } from '../../firstInOrder.js';
import { html, type Html } from '../../html.js';
import type { ReviewComment } from '../../journal/model.js';
import { compareText } from '../../text.js';
import type { LevelTally, TallyEntry } from '../model.js';
import { renderLineButton } from './lineButton.js';
import { nameNotes } from './noteNames.js';
import { renderPortions, type Lines } from './portions.js';
import type { PageContext } from './view.js';
import { clip, fileName, filePath, sayCount, sayDate } from './words.js';

/** More than the few lines that the style shows, less than a note that is one long paragraph. */
const textLimit = 400;
/** Of a reviewer, or of a rating. */
const nameLimit = 80;

/** An entry in a list, with the tag it was counted for where the list holds several. */
export interface ListedEntry {
  readonly entry: TallyEntry;
  readonly tag?: string;
}

/** Exactly these entries, newest first, those without a date at the end. `id` is the list's own on the page. */
export function renderEntries(context: PageContext, id: string, entries: readonly ListedEntry[]): Html {
  const nameOf = nameNotes(entries.map(({ entry }) => entry.uri));
  return renderPortions(context, id, newestFirst(entries), (listed) => renderEntry(context, listed, nameOf));
}

export function listed(entries: readonly TallyEntry[], tag?: string): readonly ListedEntry[] {
  return entries.map((entry) => (tag === undefined ? { entry } : { entry, tag }));
}

/** What higher levels of the skill imply. */
export function listImplied(code: string, { implied = [] }: Pick<LevelTally, 'implied'>): readonly ListedEntry[] {
  return implied.flatMap(({ id, evidence }) => listed(evidence, `#${code}/${id}`));
}

function renderEntry(context: PageContext, { entry, tag }: ListedEntry, nameOf: (uri: string) => string): Html {
  const { t } = context;
  const text = entry.text.trim();
  const content = html`<span class="date">${renderDate(context, entry)}</span>
    <span class="what"
      ><bdi class="text">${text === '' ? t('tally.entry.wordless') : clip(text, textLimit)}</bdi>
      <span class="about"
        ><bdi class="file">${nameOf(entry.uri)}<span class="line">:${entry.position.line + 1}</span></bdi
        >${tag !== undefined && html` <bdi class="tag">${tag}</bdi>`}${renderMarks(context, entry)}</span
      ></span
    >`;
  const comments = renderComments(context, entry);
  const line =
    context.links === 'none'
      ? html`<div class="entry" title="${filePath(entry.uri)}">${content}</div>`
      : renderLineButton('entry', entry, content);
  return html`<li>${line} ${comments}</li>`;
}

/** What reviewers wrote below the entry: who, when, what they make of it. */
function renderComments(context: PageContext, entry: TallyEntry): Html | undefined {
  const { comments = [] } = entry;
  if (comments.length === 0) return undefined;
  const { t } = context;
  return html`<ul class="comments" aria-label="${t('tally.comments')}">
    ${comments.map((comment) => renderComment(context, entry, comment))}
  </ul>`;
}

/** It opens where it is written: below the entry, or in a review. */
function renderComment(context: PageContext, entry: TallyEntry, comment: ReviewComment): Html {
  const { t } = context;
  const { author, date, verdict, rating, text } = comment;
  const content = html`<span class="about"
      ><bdi class="author">${author === '' ? t('tally.comment.someone') : clip(author, nameLimit)}</bdi>${
        date !== undefined && html` ${renderDate(context, { date })}`
      }${verdict !== undefined && html` <span class="verdict">${t(`tally.comment.${verdict}`)}</span>`}${
        rating !== undefined &&
        html` <span class="rating">${t('tally.comment.rating', { rating: clip(rating, nameLimit) })}</span>`
      }${comment.uri !== undefined && html` <bdi class="file">${fileName(comment.uri)}</bdi>`}</span
    >${text !== '' && html` <bdi class="text">${clip(text, textLimit)}</bdi>`}`;
  if (context.links === 'none') return html`<li class="comment ${verdict}">${content}</li>`;
  const line = renderLineButton('remark', commentPlace(entry, comment), content);
  return html`<li class="comment ${verdict}">${line}</li>`;
}

/** Where a comment on an entry is written. */
export function commentPlace(
  entry: Pick<TallyEntry, 'uri'>,
  { uri, range }: ReviewComment,
): Pick<TallyEntry, 'uri' | 'position'> {
  return { uri: uri ?? entry.uri, position: range.start };
}

function renderDate({ t }: PageContext, { date }: Pick<TallyEntry, 'date'>): Html {
  if (date === undefined) return html`<span class="no-date">${t('tally.undated')}</span>`;
  // HTML knows days, weeks and months, but no quarters.
  if (date.text.includes('Q')) return html`${sayDate(t, date.text)}`;
  return html`<time datetime="${date.text}">${sayDate(t, date.text)}</time>`;
}

function renderMarks({ t }: PageContext, entry: TallyEntry): Html {
  const { statements } = entry;
  const marks = [
    entry.private ? t('tally.mark.private') : undefined,
    entry.state === 'planned' ? t('tally.mark.planned') : undefined,
    entry.kind === 'knowledge' ? t('tally.mark.knowledge') : undefined,
  ];
  return html`${
    statements.length > 0 &&
    html` <span class="numbers"
      >${sayCount(t, 'tally.entry.statements', statements.length, { numbers: statements.join(', ') })}</span
    >`
  }${marks.map((mark) => mark !== undefined && html` <span class="mark">${mark}</span>`)}`;
}

/** Lists are in the order of a tally, the oldest first, and ten years of lines are many. */
function newestFirst(entries: readonly ListedEntry[]): Lines<ListedEntry> {
  return {
    length: entries.length,
    slice: (start, end) => firstInOrder(entries, end, compareNewest).slice(start),
  };
}

function compareNewest({ entry: a }: ListedEntry, { entry: b }: ListedEntry): number {
  return (
    compareText(b.date?.first ?? '', a.date?.first ?? '') ||
    compareText(a.uri, b.uri) ||
    a.position.line - b.position.line
  );
}
