import type { Claim, JournalDate, TagTarget } from '../model.js';

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

  /** What a claim speaks for. */
  claimed({ framework, code, level, statements }: Claimed): number {
    return this.number([framework, code, level, statements.join()].join('\n'));
  }
}

/** What many claims have in common. */
export type Claimed = Pick<Claim, 'framework' | 'code' | 'level' | 'statements'>;

/** What comes again and again is the same object each time it is read. */
const dates = new Map<string, JournalDate>();
const targets = new Map<string, TagTarget>();
const claimed = new Map<string, Claimed>();

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

export function claimedOf(word: string): Claimed {
  let known = claimed.get(word);
  if (!known) {
    const [framework = '', code = '', level = '', statements = ''] = word.split('\n');
    const numbers = statements === '' ? [] : statements.split(',').map(Number);
    claimed.set(word, (known = { framework, code, level, statements: numbers }));
  }
  return known;
}
