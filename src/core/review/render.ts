import type { Translate } from '../messages/translate.js';
import { escapeLinkText, escapeMarkdown, linkDestination } from '../markdownText.js';
import { fileName, sayCount, sayDate, sayPeriod } from '../tally/page/words.js';
import { headingSlug } from './headingSlug.js';
import type { Review, ReviewEvidence, ReviewPiece } from './model.js';
import { identityOf } from './model.js';
import type { CalloutWords } from '../journal/model.js';

/** What the parts of the document need to speak. */
export interface RenderContext {
  readonly t: Translate;
  /** Where a link to the note leads, from where the document is; undefined: words without a link. */
  readonly linkTo: (uri: string) => string | undefined;
}

/** The period in words, also where it has no ends. */
export function periodWords(t: Translate, { period }: Pick<Review, 'period'>): string {
  return sayPeriod(t, period) ?? t('review.allTime');
}

export function dateWords(t: Translate, { date }: Pick<ReviewEvidence, 'date'>): string {
  return date === undefined ? t('review.undated') : sayDate(t, date.text);
}

/** An invisible mark that names a piece of evidence under a statement, so that refreshing knows it again. */
function pieceMark(statement: number | undefined, evidence: ReviewEvidence): string {
  return `<!--e ${statement ?? '-'} ${identityOf(evidence)}-->`;
}

/** A link to the note, at its heading where it has one. */
function noteLink(evidence: Pick<ReviewEvidence, 'uri' | 'heading'>, { linkTo }: RenderContext): string {
  const name = fileName(evidence.uri).replace(/\.(?:md|markdown)$/iu, '');
  const { heading = '' } = evidence;
  const label = escapeLinkText(
    heading === '' || heading.toLowerCase() === name.toLowerCase() ? name : `${name}: ${heading}`,
  );
  const target = linkTo(evidence.uri);
  if (target === undefined) return label;
  const slug = headingSlug(heading);
  const address = linkDestination(slug === '' ? target : `${target}#${encodeURIComponent(slug)}`);
  return address === undefined ? label : `[${label}](${address})`;
}

/** A piece with its box: all of it where it stands first, a line where it stands again or was dropped. */
export function pieceItem(
  statement: number | undefined,
  { evidence, dropped, callouts }: ReviewPiece,
  isRepeat: boolean,
  context: RenderContext,
): string {
  const { t } = context;
  const mark = pieceMark(statement, evidence);
  const date = `**${escapeMarkdown(dateWords(t, evidence))}**`;
  const box = dropped ? '[ ]' : '[x]';
  if (dropped || isRepeat) {
    const words = escapeMarkdown(firstWords(evidence, t));
    const again = isRepeat && !dropped ? ` _(${t('review.repeat')})_` : '';
    return [`- ${box} ${date} ${words}${again} ${mark}`, ...calloutLines(callouts)].join('\n');
  }
  return [
    `- ${box} ${date} ${wordsOf(evidence, context)} ${mark}`,
    ...detailsOf(evidence, context),
    ...calloutLines(callouts),
  ].join('\n');
}

/** A piece without a box: knowledge and planned work. `lead` stands before its words. */
export function plainItem(evidence: ReviewEvidence, lead: string, context: RenderContext): string {
  return [`- ${lead} ${wordsOf(evidence, context)}`, ...fieldItems(evidence)].join('\n');
}

function wordsOf(evidence: ReviewEvidence, context: RenderContext): string {
  const lines = evidence.lines.map(escapeMarkdown).filter((line) => line !== '');
  const words = lines.length === 0 ? escapeMarkdown(context.t('review.wordless')) : lines.join('\\\n  ');
  return `${words} (${noteLink(evidence, context)})`;
}

function firstWords(evidence: Pick<ReviewEvidence, 'lines'>, t: Translate): string {
  const [line = t('review.wordless')] = evidence.lines;
  if (line.length <= 90) return line;
  const cut = line.slice(0, 89).replace(/\p{Cs}$/u, '');
  const blank = cut.lastIndexOf(' ');
  return `${blank > 45 ? cut.slice(0, blank) : cut}…`;
}

function detailsOf(evidence: ReviewEvidence, { t }: RenderContext): readonly string[] {
  return [...fieldItems(evidence), ...evidence.comments.map((comment) => `  - ${commentItem(comment, t)}`)];
}

function fieldItems({ fields }: ReviewEvidence): readonly string[] {
  return fields.map(({ key, value }) => `  - **${escapeMarkdown(capitalise(key))}:** ${escapeMarkdown(value)}`);
}

/** Who, when, what they say: Markdown. */
function commentItem(comment: CalloutWords, t: Translate): string {
  const head = `_${escapeMarkdown(commentHead(comment, t))}_`;
  return comment.text === '' ? head : `${head}: ${escapeMarkdown(comment.text)}`;
}

/** Beside the name of who says it: when, and what they make of it. */
export function commentAside({ date, verdict, rating }: CalloutWords, t: Translate): string {
  return [
    ...(date === undefined ? [] : [sayDate(t, date.text)]),
    ...(verdict === undefined ? [] : [t(`review.comment.${verdict}`)]),
    ...(rating === undefined ? [] : [t('comment.rated', { rating })]),
  ].join(', ');
}

/** The same as plain text. */
export function commentLine(comment: CalloutWords, t: Translate): string {
  const head = commentHead(comment, t);
  return comment.text === '' ? head : `${head}: ${comment.text.replace(/\s+/gu, ' ')}`;
}

function commentHead(comment: CalloutWords, t: Translate): string {
  const author = comment.author === '' ? t('review.comment.nobody') : comment.author;
  return [author, commentAside(comment, t)].filter((part) => part !== '').join(', ');
}

/** Callouts of the document's own, under their item. A blank line keeps two of them apart. */
function calloutLines(callouts: readonly string[]): readonly string[] {
  return callouts.flatMap((callout) => ['', ...callout.split('\n').map((line) => `  ${line}`.trimEnd())]);
}

function capitalise(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** A sentence's list of parts, in the order given. */
export function joinParts(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

export function evidenceWords(t: Translate, count: number): string {
  return sayCount(t, 'tally.evidence', count);
}
