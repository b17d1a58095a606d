import type { JournalDate, TagTarget } from '../model.js';

const none: readonly never[] = [];

/** How a word looks where it stands in what is packed. */
export function packedWord(word: string): string {
  return JSON.stringify(word).slice(1, -1);
}

/** Words by number; 0 stands for none. */
export class Words {
  readonly list: string[] = [];
  private readonly numbers = new Map<string, number>();

  number(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.list.push(word)));
    return number;
  }

  target({ framework, code, level, statement }: TagTarget): number {
    return this.number([framework, code, level ?? '', statement ?? ''].join('\n'));
  }
}

/** What comes again and again is the same object each time it is read. */
const dates = new Map<string, JournalDate>();
const targets = new Map<string, TagTarget>();
const numbers = new Map<string, readonly number[]>();

/** A date as a word. */
export function wordOf({ text, first, day }: JournalDate): string {
  return text === first && text === day ? text : `${text}\n${first}\n${day}`;
}

export function dateOf(word: string): JournalDate {
  let date = dates.get(word);
  if (!date) {
    const [text = '', first, day] = word.split('\n');
    // Of most dates all three are the same.
    dates.set(word, (date = { text, first: first || text, day: day || text }));
  }
  return date;
}

export function targetOf(word: string): TagTarget {
  let target = targets.get(word);
  if (!target) {
    const [framework = '', code = '', level = '', statement = ''] = word.split('\n');
    const more = { ...(level !== '' && { level }), ...(statement !== '' && { statement: Number(statement) }) };
    targets.set(word, (target = { framework, code, ...more }));
  }
  return target;
}

export function sameNumbers(list: readonly number[]): readonly number[] {
  if (list.length === 0) return none;
  const key = list.join();
  const known = numbers.get(key);
  if (!known) numbers.set(key, list);
  return known ?? list;
}
