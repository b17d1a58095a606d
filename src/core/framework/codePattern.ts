/** Longer ones are refused: codes are short. */
const longestPattern = 200;
/** Ways in which one text can be tried against the pattern; what bounds the time of a match. */
const mostWays = 4096;
const longestMatch = 200;

/** Ways to match, and the longest text that can match; both bounded, or the pattern is refused. */
interface Cost {
  readonly ways: number;
  readonly length: number;
}

const one: Cost = { ways: 1, length: 0 };

/**
 * Makes a framework's `codePattern` into an expression that a whole code has to match (case-sensitive). Undefined for
 * one that is invalid or could run for long: it comes from a file of unknown origin. Understood are literals, `.`,
 * classes, `\d`, `\w`, `\p{…}`, groups, alternatives and the quantifiers `?`, `{n}` and `{n,m}`.
 */
export function compileCodePattern(source: string): RegExp | undefined {
  if (source.length === 0 || source.length > longestPattern) return undefined;
  const reader = new PatternReader(source);
  const cost = reader.readAlternatives();
  const bounded = cost && cost.ways <= mostWays && cost.length <= longestMatch;
  if (!bounded || !reader.atEnd) return undefined;
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    return undefined;
  }
}

/** Reads a pattern only as far as it takes to know its cost; whether it is valid in the rest, `RegExp` says. */
class PatternReader {
  private offset = 0;

  constructor(private readonly source: string) {}

  get atEnd(): boolean {
    return this.offset === this.source.length;
  }

  readAlternatives(): Cost | undefined {
    let total: Cost | undefined;
    do {
      const sequence = this.readSequence();
      if (!sequence) return undefined;
      total = total ? { ways: total.ways + sequence.ways, length: Math.max(total.length, sequence.length) } : sequence;
    } while (this.take(/\|/y) !== undefined);
    return total;
  }

  private readSequence(): Cost | undefined {
    let total = one;
    while (!this.atEnd && !/[|)]/.test(this.source.charAt(this.offset))) {
      const atom = this.readAtom();
      const repeated = atom && this.readQuantifier(atom);
      if (!repeated) return undefined;
      total = { ways: total.ways * repeated.ways, length: total.length + repeated.length };
    }
    return total;
  }

  private readAtom(): Cost | undefined {
    if (this.take(/[\^$]/y) !== undefined) return one;
    if (this.take(/\((?:\?:)?/y) !== undefined) {
      const inner = this.readAlternatives();
      return inner && this.take(/\)/y) !== undefined ? inner : undefined;
    }
    const character = /\[(?:\\.|[^\]\\])*\]|\\[dDwWsS]|\\[pP]\{\w+(?:=\w+)?\}|\\[^\p{L}\p{N}]|[^\\[\](){}?*+|^$]/uy;
    return this.take(character) === undefined ? undefined : { ways: 1, length: 1 };
  }

  private readQuantifier(atom: Cost): Cost | undefined {
    const quantifier = this.take(/(?:\?|\{\d{1,3}(?:,\d{1,3})?\})\??/y);
    if (quantifier === undefined) return this.take(/[*+{]/y) === undefined ? atom : undefined;
    const [low = 0, high = low] = quantifier.startsWith('?') ? [0, 1] : (quantifier.match(/\d+/g) ?? []).map(Number);
    let ways = 0;
    for (let count = low; count <= high; count++) ways += atom.ways ** count;
    // An empty atom counts as well: repeating nothing takes time too.
    return { ways, length: Math.max(atom.length, 1) * high };
  }

  private take(expression: RegExp): string | undefined {
    expression.lastIndex = this.offset;
    const found = expression.exec(this.source)?.[0];
    if (found !== undefined) this.offset += found.length;
    return found;
  }
}
