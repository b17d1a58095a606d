import type { Span } from '../text.js';
import type { ProblemLog } from './problemLog.js';

/** Finds two things of a framework that a tag could not tell apart. */
export class Spellings {
  private readonly owners = new Map<string, string>();

  constructor(private readonly log: ProblemLog) {}

  /** Takes a folded spelling for `owner`; false, with a problem at `span`, where another thing has it already. */
  claim(spelling: string, owner: string, span: Span): boolean {
    const first = this.owners.get(spelling);
    if (first === undefined) {
      this.owners.set(spelling, owner);
      return true;
    }
    if (first === owner) return true;
    this.log.add('framework.ambiguous', span, { spelling, first, second: owner });
    return false;
  }
}
