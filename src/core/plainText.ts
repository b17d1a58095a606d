// What a terminal would act on instead of showing it: escape sequences (with what they enclose), control characters,
// and the marks that turn the direction of a line. `\p{Cc}` covers ESC where no sequence follows.
const sequences =
  /(?:\u001b\[|\u009b)[0-?]{0,99}[ -/]{0,99}[@-~]|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])\P{Cc}{0,4096}(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]{0,9}[0-~]/gu;
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line of text that a terminal can only show: for the user's own words and those of frameworks. */
export function toPlainLine(text: string): string {
  return text
    .replace(sequences, '')
    .replace(turning, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/\p{Cs}/gu, '\ufffd')
    .trim();
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]*$/u;
const narrow = /^[\uff61-\uffdc]/;
const wide =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\p{RI}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
const ascii = /^[ -~]*$/;

/** How many columns of a terminal the text takes: two for an East Asian character or an emoji. */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += segmentWidth(segment);
  return width;
}

/** At most `limit` columns, with an ellipsis where something is cut. */
export function clipToWidth(text: string, limit: number): string {
  if (displayWidth(text) <= limit) return text;
  let kept = '';
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += segmentWidth(segment);
    if (width > limit - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

function segmentWidth(segment: string): number {
  if (invisible.test(segment)) return 0;
  return !narrow.test(segment) && wide.test(segment) ? 2 : 1;
}
