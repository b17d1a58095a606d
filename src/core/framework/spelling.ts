const ascii = /^[\0-\x7f]*$/;
const decimalDigit = /\p{Nd}/u;
const otherDigits = /(?![0-9])\p{Nd}/gu;
const typeable = /^[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}]$/u;
const betweenWords = /[^\p{L}\p{M}\p{N}]+/gu;

/**
 * What two spellings of one code, level or framework have in common: NFKC, lower case, digits of any script by their
 * value. Digits are not read as a number: `04` is not `4`.
 */
export function foldSpelling(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  // Lower case can bring decomposed letters (`İ`), so that the form is made twice.
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(otherDigits, digitValue);
}

/** The form in which a name can be typed in a tag, empty where nothing of it can: `Ensure, advise` → `ensure-advise`. */
export function slug(text: string): string {
  return foldSpelling(text).replace(betweenWords, '-').replace(/^-|-$/g, '');
}

/** True: the text can be a segment of a tag as it is. */
export function isTypeable(segment: string): boolean {
  return typeable.test(segment);
}

/** The text itself where a tag can hold it, else its slug. */
export function typedForm(text: string): string {
  return isTypeable(text) ? text : slug(text);
}

/** Unicode keeps the digits of each script together, from zero to nine, and such runs come in whole tens. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (decimalDigit.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
