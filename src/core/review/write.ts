import { reviewRegions, reviewTitle } from './document.js';
import type { Steps } from '../steps.js';
import { isReviewText, reviewFrontMatter, withPeriod } from './frontMatter.js';
import type { ReviewSource } from './build.js';
import type { Review } from './model.js';
import { applyPicks, type Orphans } from './picks.js';
import {
  beginMark,
  endMark,
  findRegions,
  readPicks,
  splitLines,
  type Broken,
  type FoundRegion,
  type HandPick,
  type Line,
  type Region,
} from './regions.js';
import type { RenderContext } from './render.js';

/** A document as it is to be, with the review that it shows: boxes cleared by hand are cleared in both. */
export interface WrittenReview {
  readonly kind: 'written';
  readonly text: string;
  readonly review: Review;
}

/** A new document. Same review, same bytes. */
export function* writeReview({ review }: Pick<ReviewSource, 'review'>, context: RenderContext): Steps<WrittenReview> {
  const { t } = context;
  const head = [
    reviewFrontMatter(review.period),
    `# ${reviewTitle(review, t)}`,
    `<!-- ${t('review.help').replaceAll('--', '–')} -->`,
  ];
  const parts: string[] = [];
  for (const region of yield* reviewRegions(review, context)) parts.push((yield* blockOf(region)).join('\n'));
  return { kind: 'written', text: `${[...head, ...parts].join('\n\n')}\n`, review };
}

/**
 * Writes the marked parts of a document anew, and nothing else. Boxes that were cleared stay so, reviewers' callouts stay
 * under their evidence; those whose evidence is gone are left behind the part. With `replaceEdits`, words that were written
 * inside the marks give way; without, the document is refused.
 */
export function* refreshReview(
  text: string,
  source: ReviewSource,
  context: RenderContext,
  { replaceEdits = false }: { readonly replaceEdits?: boolean } = {},
): Steps<WrittenReview | Broken> {
  if (!isReviewText(text)) {
    return { kind: 'broken', reason: 'review.refused.notReview', args: { region: '', line: 1 } };
  }
  const lines = splitLines(text);
  const found = yield* findRegions(lines);
  if ('kind' in found) return found;
  const edited = found.find(({ isUntouched }) => !isUntouched);
  if (edited && !replaceEdits) {
    const args = { region: edited.id, line: edited.begin + 1 };
    return { kind: 'broken', reason: 'review.refused.edited', args };
  }
  const picks = new Map<string, readonly HandPick[]>();
  for (const region of found) {
    picks.set(region.id, readPicks(region));
    yield;
  }
  const picked = yield* applyPicks(source.review, picks);
  const review = source.judge(picked.review);
  const regions = yield* reviewRegions(review, context);
  const refreshed = yield* merge(lines, found, regions, picked.orphans, context);
  return { kind: 'written', text: withPeriod(refreshed, review.period), review };
}

function* blockOf(region: Region): Steps<readonly string[]> {
  return [yield* beginMark(region), '', region.content, '', endMark(region)];
}

function* merge(
  lines: readonly Line[],
  found: readonly FoundRegion[],
  regions: readonly Region[],
  orphans: Orphans,
  { t }: RenderContext,
): Steps<string> {
  const end = lines.find((line) => line.end !== '')?.end ?? '\n';
  const existing = new Set(found.map(({ id }) => id));
  const wanted = new Map(regions.map((region) => [region.id, region]));
  /** Parts that the document does not have yet, by the part that they follow; those before all others under `''`. */
  const added = new Map<string, Region[]>();
  let anchor = '';
  for (const region of regions) {
    if (existing.has(region.id)) anchor = region.id;
    else added.set(anchor, [...(added.get(anchor) ?? []), region]);
  }
  const pieces: string[] = [];
  const push = (block: readonly string[]): void => {
    pieces.push(block.join('\n').split('\n').join(end));
  };
  const own = (from: number, to: number): string =>
    lines
      .slice(from, to)
      .map((line) => line.text + line.end)
      .join('');

  let at = 0;
  for (const [i, { id, begin, end: last }] of found.entries()) {
    pieces.push(own(at, begin));
    if (i === 0) for (const region of added.get('') ?? []) push([...(yield* blockOf(region)), '', '']);
    const region = wanted.get(id);
    const blocks = region ? [yield* blockOf(region)] : [];
    blocks.push(...orphanBlock(orphans.get(id)));
    for (const one of added.get(id) ?? []) blocks.push(yield* blockOf(one));
    push(
      blocks
        .map((block) => block.join('\n'))
        .join('\n\n')
        .split('\n'),
    );
    const lastLine = lines[last];
    // A part that is gone leaves no blank lines behind.
    const isBlank = blocks.length === 0;
    at = last + 1;
    if (isBlank) while (lines[at]?.text.trim() === '' && lines[at]?.end !== '') at++;
    else pieces.push(lastLine?.end ?? '');
  }
  pieces.push(own(at, lines.length));
  return pieces.join('');

  function orphanBlock(callouts: readonly string[] | undefined): readonly (readonly string[])[] {
    return callouts ? [[`**${t('review.orphans')}**`], ...callouts.map((callout) => [callout])] : [];
  }
}
