import type { Period } from '../tally/model.js';
import { formatPeriodChoice, parsePeriodChoice } from '../tally/periods.js';

/** What reviews write into `skill-journal:`, so that they are no notes themselves. */
export const reviewFormat = 'review/1';

/** Whether the front matter says that the document is a review of ours. */
export function isReviewText(text: string): boolean {
  return /^skill-journal:\s*["']?review\/1["']?\s*$/m.test(frontMatterOf(text) ?? '');
}

/** The period that a review is about, by its front matter. */
export function periodOfReview(text: string): Period | undefined {
  const written = /^period:\s*["']?([^"'\s#]+)/m.exec(frontMatterOf(text) ?? '')?.[1];
  if (written === undefined) return undefined;
  if (written === 'all') return { from: undefined, to: undefined };
  const choice = parsePeriodChoice(written);
  return choice?.kind === 'range' ? { from: choice.from, to: choice.to } : undefined;
}

export function reviewFrontMatter(period: Period): string {
  return `---\nskill-journal: ${reviewFormat}\nperiod: ${periodKey(period)}\n---`;
}

/** The document with another period in its front matter, where it states one. */
export function withPeriod(text: string, period: Period): string {
  const matter = frontMatterOf(text);
  const written = periodOfReview(text);
  if (matter === undefined || (written && periodKey(written) === periodKey(period))) return text;
  const at = text.indexOf(matter);
  const changed = matter.replace(/^period:[^\r\n]*/m, () => `period: ${periodKey(period)}`);
  return text.slice(0, at) + changed + text.slice(at + matter.length);
}

function periodKey({ from, to }: Period): string {
  return formatPeriodChoice({ kind: 'range', from, to });
}

function frontMatterOf(text: string): string | undefined {
  return /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?\r?\n)---[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
}
