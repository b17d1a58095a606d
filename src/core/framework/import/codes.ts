import { foldSpelling, slug, typedForm } from '../spelling.js';
import { cleanLine } from './importText.js';

/** A code is typed; names can be whole sentences. */
const longestCode = 60;
const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\u20E3|\p{Variation_Selector}/gu;

/** Gives each skill of a framework a code that no other has. */
export class Codes {
  /** By folded spelling, the number that the next one of it takes. */
  private readonly next = new Map<string, number>();

  /** The code that the file has for it, where a tag can name that; else one made of the name. The second gets `-2`. */
  take(name: string, given = ''): string {
    const own = cleanLine(given);
    const base = own.length <= longestCode && typedForm(own) !== '' ? own : readableSlug(name) || 'skill';
    const spelling = foldSpelling(typedForm(base));
    let number = this.next.get(spelling) ?? 1;
    let code = base;
    if (number > 1) {
      do code = `${base}-${number++}`;
      while (this.next.has(foldSpelling(typedForm(code))));
      this.next.set(foldSpelling(typedForm(code)), 2);
      this.next.set(spelling, number);
    } else this.next.set(spelling, 2);
    return code;
  }
}

/** A slug without emoji, not longer than anybody types: `🛠️ Mastery` → `mastery`. Empty where nothing is left. */
export function readableSlug(name: string): string {
  const whole = slug(cleanLine(name).replace(pictures, ' '));
  if (whole.length <= longestCode) return whole;
  const cut = whole.slice(0, longestCode + 1);
  const wordEnd = cut.lastIndexOf('-');
  return (wordEnd > 0 ? cut.slice(0, wordEnd) : cut.slice(0, longestCode)).replace(/[-\p{Cs}]+$/u, '');
}
