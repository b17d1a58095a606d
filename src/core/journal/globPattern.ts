/** Stands for any number of letters of a name, or of folders of a path. */
const many = Symbol('many');
type Tokens<Token> = readonly (Token | typeof many)[];

/** A letter, or whether it is one of those that are meant. */
type Letter = string | ((letter: string) => boolean);
/** What is said of one name of a path: the name itself, or what its letters may be. */
type Name = string | Tokens<Letter>;

/** What globs say together. */
export interface Globs {
  /** Whether one of them means a path, with `/`; in any case. */
  readonly matches: (path: string) => boolean;
  /** The folders, or the files themselves, that all that is meant lies in, in lower case. */
  readonly roots: readonly string[];
}

/** More than anybody writes: each pair of braces multiplies them. */
const mostPatterns = 1000;
/** An escaped letter, letters in brackets, or a letter. */
const piece = /\\[^]|\[[!^]?\]?[^\]/]*\]|[^]/g;

/**
 * Reads globs as VS Code does: `*` and `?` within a name, `**` for any folders, `{a,b}`, `[a-z]` and `[!a-z]`; `\` before a
 * sign takes it as it is. A glob that stands for too many patterns means nothing.
 */
export function readGlobs(globs: readonly string[]): Globs {
  const patterns = globs.flatMap(readGlob);
  return {
    matches: (path) => {
      const names = path.toLowerCase().split('/');
      return patterns.some((pattern) => takeAll(pattern, names, takesName));
    },
    roots: patterns.map(rootOf),
  };
}

function readGlob(glob: string): readonly Tokens<Name>[] {
  const patterns: Tokens<Name>[] = [];
  for (const pieces of withoutBraces(glob.toLowerCase().match(piece) ?? [])) {
    if (patterns.length === mostPatterns) return [];
    patterns.push(namesOf(pieces));
  }
  return patterns;
}

/** `{a,b}/c` as `a/c` and `b/c`. A brace that is not closed is a letter. */
function* withoutBraces(pieces: readonly string[]): Generator<readonly string[], void, void> {
  const open = pieces.indexOf('{');
  const cuts = [open];
  let depth = 0;
  for (let at = open; open >= 0 && at < pieces.length; at += 1) {
    if (pieces[at] === '{') depth += 1;
    else if (pieces[at] === '}') depth -= 1;
    if (depth === 0 || (depth === 1 && pieces[at] === ',')) cuts.push(at);
    if (depth === 0) break;
  }
  if (open < 0) return yield pieces;
  if (depth > 0) return yield* withoutBraces(pieces.with(open, '\\{'));
  const rest = pieces.slice((cuts.at(-1) ?? 0) + 1);
  for (const [index, cut] of cuts.slice(1).entries()) {
    yield* withoutBraces([...pieces.slice(0, open), ...pieces.slice((cuts[index] ?? 0) + 1, cut), ...rest]);
  }
}

function namesOf(pieces: readonly string[]): Tokens<Name> {
  const names: string[][] = [[]];
  for (const one of pieces) {
    if (one === '/') names.push([]);
    else names.at(-1)?.push(one);
  }
  return names.map((name) => (name.length > 1 && name.every((one) => one === '*') ? many : nameOf(name)));
}

function nameOf(pieces: readonly string[]): Name {
  const isPlain = pieces.every((one) => one !== '*' && one !== '?' && !isClass(one));
  if (isPlain) return pieces.map(unescaped).join('');
  return pieces.map((one) => {
    if (one === '*') return many;
    if (one === '?') return () => true;
    return isClass(one) ? classOf(one) : unescaped(one);
  });
}

function isClass(one: string): boolean {
  return one.length > 1 && one.startsWith('[');
}

function unescaped(one: string): string {
  return one.length === 2 && one.startsWith('\\') ? one.slice(1) : one;
}

/** `[a-z_]`, `[!a-z]`: a letter that is, or is not, among these. */
function classOf(one: string): Letter {
  const isNegated = /^\[[!^]/.test(one);
  const letters = one.slice(isNegated ? 2 : 1, -1);
  const ranges = [...letters.matchAll(/([^])-([^])|[^]/g)].map(([all, from = all, to = all]) => [from, to] as const);
  return (letter) => ranges.some(([from, to]) => from <= letter && letter <= to) !== isNegated;
}

function rootOf(pattern: Tokens<Name>): string {
  const end = pattern.findIndex((name) => typeof name !== 'string');
  return pattern.slice(0, end < 0 ? undefined : end).join('/');
}

function takesName(said: Name, name: string): boolean {
  return typeof said === 'string' ? said === name : takeAll(said, name, takesLetter);
}

function takesLetter(said: Letter, letter: string): boolean {
  return typeof said === 'string' ? said === letter : said(letter);
}

/**
 * Whether the tokens, one after the other, take all items. What follows a `many` is tried at each item behind it, and never
 * again once the next `many` is reached, so that the time grows with tokens times items at the most.
 */
function takeAll<Token, Item>(
  tokens: Tokens<Token>,
  items: ArrayLike<Item>,
  takes: (token: Token, item: Item) => boolean,
): boolean {
  let next = 0;
  let lastMany: number | undefined;
  let triedFrom = 0;
  for (let at = 0; at < items.length;) {
    const token = tokens[next];
    if (token === many) {
      lastMany = next;
      triedFrom = at;
      next += 1;
    } else if (token !== undefined && takes(token, items[at] as Item)) {
      next += 1;
      at += 1;
    } else if (lastMany !== undefined) {
      triedFrom += 1;
      next = lastMany + 1;
      at = triedFrom;
    } else {
      return false;
    }
  }
  while (tokens[next] === many) next += 1;
  return next === tokens.length;
}
